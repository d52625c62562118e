import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { DimensionId } from "../../metrics/answer-parts.ts";
import type { UnitQuestion } from "../../metrics/compile-units.ts";
import { groupExpression, isDefectDimension } from "../../metrics/dimension.ts";
import { unitSelect } from "../../metrics/unit.ts";
import { defectUnits } from "../defect-units.ts";
import { soldColumns, soldIn } from "../exposure/sold-tables.ts";
import { ofSold } from "../reliability/life-filter.ts";
import { type MonthNumber, monthOf } from "../reliability/months.ts";

/** Machines sold of a cell by month. */
export type SoldCells = (ids: readonly DimensionId[]) => ReadonlyMap<MonthNumber, number>;

/** A dimension by which a question is cut: its place among the ids of a cell, and its column. */
type Place = { readonly i: number; readonly column: string };
type SoldRow = {
  readonly ids: readonly DimensionId[];
  readonly soldMonth: MonthNumber;
  readonly units: number;
};

/**
 * What was sold for the cells of a question, from the sales known when it is asked: of the products, batches and regions by
 * which it is cut or filtered, and of the models that ever had the defects it names or is cut by, as on the page of lives.
 */
export async function readSoldCells(sql: Sql, question: UnitQuestion): Promise<SoldCells> {
  const told = question.by.flatMap((dimension, i): Place[] => {
    const column = soldColumns[dimension];
    return column ? [{ i, column }] : [];
  });
  const defects = question.by.flatMap((dimension, i): Place[] =>
    isDefectDimension(dimension) ? [{ i, column: groupExpression(dimension) }] : [],
  );
  const models = defects.length > 0 ? await readModels(sql, question, defects) : null;
  const columns = [...told.map(({ column }) => column), ...(models ? ["s.model_id"] : [])];
  const sold = Map.groupBy(await readSold(sql, question, columns), ({ ids }) => ids.slice(0, told.length).join(":"));
  const at = (ids: readonly DimensionId[], places: readonly Place[]) => places.map(({ i }) => ids[i] ?? null).join(":");
  return (ids) => {
    const having = models?.get(at(ids, defects)) ?? new Set();
    const months = new Map<MonthNumber, number>();
    for (const { ids: cut, soldMonth, units } of sold.get(at(ids, told)) ?? []) {
      if (!models || having.has(cut.at(-1) ?? null)) months.set(soldMonth, (months.get(soldMonth) ?? 0) + units);
    }
    return months;
  };
}

async function readSold(sql: Sql, question: UnitQuestion, columns: readonly string[]): Promise<readonly SoldRow[]> {
  const parameters = new SqlParameters();
  const where = ofSold(question.filters, reportsIn(question), parameters);
  const from = await soldIn(sql, question, { needed: [...columns, where], parameters });
  const { rows } = await sql.query<SoldRow>(
    `SELECT jsonb_build_array(${columns.join(", ")}) AS ids, ${monthOf("s.month")} AS "soldMonth", sum(s.units)::float8 AS units
     FROM ${from} s JOIN product_model m ON m.id = s.model_id WHERE ${where} GROUP BY 1, 2 HAVING sum(s.units) > 0`,
    parameters.values,
  );
  return rows;
}

/** The models that ever had a report of each of the defects by which a question is cut. */
async function readModels(
  sql: Sql,
  question: UnitQuestion,
  defects: readonly Place[],
): Promise<ReadonlyMap<string, ReadonlySet<DimensionId>>> {
  const { rows } = await sql.query<{ ids: readonly DimensionId[]; models: readonly DimensionId[] }>(
    `SELECT jsonb_build_array(${defects.map(({ column }) => column).join(", ")}) AS ids, array_agg(DISTINCT u.model_id) AS models
     FROM ${reportsIn(question)} u WHERE u.outcome = 'counted' GROUP BY 1`,
  );
  return new Map(rows.map(({ ids, models }) => [ids.join(":"), new Set(models)]));
}

/** The defect reports that a question knows of. */
function reportsIn({ tables, bypass }: UnitQuestion): string {
  return bypass ? `(${unitSelect(defectUnits.defect_report, tables)})` : "unit_defect_report";
}
