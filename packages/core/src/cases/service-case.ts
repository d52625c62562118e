/** A source's code and the words to show for it. */
export type Term = { readonly key: string; readonly label: string };

/** What one case shows of itself. Days are business days; durations seconds; persons are masked. */
export type ServiceCase = {
  readonly id: string;
  readonly source: string;
  readonly number: string;
  readonly status: Term;
  readonly kind: Term | null;
  readonly channel: Term | null;
  readonly region: Term | null;
  readonly department: Term | null;
  readonly employee: Term | null;
  readonly priority: Term | null;
  readonly productFamily: Term | null;
  readonly productModel: Term | null;
  readonly batch: Term | null;
  readonly supplierLot: Term | null;
  readonly serial: string | null;
  /** As the case tells it, else the register of units. */
  readonly soldOn: string | null;
  /** By the register of units, as the line. */
  readonly producedOn: string | null;
  readonly productionLine: Term | null;
  readonly reportedOn: string | null;
  readonly reportedAt: Date | null;
  readonly resolvedOn: string | null;
  readonly closedOn: string | null;
  readonly responseSeconds: number | null;
  readonly handlingSeconds: number | null;
  readonly costAmount: number | null;
  readonly score: number | null;
  readonly attemptCount: number;
  readonly reopenedCount: number;
  readonly complaint: string | null;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
};

export type CaseDefect = {
  readonly key: string;
  readonly label: string;
  readonly familyLabel: string | null;
  readonly leading: boolean;
  readonly origin: string;
};

export type CaseEvent = {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly happenedOn: string | null;
  readonly happenedAt: Date | null;
  readonly learnedAt: Date;
  readonly origin: string;
  readonly employee: Term | null;
  readonly department: Term | null;
  readonly result: string | null;
  readonly amount: number | null;
  readonly score: number | null;
  readonly detail: string | null;
  readonly setAside: string | null;
  readonly superseded: boolean;
};

/** A field whose value was impossible: the case is kept, the value is not used. */
export type SetAside = {
  readonly field: string;
  readonly value: string | null;
  readonly reason: string;
  readonly label: string;
};
