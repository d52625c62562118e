import type { Sql } from "../../database/database.ts";
import { dayNumber } from "../../time/business-day.ts";
import type { SeriesSubject } from "./signal-level.ts";
import type { Weeks } from "./weeks.ts";

/** Units sold in each week; those of before the first week stand at negative places of `before`, nearest first. */
export type SoldByWeek = { readonly during: Float64Array; readonly before: Float64Array };

/** What is known of the units that could fail, by week of sale. */
export type ExposedUnits = {
  readonly byModel: ReadonlyMap<number, SoldByWeek>;
  readonly byBatch: ReadonlyMap<number, SoldByWeek>;
  /** Of a region: by model. */
  readonly byRegion: ReadonlyMap<number, ReadonlyMap<number, SoldByWeek>>;
  /** Of a supplier lot: the batches it went into, each with the lot's share among their units whose lot is known. */
  readonly lotShares: ReadonlyMap<number, readonly { readonly batchId: number; readonly share: number }[]>;
  readonly modelOfBatch: ReadonlyMap<number, number>;
};

const weeksBefore = 520;

/** Units sold of one thing in one month: both its first day and the next month's. */
export type SoldMonthRow = { readonly month: string; readonly next: string; readonly units: number };
type SoldRow = SoldMonthRow & { cut: string; model_id: number; part: number | null };

/** Reads sales and which lots went into which batches, as known now; `only`: what these subjects are exposed to. */
export async function readExposedUnits(
  sql: Sql,
  weeks: Weeks,
  only: readonly SeriesSubject[] | null = null,
): Promise<ExposedUnits> {
  const lots = await readLots(sql);
  const { rows } = await sql.query<SoldRow>(
    `SELECT cut, model_id, COALESCE(batch_id, region_id) AS part, month::text AS month,
       (month + interval '1 month')::date::text AS next, units FROM sold_month
     WHERE cut <> 'C' AND ($1::int[] IS NULL OR model_id = ANY($1) OR batch_id = ANY($2))`,
    [only && partsOf(only, "MODEL"), only && [...partsOf(only, "BATCH"), ...batchesOf(only, lots)]],
  );
  const byModel = new Map<number, SoldByWeek>();
  const byBatch = new Map<number, SoldByWeek>();
  const byRegion = new Map<number, Map<number, SoldByWeek>>();
  for (const row of rows) {
    const { cut, model_id, part } = row;
    if (cut === "M") addMonth(soldOf(byModel, model_id, weeks.count), row, weeks);
    else if (part !== null && cut === "B") addMonth(soldOf(byBatch, part, weeks.count), row, weeks);
    else if (part !== null && cut === "R") {
      const models = byRegion.get(part) ?? new Map<number, SoldByWeek>();
      byRegion.set(part, models);
      addMonth(soldOf(models, model_id, weeks.count), row, weeks);
    }
  }
  return { byModel, byBatch, byRegion, ...lots };
}

const partsOf = (subjects: readonly SeriesSubject[], wanted: SeriesSubject["level"]): number[] =>
  subjects.flatMap(({ level, partId }) => (level === wanted && partId !== null ? [partId] : []));

const batchesOf = (subjects: readonly SeriesSubject[], { lotShares }: Pick<ExposedUnits, "lotShares">): number[] =>
  partsOf(subjects, "SUPPLIER_LOT").flatMap((lot) => (lotShares.get(lot) ?? []).map(({ batchId }) => batchId));

/** The sales of `id`, none yet at first. */
export function soldOf(map: Map<number, SoldByWeek>, id: number, count: number): SoldByWeek {
  const found = map.get(id) ?? { during: new Float64Array(count), before: new Float64Array(weeksBefore) };
  map.set(id, found);
  return found;
}

/** Spreads a month's units evenly over its days; what was sold earlier than ten years before counts as of then. */
export function addMonth(sold: SoldByWeek, { month, next, units }: SoldMonthRow, weeks: Weeks): void {
  const first = dayNumber(month);
  const days = dayNumber(next) - first;
  const offset = first - dayNumber(weeks.from);
  const aDay = units / days;
  for (let day = 0; day < days;) {
    const week = Math.floor((offset + day) / 7);
    if (week >= weeks.count) return;
    const [list, place] = week >= 0 ? [sold.during, week] : [sold.before, Math.min(weeksBefore, -week) - 1];
    let told = list[place] ?? 0;
    for (const end = Math.min(days, 7 * (week + 1) - offset); day < end; day += 1) told += aDay;
    list[place] = told;
  }
}

async function readLots(sql: Sql): Promise<Pick<ExposedUnits, "lotShares" | "modelOfBatch">> {
  const { rows } = await sql.query<{ lot: number; batch: number; share: number }>(
    `SELECT supplier_lot_id AS lot, batch_id AS batch, n / sum(n) OVER (PARTITION BY batch_id) AS share
     FROM (SELECT supplier_lot_id, batch_id, count(DISTINCT COALESCE(unit_id, id))::float8 AS n FROM service_case
       WHERE supplier_lot_id IS NOT NULL AND batch_id IS NOT NULL AND merged_into IS NULL AND revision > 0 GROUP BY 1, 2) known`,
  );
  const lots = Map.groupBy(rows, ({ lot }) => lot);
  const batches = await sql.query<{ id: number; model_id: number }>(
    "SELECT id, model_id FROM production_batch WHERE model_id IS NOT NULL",
  );
  return {
    lotShares: new Map(
      [...lots].map(([lot, found]) => [lot, found.map(({ batch, share }) => ({ batchId: batch, share }))]),
    ),
    modelOfBatch: new Map(batches.rows.map(({ id, model_id }) => [id, model_id])),
  };
}
