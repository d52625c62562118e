import { maskNumbers } from "../mask-numbers.ts";

/** Why a row was rejected or a field set aside; each code has texts under intake.reason and intake.mend. */
export const rowReasons = [
  "ragged_row",
  "quote_not_closed",
  "damaged_text",
  "control_character",
  "case_number_empty",
  "case_number_lost_digits",
  "case_number_pattern",
  "activity_empty",
  "activity_unknown",
  "value_unknown",
  "pattern_mismatch",
  "text_too_long",
  "date_unreadable",
  "date_impossible",
  "date_in_future",
  "date_too_early",
  "due_too_late",
  "amount_unreadable",
  "amount_negative",
  "amount_too_large",
  "score_unreadable",
  "score_out_of_scale",
  "result_unknown",
  "work_unreadable",
  "work_negative",
  "work_too_long",
  "aspect_unknown",
  "stage_unknown",
  "field_missing",
  "field_unknown",
  "field_unfit",
  "too_many_parts",
] as const;
export type RowReason = (typeof rowReasons)[number];

/** One finding about a row. `value` is shortened and has no phone or identity numbers; of personal columns it is hidden. */
export type RowFinding = {
  readonly severity: "rejected" | "set_aside";
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly reason: RowReason;
};

/** Gathers what is found while one row is read; the same fault of one column is told once. */
export class RowReport {
  readonly findings: RowFinding[] = [];
  rejected = false;

  constructor(
    readonly line: number,
    readonly columnName: (column: number) => string,
    readonly isPersonal: (column: number) => boolean,
  ) {}

  /** `column` counts from 0; null where the fault is of the whole row. */
  add(severity: RowFinding["severity"], column: number | null, value: string, reason: RowReason): void {
    if (severity === "rejected") this.rejected = true;
    const name = column === null ? null : this.columnName(column);
    if (this.findings.some((known) => known.column === name && known.reason === reason)) return;
    const hidden = column !== null && this.isPersonal(column);
    this.findings.push({ severity, line: this.line, column: name, value: hidden ? "•••" : shownValue(value), reason });
  }
}

const longest = 60;

/** A value fit for a report: one line, short, phone and identity numbers masked after their first digits. */
export function shownValue(value: string): string {
  const line = value.replaceAll(/[\u0000-\u001F\u007F]+/g, " ").trim();
  const masked = maskNumbers(line);
  return masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
}
