import { allModels, productFamilies } from "./catalogue/products.ts";
import type { Family, Model } from "./catalogue/products.ts";
import { provinces } from "./catalogue/places.ts";
import { monthCode, monthNumber } from "./demo-clock.ts";
import type { Month } from "./demo-clock.ts";
import { itemAt, weightedTable } from "./random.ts";
import type { Random, WeightedTable } from "./random.ts";
import { stories } from "./stories.ts";

export type Lot = {
  readonly code: string;
  readonly family: Family;
  readonly supplier: string;
  readonly deliveredMonth: Month;
};
export type Batch = {
  readonly code: string;
  readonly model: Model;
  readonly producedMonth: Month;
  readonly units: number;
  readonly lots: WeightedTable<Lot>;
  readonly sales: readonly Sale[];
};
export type Sale = { readonly month: Month; readonly units: number };

export type Production = { readonly lots: readonly Lot[]; readonly batches: readonly Batch[] };

/** Production runs this long before the first case, so that machines of every age are in service from the start. */
export const monthsBefore = 30;
// A batch is sold in the month it is made and the three after it.
const soldAfter = [0.3, 0.38, 0.22, 0.1];

/** What was made and sold from long before the period to its last month. `scale` 1 is the full company. */
export function planProduction(first: Month, last: Month, scale: number, random: Random): Production {
  const months = Array.from({ length: last - first + 1 + monthsBefore }, (_, index) => first - monthsBefore + index);
  const lots = deliverLots(months);
  const batches = months.flatMap((month) =>
    allModels
      .filter((model) => isMade(model, month, last))
      .map((model) => makeBatch(model, month, last, scale, lots, random)),
  );
  return { lots, batches };
}

// Two suppliers deliver a lot each month for each family, and the numbers run on through the company.
function deliverLots(months: readonly Month[]): Lot[] {
  const deliveries = months.flatMap((deliveredMonth) =>
    productFamilies.flatMap((family) => family.suppliers.map((supplier) => ({ family, supplier, deliveredMonth }))),
  );
  return deliveries.map((delivery, index) => ({ code: `L-${String(index + 101).padStart(4, "0")}`, ...delivery }));
}

function isMade(model: Model, month: Month, last: Month): boolean {
  const ago = last - month;
  return ago <= (model.launchedMonthsAgo ?? Infinity) && ago >= (model.withdrawnMonthsAgo ?? -1);
}

function makeBatch(
  model: Model,
  month: Month,
  last: Month,
  scale: number,
  lots: readonly Lot[],
  random: Random,
): Batch {
  const units = Math.max(1, Math.round(plannedUnits(model, month, last) * scale * random.between(0.9, 1.1)));
  return {
    code: `${monthCode(month)}-${model.line}`,
    model,
    producedMonth: month,
    units,
    lots: lotsOf(model, month, last, lots),
    sales: soldAfter
      .map((share, offset) => ({ month: month + offset, units: Math.round(units * share) }))
      .filter((sale) => sale.month <= last && sale.units > 0),
  };
}

function plannedUnits(model: Model, month: Month, last: Month): number {
  const yearsBack = (last - month) / 12;
  const ordinary = model.monthlyUnits * model.family.growth ** -yearsBack * rampUp(model, last - month);
  const campaign = isBadBatch(model, month, last) ? stories.badBatch.extraUnits : 1;
  return ordinary * itemAt(model.family.months, monthNumber(month) - 1) * campaign;
}

// A new model needs half a year to find its buyers.
function rampUp(model: Model, ago: number): number {
  if (model.launchedMonthsAgo === undefined) return 1;
  return Math.min(1, 0.25 + (model.launchedMonthsAgo - ago) * 0.15);
}

/** Whether this model's batch of this month is the bad one. */
export function isBadBatch(model: Model, month: Month, last: Month): boolean {
  return model === stories.badBatch.model && last - month === stories.badBatch.producedMonthsAgo;
}

/** Whether a lot is the one with the weak capacitors: the first supplier's of that month. */
export function isBadLot(lot: Lot, last: Month): boolean {
  const story = stories.badLot;
  return (
    lot.family === itemAt(story.models, 0).family &&
    lot.supplier === itemAt(lot.family.suppliers, 0) &&
    last - lot.deliveredMonth === story.deliveredMonthsAgo
  );
}

// Lots lie in stock for a month: a batch draws on the new lots and on what is left of the last ones.
function lotsOf(model: Model, month: Month, last: Month, lots: readonly Lot[]): WeightedTable<Lot> {
  const mine = lots.filter(
    (lot) => lot.family === model.family && (lot.deliveredMonth === month || lot.deliveredMonth === month - 1),
  );
  const firstSupplier = itemAt(model.family.suppliers, 0);
  const share = isBadBatch(model, month, last) ? stories.badBatch.lotShareOfUnits : 0.5;
  return weightedTable(mine, (lot) => {
    if (lot.deliveredMonth !== month) return 0.1;
    return lot.supplier === firstSupplier ? share : 0.8 - share;
  });
}

/** The lot from which most of the bad batch's pumps came. */
export function badBatchLot(batch: Batch): Lot {
  const firstSupplier = itemAt(batch.model.family.suppliers, 0);
  const lot = batch.lots.items.find(
    (candidate) => candidate.supplier === firstSupplier && candidate.deliveredMonth === batch.producedMonth,
  );
  if (!lot) throw new RangeError(`batch ${batch.code} has no lot of its own month`);
  return lot;
}

export type SoldRow = {
  readonly batch: Batch;
  readonly province: string;
  readonly month: Month;
  readonly units: number;
};

/** Sales by province; the provinces of a sale always add up to it. */
export function* soldRows(batches: readonly Batch[]): Generator<SoldRow> {
  const whole = provinces.reduce((sum, province) => sum + province.share, 0);
  for (const batch of batches) {
    for (const sale of batch.sales) {
      let cumulative = 0;
      let given = 0;
      for (const province of provinces) {
        cumulative += province.share;
        const units = Math.round((sale.units * cumulative) / whole) - given;
        given += units;
        if (units > 0) yield { batch, province: province.code, month: sale.month, units };
      }
    }
  }
}
