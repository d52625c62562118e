import type { Scope } from "../access/scope.ts";

export const dimensions = [
  "channel",
  "kind",
  "region",
  "department",
  "employee",
  "productFamily",
  "productModel",
  "batch",
  "supplierLot",
  "defectFamily",
  "defectType",
  "status",
  "priority",
  "source",
] as const;
export type Dimension = (typeof dimensions)[number];

export const grains = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"] as const;
export type Grain = (typeof grains)[number];

export const comparisons = ["PREVIOUS_PERIOD", "PREVIOUS_YEAR", "LUNAR_NEW_YEAR"] as const;
export type Comparison = (typeof comparisons)[number];

export type MetricRequest = {
  readonly key: string;
  readonly windowDays?: number | null | undefined;
  readonly byDay?: number | null | undefined;
  readonly atMonths?: number | null | undefined;
  readonly per?: "MONTH" | "YEAR" | null | undefined;
  readonly clock?: "CALENDAR" | "BUSINESS" | null | undefined;
  readonly aspect?: string | null | undefined;
};

/** Business days as YYYY-MM-DD; `to` is exclusive. A bucket is named by its first day, which may lie before `from`. */
export type DayRange = { readonly from: string; readonly to: string };

export type DimensionFilter = { readonly dimension: Dimension; readonly in: readonly string[] };

/** One question: which metrics, when, cut how, for whom. */
export type MetricQuery = {
  readonly metrics: readonly MetricRequest[];
  readonly range: DayRange;
  readonly grain?: Grain | null | undefined;
  readonly by?: readonly Dimension[] | null | undefined;
  readonly filters?: readonly DimensionFilter[] | null | undefined;
  readonly compare?: readonly Comparison[] | null | undefined;
  readonly asKnownOn?: Date | null | undefined;
  readonly limit?: number | null | undefined;
  readonly order?: { readonly metric: string; readonly descending?: boolean | null | undefined } | null | undefined;
};

/** Who asks, when, in which language. */
export type Asker = { readonly scope: Scope; readonly now: Date; readonly language: "zh-CN" | "en" };

export type DimensionLabel = { readonly dimension: Dimension; readonly key: string; readonly label: string };
export type PreviousValue = {
  readonly comparison: Comparison;
  readonly value: number | null;
  readonly n: number;
} & DayRange;
export type Excluded = { readonly reason: string; readonly label: string; readonly n: number };

/** One figure with its doubt. Rates are 0–1, durations seconds, money the installation's currency; empty is null. */
export type MetricValue = {
  readonly metric: string;
  readonly windowDays: number | null;
  readonly byDay: number | null;
  readonly atMonths: number | null;
  readonly per: "MONTH" | "YEAR" | null;
  readonly clock: "CALENDAR" | "BUSINESS" | null;
  readonly aspect: string | null;
  readonly value: number | null;
  readonly unit: "COUNT" | "RATE" | "SECONDS" | "MONEY" | "PER_HUNDRED" | "PER_THOUSAND";
  readonly n: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  /** Of a share: its own and all shares above it in the answer's order; else null. */
  readonly cumulative: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly previous: readonly PreviousValue[];
  readonly provisional: boolean;
  readonly excluded: readonly Excluded[];
};
export type MetricResultRow = {
  readonly bucket: string | null;
  readonly dimensions: readonly DimensionLabel[];
  readonly values: readonly MetricValue[];
};
/** `source` names the rollups that answered, or `cases`; `missReason` says why a rollup could not. */
export type MetricResult = {
  readonly rows: readonly MetricResultRow[];
  readonly totalRows: number;
  readonly asOf: Date;
  readonly source: string;
  readonly missReason: string | null;
};

/** One figure of an answer: its metric, its own bucket and dimension keys. */
export type FigureRequest = {
  readonly query: MetricQuery;
  readonly metric: string;
  readonly bucket?: string | null | undefined;
  readonly dimensions?: readonly { readonly dimension: Dimension; readonly key: string }[] | null | undefined;
};

/** Which of a figure's rows to list: those that it counts, or with `outcome` those excluded for that reason. */
export type MetricRowsRequest = FigureRequest & {
  readonly outcome?: string | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};
export type UnitRow = {
  readonly cursor: string;
  readonly unitKey: string;
  readonly caseId: string;
  readonly day: string;
  readonly outcome: string;
  readonly hit: boolean | null;
  readonly amount: number | null;
  readonly defect: DimensionLabel | null;
};
export type MetricRows = {
  readonly totalCount: number;
  readonly rows: readonly UnitRow[];
  readonly hasNextPage: boolean;
};

/**
 * What may have changed a figure since: what was learned of a case, that a policy or calendar it is timed by was edited,
 * or merely that its time has come.
 */
export const changeReasons = [
  "late_import",
  "reopened",
  "reclassified",
  "one_event",
  "corrected",
  "continued",
  "repeated",
  "rules_changed",
  "matured",
] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** Which changes to list: those of one figure since an instant. */
export type MetricChangesRequest = FigureRequest & {
  readonly since: Date;
  readonly first: number;
  readonly after?: string | null | undefined;
};
/** A unit as the figure has it: null where it does not have it at all. */
export type UnitState = {
  readonly day: string;
  readonly outcome: string;
  readonly hit: boolean | null;
  readonly amount: number | null;
} | null;
export type MetricChange = {
  readonly cursor: string;
  readonly unitKey: string;
  readonly caseId: string;
  readonly reasons: readonly ChangeReason[];
  readonly learnedAt: Date | null;
  readonly before: UnitState;
  readonly after: UnitState;
};
/** What a reason did to the figure's n, and the units that it changed without; one with several reasons is in each. */
export type ReasonSummary = {
  readonly reason: ChangeReason;
  readonly added: number;
  readonly removed: number;
  readonly otherwise: number;
};
export type MetricChanges = {
  readonly totalCount: number;
  /** Of all changes, not of the rows listed. */
  readonly summary: readonly ReasonSummary[];
  readonly rows: readonly MetricChange[];
  readonly hasNextPage: boolean;
};
