import type { SqlParameters } from "../database/sql-parameters.ts";
import { leadingDefect, scorecardMetrics, type ScorecardMetricKey, type UnitWindow } from "./scorecard-metrics.ts";

/** A metric of a card, and the survey's dimension where it has any. */
export type CardQuestion = { readonly metric: ScorecardMetricKey; readonly window: UnitWindow };

/**
 * The units behind scorecards, one row each, as SQL: beside the metric's own columns `card_department_id`, where the
 * person worked on the unit's day (membership dates count; somebody without any belongs where the unit was credited),
 * `outcome` with `contest_upheld` taken out, and `contest_open`.
 */
export function cardUnits({ metric, window }: CardQuestion, parameters: SqlParameters): string {
  return `
    SELECT u.case_id, u.unit_key, u.day, u.n, u.hit, u.department_id, u.employee_id,
      u.family_id, u.model_id, u.region_id, u.priority_id, d.defect_type_id, t.family_id AS defect_family_id,
      CASE WHEN m.ever THEN m.department_id ELSE u.department_id END AS card_department_id,
      CASE WHEN u.outcome = 'counted' AND v.upheld THEN 'contest_upheld' ELSE u.outcome END AS outcome,
      k.id AS contest_id, k.id IS NOT NULL AND v.contest_id IS NULL AS contest_open
    FROM (${scorecardMetrics[metric].units(window, parameters)}) u
    ${leadingDefect("u.case_id")}
    LEFT JOIN LATERAL (
      SELECT true AS ever, min(b.department_id) FILTER (
        WHERE b.valid_from <= u.day AND (b.valid_to IS NULL OR u.day < b.valid_to)) AS department_id
      FROM employee_membership b WHERE b.employee_id = u.employee_id HAVING count(*) > 0
    ) m ON true
    LEFT JOIN scorecard_contest k ON k.employee_id = u.employee_id AND k.metric = ${parameters.add(metric)} AND k.unit_key = u.unit_key::text
    LEFT JOIN contest_decision v ON v.contest_id = k.id`;
}
