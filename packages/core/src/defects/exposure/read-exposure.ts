import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { DimensionId, Exposure } from "../../metrics/answer-parts.ts";
import type { UnitQuestion } from "../../metrics/compile-units.ts";
import { idsOf } from "../../metrics/dimension.ts";
import { bucketEnd, type TimeBuckets } from "../../metrics/time-buckets.ts";
import { dayNumber } from "../../time/business-day.ts";
import { soldMonth, unitMonths, type SoldMonth } from "./unit-months.ts";
import { soldColumns, soldIn, tellsSales } from "./sold-tables.ts";

/**
 * Unit-months in service for the cells of a question: of the products and regions by which it is cut or filtered, from
 * the sales known when it is asked. Cuts by anything else (defects, channels) are all exposed to the same units. Unknown
 * for who sees only a part of the reports, and where a department, person or supplier lot is told apart.
 */
export async function readExposure(
  sql: Sql,
  question: UnitQuestion,
  periods: readonly TimeBuckets[],
): Promise<Exposure> {
  if (!tellsSales(question)) return () => null;
  const places = question.by.flatMap((dimension, i) => {
    const column = soldColumns[dimension];
    return column ? [{ i, column }] : [];
  });
  const sold = await readSold(
    sql,
    question,
    places.map(({ column }) => column),
  );
  const boundaries = periods.map((buckets) =>
    buckets.names.map((_, index) => ({
      from: dayNumber(buckets.starts[index] ?? buckets.to),
      to: dayNumber(bucketEnd(buckets, index)),
    })),
  );
  return (p, index, ids) => {
    const key = keyOf(places.map(({ i }) => ids[i] ?? null));
    const bucket = boundaries[p]?.[index];
    const months = sold.get(key);
    // Nothing sold of what is named is nothing known: a report has come from somewhere.
    return bucket && months ? unitMonths(months, bucket.from, bucket.to) : null;
  };
}

const keyOf = (ids: readonly DimensionId[]) => ids.join(":");

type SoldRow = { readonly ids: readonly (number | null)[]; readonly month: string; readonly units: number };

/** Units sold by month, for each combination of the `told` columns. */
async function readSold(
  sql: Sql,
  question: UnitQuestion,
  told: readonly string[],
): Promise<ReadonlyMap<string, readonly SoldMonth[]>> {
  const parameters = new SqlParameters();
  const where = question.filters.flatMap((filter) => {
    const column = soldColumns[filter.dimension];
    return column ? [`${column} = ANY(${idsOf(filter, parameters)})`] : [];
  });
  const from = await soldIn(sql, question, { needed: [...told, ...where], parameters });
  const { rows } = await sql.query<SoldRow>(
    `SELECT ARRAY[${told.join(", ")}]::int[] AS ids, s.month::text AS month, sum(s.units)::float8 AS units
     FROM ${from} s JOIN product_model m ON m.id = s.model_id
     ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} GROUP BY 1, 2`,
    parameters.values,
  );
  const groups = Map.groupBy(rows, ({ ids }) => keyOf(ids));
  return new Map(
    [...groups].map(([key, months]) => [key, months.map(({ month, units }) => soldMonth(month, units))] as const),
  );
}
