/** Codes a caller can act on; each has a text in zh-CN and en in the catalogues under `errors.<code>`. */
export type ErrorCode =
  | "BAD_INPUT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PASSWORD_CHANGE_REQUIRED"
  | "TOO_MANY_ATTEMPTS"
  | "UNAVAILABLE";

/** What fills the gaps of a text: words, numbers, or a list of keys of the catalogue whose texts are told one after the other. */
export type Gaps = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Something the caller can mend. `reason` is a stable key of the catalogue (`errors.<reason>`), `values` fill its
 * gaps; edges turn both into a sentence in the caller's language. Anything that is not a DomainError is a bug.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly values: Gaps;

  constructor(code: ErrorCode, reason: string, values: Gaps = {}) {
    super(`${code}: ${reason} ${JSON.stringify(values)}`);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.values = values;
  }
}

/** How many unfit rows of a file are told at once. */
export const mostRowsRefused = 20;

/** Rows of a file that cannot be used: the refusal is that of the first, with up to 19 `others` that follow it. */
export class RowsRefused extends DomainError {
  readonly others: readonly DomainError[];

  constructor(first: DomainError, others: readonly DomainError[]) {
    super(first.code, first.reason, first.values);
    this.name = "RowsRefused";
    this.others = others;
  }
}

/** Throws RowsRefused where any row was found unfit. */
export function refuseRows([first, ...others]: readonly DomainError[]): void {
  if (first) throw new RowsRefused(first, others.slice(0, mostRowsRefused - 1));
}
