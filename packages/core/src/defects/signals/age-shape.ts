import type { Sql } from "../../database/database.ts";
import { storedTables } from "../../metrics/unit.ts";
import { ofDefects } from "./read-reports.ts";
import type { SoldByWeek } from "./read-exposed-units.ts";
import type { Weeks } from "./weeks.ts";

// In weeks since the sale: the first month, quarter, half year, and so on. The last has no end.
const ageBands = [4, 13, 26, 52, 104, 156] as const;
// A band leans on 1 like so many reports.
const priorReports = 10;

/** The band of an age in weeks. */
export function ageBand(week: number): number {
  const band = ageBands.findIndex((end) => week < end);
  return band < 0 ? ageBands.length : band;
}

/** How much likelier a report is at each age than on average, by band; 1 where little is known. */
export type AgeShape = readonly number[];
export const flatShape: AgeShape = [...ageBands, 0].map(() => 1);

/** Reports of each defect type by band of age, where the day of sale is known. */
export async function readReportsByAge(sql: Sql, weeks: Weeks): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql.query<{ defect: number; band: number; reports: number }>(
    `SELECT r.defect_type_id AS defect, width_bucket((r.day - u.sold_on) / 7, $3::int[])::int AS band, sum(r.weight)::int AS reports
     FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id JOIN ${storedTables.machines} u ON u.id = c.unit_id
     WHERE r.outcome = 'counted' AND ${ofDefects("r")} AND r.day >= $1 AND r.day < $2 AND u.sold_on <= r.day AND r.defect_type_id IS NOT NULL
     GROUP BY 1, 2`,
    [weeks.from, weeks.to, ageBands],
  );
  const found = new Map<number, number[]>();
  for (const { defect, band, reports } of rows) {
    const bands = found.get(defect) ?? flatShape.map(() => 0);
    bands[band] = reports;
    found.set(defect, bands);
  }
  return found;
}

/** Observed ÷ expected reports of each band, where the units in service of `sold` would all fail alike. */
export function ageShape(reports: readonly number[] | undefined, sold: readonly SoldByWeek[], count: number): AgeShape {
  if (!reports) return flatShape;
  const served = flatShape.map(() => 0);
  for (const { during, before } of sold) {
    for (let t = 0; t < count; t += 1) {
      for (let s = 0; s < count - t; s += 1) add(served, s, during[t] ?? 0);
    }
    for (let back = 0; back < before.length; back += 1) {
      const units = before[back] ?? 0;
      if (units > 0) for (let t = 0; t < count; t += 1) add(served, t + back + 1, units);
    }
  }
  const [all, exposure] = [total(reports), total(served)];
  if (all === 0 || exposure === 0) return flatShape;
  return served.map((weeks, band) => (priorReports + (reports[band] ?? 0)) / (priorReports + (all * weeks) / exposure));
}

function add(served: number[], age: number, units: number): void {
  const band = ageBand(age);
  served[band] = (served[band] ?? 0) + units;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Unit-months in service of each week, each weighed by how likely a report is at its age. */
export function agedUnitMonths({ during, before }: SoldByWeek, shape: AgeShape, count: number): Float64Array {
  const months = new Float64Array(count);
  const ages = Float64Array.from({ length: count + before.length + 1 }, (_, age) => shape[ageBand(age)] ?? 1);
  const addFrom = (first: number, units: number) => {
    if (units === 0) return;
    for (let t = Math.max(0, first); t < count; t += 1) {
      // Half of the week of the sale is in service on average.
      months[t] = (months[t] ?? 0) + units * (t === first ? 0.5 : 1) * (ages[t - first] ?? 1);
    }
  };
  for (let s = 0; s < count; s += 1) addFrom(s, during[s] ?? 0);
  for (let back = 0; back < before.length; back += 1) addFrom(-back - 1, before[back] ?? 0);
  return months.map((weeks) => (weeks * 7 * 12) / 365.25);
}
