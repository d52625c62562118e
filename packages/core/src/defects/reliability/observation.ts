import type { Sql } from "../../database/database.ts";
import { storedTables, type UnitTables } from "../../metrics/unit.ts";
import { reportingDelay } from "../../statistics/reporting-delay.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { firstDay, monthNumber, type MonthNumber, monthOf } from "./months.ts";

/** What of the lives of units is seen: whole months of reports, and how much of them is known by now. */
export type Observation = {
  readonly from: MonthNumber;
  /** Exclusive: the month that has not ended yet. */
  readonly to: MonthNumber;
  /** Exclusive: before it at least 95 % of the reports are known. */
  readonly settledTo: MonthNumber;
  /** The share of reports known by now of the last whole month, the one before it, …; empty where delays are not known. */
  readonly completeness: readonly number[];
};

// So many months without any report at all are not recorded rather than calm.
const longestCalm = 3;
const fewestMonths = 3;
const settled = 0.95;

/**
 * Which months are observed. From the last on, back to where three months before have no report of anything; to the day to
 * which sources are complete. How late reports are known is estimated from the months since the first import (everything
 * before came at once); null without any report. Read from `tables`.
 */
export async function readObservation(
  sql: Sql,
  today: BusinessDay,
  tables: ObservedTables = storedTables,
): Promise<Observation | null> {
  const { rows } = await sql.query<{ month: number }>(
    `SELECT DISTINCT ${monthOf("reported_on")} AS month FROM ${tables.cases} c
     WHERE merged_into IS NULL AND revision > 0 AND reported_on < $1 ORDER BY 1`,
    [today],
  );
  const months = rows.map(({ month }) => month);
  const last = months.at(-1);
  if (last === undefined) return null;
  const from = months.findLast((month, i) => month - (months[i - 1] ?? -Infinity) > longestCalm) ?? last;
  const asOf = await readCompleteDay(sql, today, tables);
  const current = monthNumber(asOf);
  const to = current - last > longestCalm ? last + 1 : current;
  const completeness = to < current ? [] : await readCompleteness(sql, { today, to, tables });
  const late = completeness.findLastIndex((share) => share < settled);
  return { from, to, settledTo: Math.max(from, to - late - 1), completeness };
}

/** The share of the reports of `month` that is known by now. */
export function knownShare({ to, completeness }: Observation, month: MonthNumber): number {
  return month >= to ? 0 : (completeness[to - 1 - month] ?? 1);
}

type ObservedTables = Pick<UnitTables, "cases" | "sources">;

async function readCompleteDay(sql: Sql, today: BusinessDay, { sources }: ObservedTables): Promise<BusinessDay> {
  const { rows } = await sql.query<{ day: BusinessDay | null }>(
    `SELECT LEAST($1::date, max(complete_through) + 1)::text AS day FROM ${sources} s`,
    [today],
  );
  return rows[0]?.day ?? today;
}

type Until = { readonly today: BusinessDay; readonly to: MonthNumber; readonly tables: ObservedTables };

/**
 * The share known of the last whole month, and of each one before it: by how much what was known of a month on this day of
 * a later month has grown until now. Empty without three months since the first import.
 */
async function readCompleteness(sql: Sql, { today, to, tables }: Until): Promise<readonly number[]> {
  const day = Number(today.slice(8));
  const lag = monthNumber(today) - to;
  // The first import told what was known until then: the months whose first look comes after it are whole.
  const { rows } = await sql.query<{ month: number; delay: number; reports: number }>(
    `SELECT month, GREATEST(0, ${monthOf("learned_on")} + (extract(day FROM learned_on) > $2)::int - month - $3) AS delay, count(*)::int AS reports
     FROM (SELECT *, ${monthOf("reported_on")} AS month FROM ${tables.cases} known) c
     WHERE merged_into IS NULL AND revision > 0 AND reported_on < $1 AND month + $3 >= (
       SELECT ${monthOf("min(learned_on)")} + (extract(day FROM min(learned_on)) > $2)::int FROM ${tables.cases} first)
     GROUP BY 1, 2`,
    [firstDay(to), day, lag + 1],
  );
  const first = Math.min(...rows.map(({ month }) => month));
  if (to - first < fewestMonths) return [];
  const triangle = Array.from({ length: to - first }, (_, row) =>
    Array.from({ length: to - first - row }, (_cell, delay) =>
      rows.reduce((sum, one) => sum + (one.month === first + row && one.delay === delay ? one.reports : 0), 0),
    ),
  );
  return reportingDelay(triangle).cdf;
}
