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

/** Reports of each defect type, or of `defectTypeId` only, by band of age, where the day of sale is known. */
export async function readReportsByAge(
  sql: Sql,
  weeks: Weeks,
  defectTypeId: number | null = null,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql.query<{ defect: number; band: number; reports: number }>(
    `SELECT r.defect_type_id AS defect, width_bucket((r.day - u.sold_on) / 7, $3::int[])::int AS band, sum(r.weight)::int AS reports
     FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id JOIN ${storedTables.machines} u ON u.id = c.unit_id
     WHERE r.outcome = 'counted' AND ${ofDefects("r")} AND r.day >= $1 AND r.day < $2 AND u.sold_on <= r.day AND r.defect_type_id IS NOT NULL
       AND ($4::int IS NULL OR r.defect_type_id = $4)
     GROUP BY 1, 2`,
    [weeks.from, weeks.to, ageBands, defectTypeId],
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
    during.slice(0, count).forEach((units, week) => addAges(served, units, { from: 0, to: count - week }));
    before.forEach((units, back) => addAges(served, units, { from: back + 1, to: back + 1 + count }));
  }
  const [all, exposure] = [total(reports), total(served)];
  if (all === 0 || exposure === 0) return flatShape;
  return served.map((weeks, band) => (priorReports + (reports[band] ?? 0)) / (priorReports + (all * weeks) / exposure));
}

type Ages = { readonly from: number; readonly to: number };
/** The ages of each band, `to` exclusive. */
const agesOfBand: readonly Ages[] = [...ageBands, Infinity].map((to, band) => ({ from: ageBands[band - 1] ?? 0, to }));

const allAges: Ages = { from: 0, to: Infinity };

/** Units that are each age of these for a week. */
function addAges(served: number[], units: number, { from, to }: Ages): void {
  if (units === 0) return;
  agesOfBand.forEach((own, band) => {
    const weeks = Math.min(to, own.to) - Math.max(from, own.from);
    if (weeks > 0) served[band] = (served[band] ?? 0) + units * weeks;
  });
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Unit-months in service of each week, each weighed by how likely a report is at its age. */
export function agedUnitMonths({ during, before }: SoldByWeek, shape: AgeShape, count: number): Float64Array {
  const first = before.length;
  /** Units sold before a week, counted from the earliest on. */
  const soldUntil = new Float64Array(first + count + 1);
  for (let week = 0; week < first + count; week += 1) {
    const units = week < first ? before[first - 1 - week] : during[week - first];
    soldUntil[week + 1] = (soldUntil[week] ?? 0) + (units ?? 0);
  }
  const months = new Float64Array(count);
  for (let t = 0; t < count; t += 1) {
    // Half of the week of the sale is in service on average.
    let weeks = -0.5 * (shape[0] ?? 1) * (during[t] ?? 0);
    for (let band = 0; band < agesOfBand.length; band += 1) {
      const { from, to } = agesOfBand[band] ?? allAges;
      const oldest = Math.max(0, first + t - to + 1);
      const youngest = Math.max(0, first + t - from + 1);
      weeks += (shape[band] ?? 1) * ((soldUntil[youngest] ?? 0) - (soldUntil[oldest] ?? 0));
    }
    months[t] = (weeks * 7 * 12) / 365.25;
  }
  return months;
}
