import {
  addDays,
  type Asker,
  type Dimension,
  type DimensionFilter,
  type Grain,
  type MetricKey,
  type MetricQuery,
} from "@huilu/core";
import { outcomeAt, type Counted } from "./oracle.ts";
import type { Told } from "./told-cases.ts";

/** What a figure is made of. */
export type Figure = {
  n: number;
  hits: number;
  amount: number;
  readonly amounts: number[];
  readonly excluded: Record<string, number>;
};

/** The company's departments: D1 belongs to D0. */
export const parentOf: Readonly<Record<string, string>> = { D1: "D0" };

export const none = "unclassified";

/** The key of a unit in a dimension that its case or its credit has. */
function keyOf(
  { read, department, employee }: Counted,
  dimension: Exclude<Dimension, "defectFamily" | "defectType">,
): string {
  const { row, source } = read.told;
  const model = row.productModel && `${row.productFamily ? `${row.productFamily.code}/` : ""}${row.productModel.code}`;
  const keys: Record<typeof dimension, string | null | undefined> = {
    channel: row.channel?.code,
    kind: row.kind?.code,
    region: row.region?.code,
    department,
    employee,
    productFamily: row.productFamily?.code,
    productModel: model,
    batch: row.batch && `${model ? `${model}/` : ""}${row.batch.code}`,
    supplierLot: row.supplierLot?.code,
    status: read.status,
    priority: row.priority?.code,
    source,
  };
  return keys[dimension] ?? none;
}

const isOfDefects = (dimension: Dimension) => dimension === "defectFamily" || dimension === "defectType";

/** A unit in one of its cuts: with one of its case's defects where the question cuts by defect. */
type Cut = { readonly unit: Counted; readonly defect: Counted["defect"] };

function cutKey({ unit, defect }: Cut, dimension: Dimension): string {
  if (dimension === "defectFamily") return defect?.family ?? none;
  if (dimension === "defectType") return defect?.type ?? none;
  return keyOf(unit, dimension);
}

/** A case counts under each of its types, and once under each of its families. */
function cutsOf(unit: Counted, by: readonly Dimension[], filters: readonly DimensionFilter[]): Cut[] {
  const { defects } = unit.read;
  const types = by.includes("defectType") || filters.some(({ dimension }) => dimension === "defectType");
  const families = by.includes("defectFamily") && !types;
  if (unit.defect !== undefined) return families && !unit.firstOfFamily ? [] : [{ unit, defect: unit.defect }];
  if (!by.some(isOfDefects)) return [{ unit, defect: undefined }];
  if (defects.length === 0) return [{ unit, defect: null }];
  const counted = families
    ? defects.filter(({ family }, i) => defects.findIndex((one) => one.family === family) === i)
    : defects;
  return counted.map((defect) => ({ unit, defect }));
}

function within(key: string, { dimension, in: codes }: DimensionFilter): boolean {
  if (codes.includes(key)) return true;
  const parent = dimension === "department" ? parentOf[key] : undefined;
  return parent !== undefined && codes.includes(parent);
}

function passes(cut: Cut, filter: DimensionFilter): boolean {
  const { dimension } = filter;
  if (!isOfDefects(dimension) || cut.defect !== undefined) return within(cutKey(cut, dimension), filter);
  const { defects } = cut.unit.read;
  const possible = defects.length === 0 ? [null] : defects;
  return possible.some((defect) => within(cutKey({ ...cut, defect }, dimension), filter));
}

/** First days of the buckets of a question, and how each is named. */
export function bucketsOf({
  range,
  grain,
}: MetricQuery): { readonly name: string | null; readonly from: string; readonly to: string }[] {
  if (!grain) return [{ name: null, ...range }];
  const buckets: { name: string; from: string; to: string }[] = [];
  for (let day = range.from; day < range.to; day = addDays(day, 1)) {
    const name = bucketOf(day, grain);
    const last = buckets.at(-1);
    if (last?.name === name) last.to = addDays(day, 1);
    else buckets.push({ name, from: day, to: addDays(day, 1) });
  }
  return buckets;
}

function bucketOf(day: string, grain: Grain): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (grain === "DAY") return day;
  if (grain === "YEAR") return `${year}-01-01`;
  if (grain === "WEEK") return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const first = grain === "MONTH" ? month : month - ((month - 1) % 3);
  return `${year}-${String(first).padStart(2, "0")}-01`;
}

export type Seen = {
  readonly asker: Asker;
  readonly departments: readonly string[] | null;
  readonly employee: string | null;
};

function isSeen({ department, employee }: Counted, { departments, employee: person }: Seen): boolean {
  if (!departments) return true;
  return (department !== null && departments.includes(department)) || (employee !== null && employee === person);
}

export type Cell = {
  readonly bucket: string | null;
  readonly keys: readonly string[];
  readonly cuts: readonly (Cut & { readonly outcome: string })[];
};

/** The units of each cell of a question's answer. */
export function cellsOf(
  units: readonly Counted[],
  metric: MetricKey,
  query: MetricQuery,
  told: Told,
  seen: Seen,
): Cell[] {
  const by = query.by ?? [];
  const filters = query.filters ?? [];
  const cuts = units
    .filter((unit) => isSeen(unit, seen))
    .flatMap((unit) => cutsOf(unit, by, filters))
    .filter((cut) => filters.every((filter) => passes(cut, filter)))
    .map((cut) => ({ ...cut, outcome: outcomeAt(cut.unit, metric, told, seen.asker.now.getTime()) }));
  return bucketsOf(query).flatMap(({ name, from, to }) => {
    const there = cuts.filter(({ unit }) =>
      metric === "backlog"
        ? unit.day < to && (unit.until === null || unit.until >= to)
        : unit.day >= from && unit.day < to,
    );
    const cells = Map.groupBy(there, (cut) => JSON.stringify(by.map((dimension) => cutKey(cut, dimension))));
    return [...cells.values()].map((inCell): Cell => {
      const [one] = inCell;
      return { bucket: name, keys: one ? by.map((dimension) => cutKey(one, dimension)) : [], cuts: inCell };
    });
  });
}

/** Adds up a cell. */
export function figureOf({ cuts }: Cell): Figure {
  const figure: Figure = { n: 0, hits: 0, amount: 0, amounts: [], excluded: {} };
  for (const { unit, outcome } of cuts) {
    if (outcome !== "counted") figure.excluded[outcome] = (figure.excluded[outcome] ?? 0) + unit.n;
    else {
      figure.n += unit.n;
      figure.hits += unit.hit ? 1 : 0;
      figure.amount += unit.amount;
      figure.amounts.push(unit.amount);
    }
  }
  return figure;
}

/** The least value that at least a share `q` does not exceed. */
export function nearestRank(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
