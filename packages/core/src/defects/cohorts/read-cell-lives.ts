import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { DimensionId } from "../../metrics/answer-parts.ts";
import { compileUnitRows, type UnitQuestion } from "../../metrics/compile-units.ts";
import { groupExpression } from "../../metrics/dimension.ts";
import { beginning, theEnd } from "../../metrics/spans.ts";
import { type MonthNumber, monthOf } from "../reliability/months.ts";
import type { Observation } from "../reliability/observation.ts";
import { anyAge } from "./cohort-units.ts";
import type { LivedRow } from "./life-figures.ts";
import { readSoldCells } from "./read-sold-cells.ts";

/** The lives of the machines of one cell, by month of sale; and the share of its reports whose age is known. */
export type CellLife = { readonly rows: readonly LivedRow[]; readonly dated: number };
export type CellLives = (ids: readonly DimensionId[]) => CellLife;

/** Units of a cell by the month of their machine's sale and its age; `month` is that of the report where nobody knows the sale. */
type LivedUnits = {
  readonly ids: readonly DimensionId[];
  readonly month: MonthNumber;
  readonly age: number;
  readonly outcome: string;
  readonly n: number;
  readonly amount: number;
};

/** Reads what a question's cells are made of: its own units at any age, and what was sold, as far as reports are observed. */
export async function readCellLives(sql: Sql, question: UnitQuestion, observed: Observation): Promise<CellLives> {
  const lived = Map.groupBy(await readUnits(sql, question), ({ ids }) => ids.join(":"));
  const sold = await readSoldCells(sql, question);
  return (ids) => lifeOf(lived.get(ids.join(":")) ?? [], sold(ids), observed);
}

/** Every unit with an outcome that tells of an age, or that none is known, whatever the days asked for. */
async function readUnits(sql: Sql, question: UnitQuestion): Promise<readonly LivedUnits[]> {
  const parameters = new SqlParameters();
  const always = { names: [null], starts: [beginning], to: theEnd };
  const units = compileUnitRows({ ...question, param: anyAge }, always, parameters);
  const keys = question.by.map((dimension) => groupExpression(dimension)).join(", ");
  const { rows } = await sql.query<LivedUnits>(
    `SELECT ids, month, age, outcome, sum(n)::float8 AS n, sum(amount)::float8 AS amount FROM (
       SELECT jsonb_build_array(${keys}) AS ids, ${monthOf("u.day")} AS month, COALESCE(u.age, 0) AS age, ${units.outcome} AS outcome, u.n, u.amount
       FROM ${units.from} WHERE ${units.where.join(" AND ")}) lived
     WHERE outcome IN ('counted', 'no_sale_date', 'before_sale') GROUP BY 1, 2, 3, 4`,
    parameters.values,
  );
  return rows;
}

/** As readLifeTable does it: reports of months without known sales have an age and no machines. */
function lifeOf(lived: readonly LivedUnits[], sold: ReadonlyMap<MonthNumber, number>, observed: Observation): CellLife {
  const reported = lived.filter(({ month, age }) => month + age >= observed.from && month + age < observed.to);
  const counted = reported.filter(({ outcome }) => outcome === "counted");
  const bySale = Map.groupBy(counted, ({ month }) => month);
  const rows = [...sold].map(([soldMonth, units]): LivedRow => {
    const own = bySale.get(soldMonth) ?? [];
    return {
      cohort: "",
      batches: [],
      soldMonth,
      units,
      reports: new Map(own.map(({ age, n }) => [age, n])),
      amounts: new Map(own.map(({ age, amount }) => [age, amount])),
    };
  });
  const [all, aged] = [reported, counted].map((units) => units.reduce((sum, { n }) => sum + n, 0));
  const placed = counted.some(({ month }) => sold.has(month));
  return { rows, dated: placed && all && aged ? aged / all : 1 };
}
