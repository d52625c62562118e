import type { CaseEventType, RepairResult } from "./case-event-types.ts";

/** When something happened: a business day, and the instant where the source knew one (ISO 8601 with zone). */
export type IncomingMoment = { readonly on: string; readonly at?: string };

/** A code of the source, and the words to show for it (default: the code itself). */
export type IncomingTerm = { readonly code: string; readonly name?: string; readonly nameEn?: string };

/** One thing that happened. `setAside` names why an impossible value was put aside: then the field it came from is absent. */
export type IncomingEvent = {
  readonly type: CaseEventType;
  readonly moment?: IncomingMoment;
  readonly department?: IncomingTerm;
  readonly employee?: IncomingTerm;
  readonly result?: RepairResult;
  readonly amount?: number; // money, in the installation's currency; of logged work: seconds
  readonly score?: number; // 1–5; of a net promoter answer 0–10
  readonly due?: IncomingMoment; // what was promised: when the visit will be
  readonly detail?: string;
  readonly setAside?: string;
  /** The source's own id of the event; without it an event is its content plus its ordinal among identical ones of its case. */
  readonly sourceEventId?: string;
};

export type IncomingDefect = { readonly family?: IncomingTerm; readonly type?: IncomingTerm };

/** What a source says of one case, parsed and valid. */
export type IncomingCase = {
  readonly number: string;
  /** The line of the file it came from, for reports. */
  readonly line: number;
  /** The source's own version (sortable text): an older copy never overwrites a newer one. */
  readonly version?: string;
  readonly kind?: IncomingTerm;
  readonly channel?: IncomingTerm;
  readonly region?: IncomingTerm;
  readonly department?: IncomingTerm;
  readonly employee?: IncomingTerm;
  readonly priority?: IncomingTerm;
  readonly productFamily?: IncomingTerm;
  readonly productModel?: IncomingTerm;
  readonly batch?: IncomingTerm & { readonly producedMonth?: string };
  /** The service contract, whose policies go before the product's. */
  readonly contract?: IncomingTerm;
  readonly supplierLot?: IncomingTerm & { readonly supplier?: string; readonly component?: string };
  readonly serial?: string;
  readonly soldOn?: string;
  readonly status?: string;
  readonly customer?: {
    readonly number: string;
    readonly name?: string;
    readonly phone?: string;
    readonly address?: string;
  };
  readonly complaint?: string;
  readonly defects?: readonly IncomingDefect[];
  readonly events: readonly IncomingEvent[];
};

/** `case`: a row is the whole case and supersedes what the source said before. `event`: a row adds an event to its case. */
export type RowMeans = "case" | "event";

/** Promised by record-cases. */
export type RecordOptions = {
  readonly source: string;
  readonly importRunId: string;
  readonly rowMeans: RowMeans;
  readonly learnedAt: Date;
  /** The last day to which the source is complete; default: the day of learnedAt. */
  readonly completeThrough?: string;
};

export type RecordResult = {
  readonly casesCreated: number;
  readonly casesChanged: number;
  readonly casesUnchanged: number;
  readonly casesOlder: number; // refused: the stored version is newer
  readonly eventsAdded: number;
};
