import { scopeCondition } from "../access/scope-sql.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { dimensionTable } from "./dimension.ts";
import type { Asker, Dimension } from "./metric-query.ts";

export type DimensionValuesRequest = {
  readonly dimension: Dimension;
  readonly search?: string | null | undefined;
  readonly first: number;
  readonly keys?: readonly string[] | null | undefined;
};
export type DimensionValue = {
  readonly key: string;
  readonly label: string;
  readonly parentKey: string | null;
  readonly parentLabel: string | null;
};

const parentOf: Partial<Record<Dimension, { column: string; table: string }>> = {
  department: { column: "parent_id", table: "department" },
  region: { column: "parent_id", table: "region" },
  productModel: { column: "family_id", table: "product_family" },
  batch: { column: "model_id", table: "product_model" },
  defectType: { column: "family_id", table: "defect_family" },
};

/**
 * The values of a dimension for a filter, by label, or those of `keys`; a batch is found by its model, too. Departments
 * and people outside the asker's scope are not among them.
 */
export async function listDimensionValues(
  db: Pick<Database, "pool">,
  request: DimensionValuesRequest,
  asker: Asker,
  words: (key: string) => string,
): Promise<DimensionValue[]> {
  const table = dimensionTable(request.dimension);
  if (!table) return statusValues(db, request, words);
  const parameters = new SqlParameters();
  const parent = parentOf[request.dimension];
  const name = (of: "v" | "p") => (asker.language === "en" ? `COALESCE(${of}.name_en, ${of}.name)` : `${of}.name`);
  const where = [visibleCondition(request.dimension, asker, parameters)];
  if (request.search) {
    const like = parameters.add(`%${request.search.replaceAll(/[\\%_]/g, "\\$&")}%`);
    const named = request.dimension === "batch" ? ["v", "p"] : ["v"];
    const columns = named.flatMap((of) => ["code", "name", "name_en"].map((column) => `${of}.${column}`));
    where.push(`(${columns.map((column) => `${column} ILIKE ${like}`).join(" OR ")})`);
  }
  if (request.keys) where.push(`v.code = ANY(${parameters.add(request.keys)})`);
  const { rows } = await db.pool.query<DimensionValue>(
    `SELECT v.code AS key, ${name("v")} AS label, ${parent ? "p.code" : "NULL"} AS "parentKey",
       ${parent ? name("p") : "NULL"} AS "parentLabel"
     FROM ${table} v ${parent ? `LEFT JOIN ${parent.table} p ON p.id = v.${parent.column}` : ""}
     WHERE ${where.join(" AND ")} ORDER BY 2, 4, 1 LIMIT ${parameters.add(request.first)}`,
    parameters.values,
  );
  return rows;
}

function visibleCondition(dimension: Dimension, asker: Asker, parameters: SqlParameters): string {
  if (dimension === "department") {
    return scopeCondition(asker.scope, { department: "v.id", employee: "NULL::int" }, parameters);
  }
  if (dimension !== "employee" || asker.scope.kind === "company") return "true";
  const department = "m.department_id";
  const own = scopeCondition(asker.scope, { department: "NULL::int", employee: "v.id" }, parameters);
  const within = scopeCondition(asker.scope, { department, employee: "NULL::int" }, parameters);
  const owning = scopeCondition(asker.scope, { department: "c.department_id", employee: "NULL::int" }, parameters);
  // Former members count too: their cases are still the department's.
  return `(${own} OR EXISTS (SELECT 1 FROM employee_membership m WHERE m.employee_id = v.id AND ${within})
    OR EXISTS (SELECT 1 FROM service_case c WHERE c.employee_id = v.id AND ${owning}))`;
}

async function statusValues(
  db: Pick<Database, "pool">,
  { search, keys, first }: DimensionValuesRequest,
  words: (key: string) => string,
): Promise<DimensionValue[]> {
  const { rows } = await db.pool.query<{ status: string }>("SELECT DISTINCT status FROM service_case ORDER BY 1");
  return rows
    .map(({ status }) => ({ key: status, label: words(`status.${status}`), parentKey: null, parentLabel: null }))
    .filter(
      ({ key, label }) => (!search || label.includes(search) || key.includes(search)) && (!keys || keys.includes(key)),
    )
    .slice(0, first);
}
