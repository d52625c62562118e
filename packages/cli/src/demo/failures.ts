import { defectTypes } from "./catalogue/defects.ts";
import type { DefectType, Shape } from "./catalogue/defects.ts";
import type { FamilyCode, Model } from "./catalogue/products.ts";
import type { Day, Month } from "./demo-clock.ts";
import { badBatchLot, isBadBatch, isBadLot } from "./production.ts";
import type { Batch, Lot, Production, Sale } from "./production.ts";
import { indexIn } from "./random.ts";
import type { Random } from "./random.ts";
import type { Calendar } from "./seasons.ts";
import { stories, storyMonth } from "./stories.ts";

/** One machine that will be complained about on a day. */
export type Failure = {
  readonly day: Day;
  readonly type: DefectType;
  readonly batch: Batch;
  readonly soldMonth: Month;
  readonly lot: Lot;
  readonly ofBadBatch: boolean;
};

type Cell = {
  readonly batch: Batch;
  readonly sale: Sale;
  readonly month: Month;
  readonly type: DefectType;
  readonly reports: number;
};

/** The hazard of a type at an age in months, against its average. */
const shapes: Readonly<Record<Shape, (age: number) => number>> = {
  arrival: (age) => (age === 0 ? 9 : age === 1 ? 4 : age === 2 ? 0.6 : 0.02),
  early: (age) => 0.45 + 2.2 * Math.exp(-age / 5),
  steady: () => 1,
  wear: (age) => 0.25 + 1.9 * (1 - Math.exp(-((age / 34) ** 2.1))),
};
const hazards = new Map(
  (["arrival", "early", "steady", "wear"] as const).map((shape) => [
    shape,
    Array.from({ length: 120 }, (_, age) => shapes[shape](age)),
  ]),
);

/** Draws all failures of the period: `wanted` on average, and those of the bad batch besides. */
export function drawFailures(production: Production, calendar: Calendar, wanted: number, random: Random): Failure[] {
  // There are more than a million cells: walking them twice is cheaper than keeping them.
  const scale = wanted / totalReports(intensities(production, calendar));
  const failures: Failure[] = [];
  for (const cell of intensities(production, calendar)) drawCell(cell, scale, calendar, random, failures);
  return [...failures, ...drawBadBatch(production, calendar, scale, random)];
}

function totalReports(cells: Iterable<Cell>): number {
  let sum = 0;
  for (const cell of cells) sum += cell.reports;
  return sum;
}

// Expected reports of each batch, month of sale, month of report and type, before scaling.
function* intensities(production: Production, calendar: Calendar): Generator<Cell> {
  const months = calendar.months();
  const last = calendar.lastMonth;
  const byProduct = new Map<FamilyCode, readonly DefectType[]>();
  for (const batch of production.batches) {
    const { code } = batch.model.family;
    const types = byProduct.get(code) ?? defectTypes.filter((type) => type.products.includes(code));
    byProduct.set(code, types);
    for (const type of types) {
      const rate = type.rate * storyFactor(batch, type, last);
      for (const sale of batch.sales) yield* saleCells(batch, sale, type, rate, months, calendar);
    }
  }
}

function* saleCells(
  batch: Batch,
  sale: Sale,
  type: DefectType,
  rate: number,
  months: readonly Month[],
  calendar: Calendar,
): Generator<Cell> {
  const hazard = hazards.get(type.shape) ?? [];
  const shares = calendar.monthShares(type.season);
  for (const [index, month] of months.entries()) {
    if (month < sale.month) continue;
    const reports = sale.units * rate * (hazard[month - sale.month] ?? 0) * (shares[index] ?? 0);
    if (reports > 0) yield { batch, sale, month, type, reports };
  }
}

function storyFactor(batch: Batch, type: DefectType, last: Month): number {
  for (const story of [stories.countermeasureWorked, stories.countermeasureFailed]) {
    if (batch.model !== story.model || type !== story.defect) continue;
    if (batch.producedMonth < storyMonth(last, story.beginsMonthsAgo)) return 1;
    return batch.producedMonth < storyMonth(last, story.cutInMonthsAgo) ? story.before : story.after;
  }
  return batch.lots.items.reduce(
    (sum, lot, index) => sum + lotShare(batch, index) * lotFactor(batch.model, type, lot, last),
    0,
  );
}

function lotShare(batch: Batch, index: number): number {
  const { cumulative } = batch.lots;
  return ((cumulative[index] ?? 0) - (cumulative[index - 1] ?? 0)) / (cumulative.at(-1) ?? 1);
}

function lotFactor(model: Model, type: DefectType, lot: Lot, last: Month): number {
  const story = stories.badLot;
  const concerned = type === story.defect && isBadLot(lot, last) && story.models.some((each) => each === model);
  return concerned ? story.multiplier : 1;
}

function drawCell(cell: Cell, scale: number, calendar: Calendar, random: Random, failures: Failure[]): void {
  const { batch, type, month } = cell;
  for (let count = random.poisson(cell.reports * scale); count > 0; count -= 1) {
    const { first, cumulative } = calendar.month(month, type.season);
    const day = first + indexIn(cumulative, random.unit());
    const lot = drawLot(batch, type, calendar.lastMonth, random);
    failures.push({ day, type, batch, soldMonth: cell.sale.month, lot, ofBadBatch: false });
  }
}

// A failed unit carries the weak lot more often than a sold one does.
function drawLot(batch: Batch, type: DefectType, last: Month, random: Random): Lot {
  let sum = 0;
  const cumulative = batch.lots.items.map(
    (lot, index) => (sum += lotShare(batch, index) * lotFactor(batch.model, type, lot, last)),
  );
  const lot = batch.lots.items[indexIn(cumulative, random.unit())];
  if (!lot) throw new RangeError(`batch ${batch.code} has no lots`);
  return lot;
}

// The extra failures of the bad batch grow from nothing until the model's weekly count is a multiple of what it was.
function drawBadBatch(production: Production, calendar: Calendar, scale: number, random: Random): Failure[] {
  const story = stories.badBatch;
  const last = calendar.lastMonth;
  const batch = production.batches.find((each) => isBadBatch(each.model, each.producedMonth, last));
  if (!batch) return [];
  const usual = usualDaily(production, calendar) * scale;
  const sold = batch.sales.filter((sale) => sale.month <= last - 2);
  return Array.from({ length: story.days }, (_, index) => index + 1).flatMap((since) => {
    const day = calendar.until - story.days + since;
    const mean = usual * (story.risesTo - 1) * (since / story.days) ** 1.5;
    return Array.from({ length: random.poisson(mean) }, () => ({
      day,
      type: story.defect,
      batch,
      ofBadBatch: true,
      soldMonth: random.pick(sold).month,
      lot: random.chance(story.lotShareOfFailures) ? badBatchLot(batch) : random.pick(batch.lots.items),
    }));
  });
}

// The model's reports of the type on an ordinary day of the half year before.
function usualDaily(production: Production, calendar: Calendar): number {
  const { model, defect } = stories.badBatch;
  const batches = production.batches.filter((batch) => batch.model === model);
  let sum = 0;
  for (const cell of intensities({ ...production, batches }, calendar)) {
    if (cell.type === defect && cell.month < calendar.lastMonth - 1 && cell.month >= calendar.lastMonth - 7)
      sum += cell.reports;
  }
  return sum / 182;
}
