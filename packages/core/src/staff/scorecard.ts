import type { Viewer } from "../access/viewer.ts";
import type { Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { Language } from "../locales/text.ts";
import { isBusinessDay } from "../time/business-day.ts";
import type { CaseMixComparison, Driver, FunnelLimit } from "./compare-owners.ts";
import type { Workload } from "./read-workload.ts";
import type { Aspect, ScorecardMetricKey } from "./scorecard-metrics.ts";
import type { Named } from "./staff-names.ts";
import type { Training } from "./training.ts";

export type CardRange = { readonly from: string; readonly to: string };
export type CardMetric = { readonly key: ScorecardMetricKey; readonly aspect?: Aspect | null | undefined };
export type CardAsker = { readonly viewer: Viewer; readonly now: Date; readonly language: Language };

export type NamedDriver = {
  readonly defectFamily: Named | null;
  readonly productFamily: Named | null;
} & Pick<Driver, "n" | "observed" | "expected">;

/** One metric of one card. `excluded` are units that are listed but not counted, by reason. */
export type CardFigure = Omit<CaseMixComparison, "drivers"> & {
  readonly metric: ScorecardMetricKey;
  readonly aspect: Aspect | null;
  readonly better: "HIGHER" | "LOWER";
  readonly contested: number;
  readonly excluded: readonly { readonly reason: string; readonly label: string; readonly n: number }[];
  readonly drivers: readonly NamedDriver[];
};
export type Scorecard = Named & {
  readonly workload: Workload;
  readonly figures: readonly CardFigure[];
  readonly training: readonly Training[];
};
/** The funnel of one metric. `dispersion` null: too few people to tell. */
export type Funnel = {
  readonly metric: ScorecardMetricKey;
  readonly aspect: Aspect | null;
  readonly limits: readonly FunnelLimit[];
  readonly peers: number;
  readonly dispersion: number | null;
  readonly overDispersed: boolean;
  /** Whether the people shown may be put in order: only where no two intervals overlap. */
  readonly ranked: boolean;
};
/** Cards by label: they are never put in order of their figures. */
export type Scorecards = {
  readonly department: Named;
  readonly departments: readonly Scorecard[];
  readonly people: readonly Scorecard[];
  readonly funnels: readonly Funnel[];
};

/** The business day of `now`: sessions run in the installation's time zone. */
export async function readToday(sql: Sql, now: Date): Promise<string> {
  const { rows } = await sql.query<{ today: string }>("SELECT $1::timestamptz::date::text AS today", [now]);
  return rows[0]?.today ?? now.toISOString().slice(0, 10);
}

/** Throws BAD_INPUT for days that do not exist or a range that ends before it starts. */
export function checkRange({ from, to }: CardRange): void {
  for (const day of [from, to]) {
    if (!isBusinessDay(day)) throw new DomainError("BAD_INPUT", "day_unreadable", { day });
  }
  if (from >= to) throw new DomainError("BAD_INPUT", "range_reversed", { from, to });
}
