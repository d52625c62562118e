import type { Unit, UnitTables } from "../../metrics/unit.ts";
import { defectUnits } from "../defect-units.ts";
import { monthOf } from "../reliability/months.ts";
import { ofDefects } from "../signals/read-reports.ts";

/** Months in service up to which the figures of a cohort may be asked. */
export const cohortAges = [12, 3, 6, 24, 36] as const;
/** The variant without a limit: the whole lives. */
export const anyAge = 0;

const age = `${monthOf("c.reported_on")} - ${monthOf("m.sold_on")}`;
const aged = ({ machines }: UnitTables) => `LEFT JOIN ${machines} m ON m.id = c.unit_id
  CROSS JOIN LATERAL (VALUES (${anyAge}, NULL), ${cohortAges.map((value) => `(${value}, ${value})`).join(", ")}) v (param, age)`;
const outcome = (more: string) => `CASE WHEN c.reported_on IS NULL THEN 'no_report_date'
  WHEN NOT ${ofDefects("c")} THEN 'kind_not_counted' WHEN ${more}
  WHEN m.sold_on IS NULL THEN 'no_sale_date' WHEN c.reported_on < m.sold_on THEN 'before_sale' ELSE 'counted' END`;

/** A unit belongs to the day its machine was sold; where nobody knows that, it is told apart on the day reported. */
const ofCohort = {
  where: `(v.age IS NULL OR (${age} <= v.age) IS NOT FALSE)`,
  day: "COALESCE(m.sold_on, c.reported_on, c.learned_on)",
  age,
  param: "v.param",
  params: [anyAge, ...cohortAges],
  ripeOn: "(date_trunc('month', c.reported_on::timestamp) + interval '1 month')::date",
  ripens: "month",
} as const;

/**
 * What the metrics of cohorts count. Ids 61 and 62. They hang on the day of sale, which a later case of the same machine
 * may tell: no rollup holds them.
 */
export const cohortUnits = {
  // The same reports as defect_report: of cases that count as one event, one.
  claim: {
    ...ofCohort,
    key: "claim",
    id: 61,
    from: (tables) => `${defectUnits.defect_report.from(tables)} ${aged(tables)}`,
    unitKey: defectUnits.defect_report.unitKey,
    outcome: outcome("NOT e.counts THEN 'one_event'"),
    hit: defectUnits.defect_report.hit,
    defect: "d.defect_type_id",
  },
  // A case without any recorded cost is excluded, never counted as free; what was spent counts before it is resolved.
  claim_cost: {
    ...ofCohort,
    key: "claim_cost",
    id: 62,
    from: (tables) => `${tables.cases} c ${aged(tables)}`,
    outcome: outcome("c.cost_amount IS NULL THEN 'no_cost_recorded'"),
    amount: "c.cost_amount * 100",
  },
} as const satisfies Record<string, Unit>;
