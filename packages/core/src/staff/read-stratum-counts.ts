import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { cardUnits, type CardQuestion } from "./card-units.ts";

/** How many units and hits one person has in one stratum, from one department, with one outcome. */
export type StratumCount = {
  readonly employeeId: number | null;
  /** Credited with the units. */
  readonly departmentId: number | null;
  /** Where the person worked on those days. */
  readonly cardDepartmentId: number | null;
  /** Defect family, defect type, product family, model, region, priority: from coarse to fine. */
  readonly path: readonly (number | null)[];
  readonly outcome: string;
  /** Rows; n leaves out those that are events of a unit and not units themselves, such as an upheld complaint. */
  readonly rows: number;
  readonly n: number;
  readonly hits: number;
  readonly contested: number;
};

type Row = Omit<StratumCount, "path"> & Record<"a" | "b" | "c" | "d" | "e" | "f", number | null>;

/** The units of the whole company behind one metric's scorecards, by person and stratum: one statement. */
export async function readStratumCounts(sql: Sql, question: CardQuestion): Promise<StratumCount[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<Row>(
    `SELECT u.employee_id AS "employeeId", u.department_id AS "departmentId", u.card_department_id AS "cardDepartmentId",
       u.defect_family_id AS a, u.defect_type_id AS b, u.family_id AS c, u.model_id AS d, u.region_id AS e, u.priority_id AS f,
       u.outcome, count(*)::int AS rows, sum(u.n)::int AS n, sum(u.hit)::int AS hits, count(*) FILTER (WHERE u.contest_open)::int AS contested
     FROM (${cardUnits(question, parameters)}) u
     GROUP BY u.employee_id, u.department_id, u.card_department_id, u.defect_family_id, u.defect_type_id, u.family_id,
       u.model_id, u.region_id, u.priority_id, u.outcome`,
    parameters.values,
  );
  return rows.map(({ a, b, c, d, e, f, ...row }) => ({ ...row, path: [a, b, c, d, e, f] }));
}
