import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { meanCumulativeFunction } from "../../statistics/mean-cumulative-function.ts";
import { z95 } from "../../statistics/wilson.ts";
import { storedTables } from "../../metrics/unit.ts";
import { demandLives, type LifeQuestion, ofReports } from "./life-filter.ts";
import { firstDay, type MonthNumber, monthOf } from "./months.ts";
import { type Observation, readObservation } from "./observation.ts";
import { readLifeTable } from "./read-life-table.ts";

/** Mean reports a unit up to a month of service. */
export type RepairPoint = {
  readonly age: number;
  readonly mean: number;
  /** 95 %, on the log scale, without assuming a process (Lawless & Nadeau 1995). */
  readonly low: number;
  readonly high: number;
  /** Units observed at this age. */
  readonly atRisk: number;
  /** Every unit reached it. */
  readonly mature: boolean;
};

export type RecurrentRepairs = {
  readonly observed: Observation;
  /** Sold since observation began. */
  readonly units: number;
  readonly reports: number;
  /** How many units came back once, twice, …; the last more often. */
  readonly unitsByReports: readonly number[];
  readonly points: readonly RepairPoint[];
};

const mostTold = 4;

/**
 * How often a unit comes back: the mean cumulative function (Nelson 1995) of the reports of units sold since observation
 * began, by months of service, to the end of the settled months. Null before there are reports. See demandLives for what
 * it throws.
 */
export async function recurrentRepairs(sql: Sql, question: LifeQuestion): Promise<RecurrentRepairs | null> {
  demandLives(question);
  const observed = await readObservation(sql, question.today);
  if (!observed) return null;
  const [{ rows, datedShare }, histories] = await Promise.all([
    readLifeTable(sql, question, { observed, by: "SALES_MONTH" }),
    readHistories(sql, question, observed),
  ]);
  const sold = rows.filter(({ soldMonth }) => soldMonth >= observed.from && soldMonth < observed.settledTo);
  const known = histories.filter(({ soldMonth }) => sold.some((row) => row.soldMonth === soldMonth));
  const often = known.map(({ ages, units }) => ({ times: Math.min(mostTold, ages.length), units }));
  return {
    observed,
    units: sold.reduce((sum, { units }) => sum + units, 0),
    reports: known.reduce((sum, { ages, units }) => sum + ages.length * units, 0),
    unitsByReports: Array.from({ length: mostTold }, (_, i) =>
      often.reduce((sum, { times, units }) => sum + (times === i + 1 ? units : 0), 0),
    ),
    points: meanCurve(
      known,
      sold.map(({ soldMonth, units }) => ({ soldMonth, units: units * datedShare })),
      observed,
    ),
  };
}

/** So many units sold in a month came back at these ages in months. */
export type RepairHistory = {
  readonly soldMonth: MonthNumber;
  readonly ages: readonly number[];
  readonly units: number;
};

/** The curve of these histories, and of all other units sold, which never came back. */
export function meanCurve(
  histories: readonly RepairHistory[],
  sold: readonly { readonly soldMonth: MonthNumber; readonly units: number }[],
  { settledTo }: Pick<Observation, "settledTo">,
): RepairPoint[] {
  if (histories.length === 0) return [];
  const calm = sold.map(({ soldMonth, units }): RepairHistory => {
    const back = histories.reduce((sum, one) => sum + (one.soldMonth === soldMonth ? one.units : 0), 0);
    return { soldMonth, ages: [], units: Math.max(0, units - back) };
  });
  const rows = [...histories, ...calm].flatMap(({ soldMonth, ages, units }, id) => [
    ...[...Map.groupBy(ages, (age) => age)].map(([age, same]) => ({ id, age, status: same.length, units })),
    { id, age: settledTo - 1 - soldMonth, status: 0, units },
  ]);
  const { time, mcf, se_robust } = meanCumulativeFunction(
    rows.map(({ id }) => id),
    rows.map(({ age }) => age),
    rows.map(({ status }) => status),
    rows.map(({ units }) => units),
  );
  const youngest = settledTo - 1 - Math.max(...sold.map(({ soldMonth }) => soldMonth));
  return time.map((age, i) => {
    const [mean, error] = [mcf[i] ?? 0, se_robust[i] ?? 0];
    const spread = Math.exp((z95 * error) / mean);
    const atRisk = sold.reduce((sum, { soldMonth, units }) => sum + (soldMonth + age < settledTo ? units : 0), 0);
    return { age, mean, low: mean / spread, high: mean * spread, atRisk, mature: age <= youngest };
  });
}

async function readHistories(sql: Sql, question: LifeQuestion, observed: Observation): Promise<RepairHistory[]> {
  const parameters = new SqlParameters();
  const [from, to] = [parameters.add(firstDay(observed.from)), parameters.add(firstDay(observed.settledTo))];
  const age = `${monthOf("r.day")} - ${monthOf("u.sold_on")}`;
  const { rows } = await sql.query<RepairHistory>(
    `SELECT "soldMonth", ages, count(*)::int AS units FROM (
       SELECT u.id, ${monthOf("u.sold_on")} AS "soldMonth", array_agg(${age} ORDER BY ${age}) AS ages
       FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id JOIN ${storedTables.machines} u ON u.id = c.unit_id
       WHERE ${ofReports(question, parameters)} AND u.sold_on >= ${from} AND u.sold_on <= r.day AND r.day < ${to}
       GROUP BY u.id, u.sold_on) histories GROUP BY 1, 2`,
    parameters.values,
  );
  return rows;
}
