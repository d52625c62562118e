import { caseUnits } from "../cases/case-units.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { unitSelect, type Unit } from "../metrics/unit.ts";
import { ratedAspects, satisfactionUnits } from "../satisfaction/satisfaction-units.ts";

export const scorecardMetricKeys = [
  "firstFixRate",
  "repeatRepairRate",
  "csat",
  "handlingTime",
  "complaintIndex",
] as const;
export type ScorecardMetricKey = (typeof scorecardMetricKeys)[number];

/** Dimensions of a satisfaction survey. */
export const aspects = ratedAspects;
export type Aspect = (typeof aspects)[number];

/** Which units a card is made of: business days, `to` exclusive, as of `today`. */
export type UnitWindow = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly aspect: Aspect;
};

/**
 * What is compared on a scorecard. `share`: hits among units, the Poisson-binomial way; `count`: events per unit, the
 * Poisson way. `better` is said of O ÷ E.
 */
export type ScorecardMetric = {
  readonly measure: "share" | "count";
  readonly better: "HIGHER" | "LOWER";
  readonly hasAspects: boolean;
  /** SQL of its units: case_id, unit_key, day, outcome, n, hit, department_id, employee_id and the strata's columns. */
  readonly units: (window: UnitWindow, parameters: SqlParameters) => string;
};

/** Days in which the customer must not come back; only events whose window has closed count. */
const windowDays = 30;

/** Every metric of a scorecard. Shares of failure events, answers and resolutions; complaints per case. */
export const scorecardMetrics: Readonly<Record<ScorecardMetricKey, ScorecardMetric>> = {
  firstFixRate: { measure: "share", better: "HIGHER", hasAspects: false, units: closedEvents(caseUnits.failure_event) },
  repeatRepairRate: {
    measure: "share",
    better: "LOWER",
    hasAspects: false,
    units: closedEvents(caseUnits.repeat_repair),
  },
  csat: {
    measure: "share",
    better: "HIGHER",
    hasAspects: true,
    units: (window, parameters) =>
      unitsOf(satisfactionUnits.answer, aspects.indexOf(window.aspect), window, parameters),
  },
  handlingTime: { measure: "share", better: "LOWER", hasAspects: false, units: slowResolutions },
  complaintIndex: {
    measure: "count",
    better: "LOWER",
    hasAspects: false,
    units: (window, parameters) => unitsOf(caseUnits.complaint, 0, window, parameters),
  },
};

const strata = "u.department_id, u.employee_id, u.family_id, u.model_id, u.region_id, u.priority_id";

function unitsOf(unit: Unit, param: number, window: UnitWindow, parameters: SqlParameters): string {
  return `
    SELECT u.case_id, u.unit_key, u.day, ${strata}, u.weight AS n, u.hit, u.outcome
    FROM (${unitSelect(unit)}) u WHERE ${inWindow(param, window, parameters)}`;
}

/** Failure events; one whose window is still open by now, or by the day to which its source is complete, is left out. */
function closedEvents(unit: Unit): ScorecardMetric["units"] {
  return (window, parameters) => `
    SELECT u.case_id, u.unit_key, u.day, ${strata}, u.weight AS n, u.hit, CASE WHEN u.outcome = 'counted'
      AND u.ripe_on > LEAST(${parameters.add(window.today)}::date, COALESCE(s.complete_through + 1, '-infinity'))
      THEN 'window_open' ELSE u.outcome END AS outcome
    FROM (${unitSelect(unit)}) u JOIN source s ON s.id = u.source_id
    WHERE ${inWindow(windowDays, window, parameters)}`;
}

// A hit took longer than half of its kind do: the median of the same kind, defect family and product family in the
// period, or the company's where there are fewer than twenty. A share needs no distribution and no outlier moves it.
function slowResolutions(window: UnitWindow, parameters: SqlParameters): string {
  return `
    WITH resolved AS MATERIALIZED (
      SELECT u.case_id, u.unit_key, u.day, ${strata}, u.kind_id, u.outcome, u.amount, t.family_id AS defect_family_id
      FROM (${unitSelect(caseUnits.resolution)}) u ${leadingDefect("u.case_id")}
      WHERE ${inWindow(0, window, parameters)}
    ), company AS (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median FROM resolved WHERE outcome = 'counted'
    ), usual AS (
      SELECT kind_id, defect_family_id, family_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median
      FROM resolved WHERE outcome = 'counted' GROUP BY 1, 2, 3 HAVING count(*) >= 20
    )
    SELECT u.case_id, u.unit_key, u.day, ${strata}, 1 AS n, u.outcome,
      (u.amount > COALESCE(usual.median, company.median))::int AS hit
    FROM resolved u CROSS JOIN company
    LEFT JOIN usual ON COALESCE(usual.kind_id, 0) = COALESCE(u.kind_id, 0)
      AND COALESCE(usual.defect_family_id, 0) = COALESCE(u.defect_family_id, 0)
      AND COALESCE(usual.family_id, 0) = COALESCE(u.family_id, 0)`;
}

function inWindow(param: number, { from, to }: UnitWindow, parameters: SqlParameters): string {
  return `u.param = ${param} AND u.day >= ${parameters.add(from)}::date AND u.day < ${parameters.add(to)}::date`;
}

/** A case's leading defect as a lateral join, aliases `d` (defect_type_id) and `t` (defect_type). */
export function leadingDefect(caseId: string): string {
  return `LEFT JOIN LATERAL (
      SELECT c.defect_type_id FROM case_defect c WHERE c.case_id = ${caseId} AND c.counts
      ORDER BY c.is_leading DESC, c.defect_type_id LIMIT 1
    ) d ON true LEFT JOIN defect_type t ON t.id = d.defect_type_id`;
}
