import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Judgement, JudgedFigure } from "./judge-cells.ts";
import type { SideCurvePoint } from "./service-months.ts";
import type { Verdict } from "./verdict-of.ts";

/** One look at a measure, as it was kept. */
export type ActionLook = {
  readonly actionId: number;
  /** 1, 2, … */
  readonly look: number;
  readonly lookedAt: Date;
  /** The first day that it did not count. */
  readonly upTo: BusinessDay;
  readonly verdict: Verdict;
  readonly plannedRatio: number;
  readonly reportsBefore: number;
  readonly reportsAfter: number;
  /** Unit-months at the ages compared. */
  readonly exposureBefore: number;
  readonly exposureAfter: number;
  /** After the cut-in, had nothing changed. */
  readonly expected: number;
  /** Rate after ÷ before; `low` and `high` at the look's own level, null without a limit. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
  readonly p: number;
  /** One-sided; 0: nothing could be claimed yet. */
  readonly level: number;
  readonly information: number;
  readonly plannedInformation: number;
  /** φ of the baseline as estimated, and as the tests used it. */
  readonly dispersion: number | null;
  readonly dispersionUsed: number;
  /** The same ratio of all other defects; null where they are too few. */
  readonly othersRatio: number | null;
  /** What is still needed; null: the baseline is too small ever to show the planned ratio. */
  readonly neededUnitMonths: number | null;
  readonly neededWeeks: number | null;
  readonly evidence: LookEvidence;
};

/** What a picture of a look is drawn from. */
export type LookEvidence = Pick<Judgement, "strata"> & {
  readonly plain: JudgedFigure["plain"];
  readonly against: JudgedFigure | null;
  readonly units: { readonly before: number; readonly after: number; readonly neither: number };
  readonly unplaced: number;
  readonly curves: { readonly before: readonly SideCurvePoint[]; readonly after: readonly SideCurvePoint[] };
};

/** The looks of a measure, the first first. */
export async function listLooks(sql: Sql, actionId: number): Promise<ActionLook[]> {
  const { rows } = await sql.query<ActionLook>(
    `SELECT action_id::int AS "actionId", look, looked_at AS "lookedAt", up_to::text AS "upTo", verdict, planned_ratio AS "plannedRatio",
       reports_before AS "reportsBefore", reports_after AS "reportsAfter", exposure_before AS "exposureBefore",
       exposure_after AS "exposureAfter", expected, ratio, low, high, p, level, information,
       planned_information AS "plannedInformation", dispersion, dispersion_used AS "dispersionUsed",
       others_ratio AS "othersRatio", needed_unit_months AS "neededUnitMonths", needed_weeks AS "neededWeeks", evidence
     FROM action_look WHERE action_id = $1 ORDER BY look`,
    [actionId],
  );
  return rows;
}
