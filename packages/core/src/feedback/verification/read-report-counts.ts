import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { firstDay, type MonthNumber, monthOf } from "../../defects/reliability/months.ts";
import type { Observation } from "../../defects/reliability/observation.ts";
import { ofDefects } from "../../defects/signals/read-reports.ts";
import { storedTables } from "../../metrics/unit.ts";
import type { ComparisonPlan } from "./action-under-test.ts";

/** Reports of one month and one month of sale, by what tells their side. */
export type KeyedReports<Key> = {
  readonly key: Key | null;
  readonly soldMonth: MonthNumber | null;
  readonly month: MonthNumber;
  readonly own: number;
  readonly others: number;
};

/** How the side of a report is told: SQL over report `r`, case `c` and `joined`. */
export type SideColumn = { readonly key: string; readonly join?: string; readonly parameters?: SqlParameters };

/**
 * Defect reports of the plan's models in the observed months, its own defects' and all others', by `key`. A report before
 * the sale has no month of sale. Those without a type are neither: they may be of either.
 */
export async function readReportCounts<Key>(
  sql: Sql,
  { plan, observed }: { readonly plan: ComparisonPlan; readonly observed: Observation },
  { key, join = "", parameters = new SqlParameters() }: SideColumn,
): Promise<KeyedReports<Key>[]> {
  const types = `${parameters.add(plan.defectTypeIds)}::int[]`;
  const { rows } = await sql.query<KeyedReports<Key>>(
    `SELECT ${key} AS key, CASE WHEN r.day >= u.sold_on THEN ${monthOf("u.sold_on")} END AS "soldMonth", ${monthOf("r.day")} AS month,
       COALESCE(sum(r.weight) FILTER (WHERE r.defect_type_id = ANY(${types})), 0)::int AS own,
       COALESCE(sum(r.weight) FILTER (WHERE r.defect_type_id <> ALL(${types})), 0)::int AS others
     FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id LEFT JOIN ${storedTables.machines} u ON u.id = c.unit_id ${join}
     WHERE r.outcome = 'counted' AND ${ofDefects("r")} AND r.defect_type_id IS NOT NULL
       AND r.model_id = ANY(${parameters.add(plan.modelIds)}::int[])
       AND r.day >= ${parameters.add(firstDay(observed.from))} AND r.day < ${parameters.add(firstDay(observed.to))}
     GROUP BY 1, 2, 3`,
    parameters.values,
  );
  return rows;
}
