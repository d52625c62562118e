import type { MonthNumber } from "../../defects/reliability/months.ts";
import type { Side } from "./service-months.ts";

/** Why nothing can be compared. */
export const notComparable = [
  "NO_REPORTS",
  "SALES_UNKNOWN",
  "SALES_BY_BATCH_UNKNOWN",
  "BATCH_UNDATED",
  "SERIALS_UNKNOWN",
  "NO_BASELINE",
  "NOTHING_AFTER",
] as const;
export type NotComparable = (typeof notComparable)[number];

/** Units sold in a month that stand on one side from month `from` on, until month `to`, exclusive. */
export type UnitCount = {
  readonly side: Side;
  readonly soldMonth: MonthNumber;
  readonly from: MonthNumber;
  readonly to: MonthNumber;
  readonly units: number;
};

/** Reports of a month, of units of one side (null: of neither) sold in one month (null: nobody knows, or before it was sold). */
export type ReportCount = {
  readonly side: Side | null;
  readonly soldMonth: MonthNumber | null;
  readonly month: MonthNumber;
  readonly own: number;
  readonly others: number;
};

export type Cohorts = {
  readonly units: readonly UnitCount[];
  readonly reports: readonly ReportCount[];
  readonly sold: { readonly before: number; readonly after: number; readonly neither: number };
  readonly grows: boolean;
};
export type FoundCohorts = Cohorts | { readonly reason: NotComparable };
