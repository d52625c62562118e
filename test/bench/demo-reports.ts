import {
  addMonth,
  ageBand,
  addDays,
  flatShape,
  soldOf,
  subjectKey,
  type ExposedUnits,
  type IncomingCase,
  type KnownReports,
  type ReportSeries,
  type SeriesSubject,
  type SignalLevel,
  type SoldByWeek,
  type Weeks,
  weeksUntil,
} from "@huilu/core";
import { kinds } from "../../packages/cli/src/demo/catalogue/terms.ts";
import { dayText, firstDayOf } from "../../packages/cli/src/demo/demo-clock.ts";
import type { Demo, DemoTruth } from "../../packages/cli/src/demo/index.ts";
import { soldRows } from "../../packages/cli/src/demo/production.ts";

/** What detectors know of a demo company, made without a database; codes are told by `codeOf`. */
export type DemoReports = KnownReports & {
  readonly truth: DemoTruth;
  readonly codeOf: (level: SignalLevel | "DEFECT", id: number | null) => string;
  /** Days of the reports of the bad batch, classified or not. */
  readonly badBatchDays: readonly string[];
  /** Of those that are classified. */
  readonly typedDays: readonly string[];
  readonly soldOfBadBatch: number;
};

const watchedKinds: ReadonlySet<string> = new Set<string>(
  Object.values(kinds).flatMap((kind) => (kind.countsForFirstFix ? [kind.code] : [])),
);

/** Numbers for codes, from 1 on, and back. */
function numbering() {
  const ids = new Map<string, number>();
  const codes: string[] = [""];
  return {
    id(code: string): number {
      const found = ids.get(code) ?? codes.push(code) - 1;
      ids.set(code, found);
      return found;
    },
    code: (id: number | null) => codes[id ?? 0] ?? "",
  };
}

export function demoReports(demo: Demo, until: string): DemoReports {
  const numbers = {
    DEFECT: numbering(),
    MODEL: numbering(),
    BATCH: numbering(),
    SUPPLIER_LOT: numbering(),
    REGION: numbering(),
  };
  const weeks = weeksUntil(demo.from, addDays(until, 1));
  const series = new Map<string, ReportSeries>();
  const ages = new Map<number, number[]>();
  const lots = new Map<number, Map<number, Set<string>>>();
  const modelOfBatch = new Map<number, number>();
  const count = (subject: SeriesSubject, week: number) => {
    const key = subjectKey(subject);
    const one = series.get(key) ?? { ...subject, counts: Array.from({ length: weeks.count }, () => 0) };
    one.counts[week] = (one.counts[week] ?? 0) + 1;
    series.set(key, one);
  };
  const reported: { number: string; day: string; isTyped: boolean }[] = [];
  for (const one of demo.cases) {
    const day = dayOf(one);
    if (day === null || !watchedKinds.has(one.kind?.code ?? "")) continue;
    if (day > until) continue;
    reported.push({ number: one.number, day, isTyped: (one.defects ?? []).length > 0 });
    const model = one.productModel ? numbers.MODEL.id(`${one.productFamily?.code}/${one.productModel.code}`) : null;
    const batch = one.batch ? numbers.BATCH.id(`${numbers.MODEL.code(model)}/${one.batch.code}`) : null;
    const lot = one.supplierLot ? numbers.SUPPLIER_LOT.id(one.supplierLot.code) : null;
    const region = one.region ? numbers.REGION.id(one.region.code) : null;
    if (batch !== null && model !== null) modelOfBatch.set(batch, model);
    if (batch !== null && lot !== null) {
      const ofLot = lots.get(batch) ?? new Map<number, Set<string>>();
      ofLot.set(lot, (ofLot.get(lot) ?? new Set()).add(one.serial ?? one.number));
      lots.set(batch, ofLot);
    }
    const week = weekOf(weeks, day);
    if (week < 0 || week >= weeks.count) continue;
    const defects = one.defects ?? [];
    for (const { family, type } of defects.length === 0 ? [{ family: undefined, type: undefined }] : defects) {
      const defectTypeId = type ? numbers.DEFECT.id(`${family?.code}/${type.code}`) : null;
      const parts = [
        ["DEFECT", null],
        ["MODEL", model],
        ["BATCH", batch],
        ["SUPPLIER_LOT", lot],
        ["REGION", region],
      ] as const;
      for (const [level, partId] of parts)
        if (level === "DEFECT" || partId !== null) count({ level, defectTypeId, partId }, week);
      if (defectTypeId !== null && one.soldOn && one.soldOn <= day) {
        const bands = ages.get(defectTypeId) ?? flatShape.map(() => 0);
        const band = ageBand(weekOf({ ...weeks, from: one.soldOn }, day));
        bands[band] = (bands[band] ?? 0) + 1;
        ages.set(defectTypeId, bands);
      }
    }
  }
  const truth = demo.truth();
  const numbersOfBad = new Set(truth.badBatch.numbers);
  const bad = reported.filter(({ number }) => numbersOfBad.has(number)).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    reports: [...series.values()],
    units: { ...soldUnits(demo, weeks, numbers), modelOfBatch, lotShares: sharesOf(lots) },
    ages,
    weeks,
    truth,
    codeOf: (level, id) => numbers[level].code(id),
    badBatchDays: bad.map(({ day }) => day),
    typedDays: bad.filter(({ isTyped }) => isTyped).map(({ day }) => day),
    soldOfBadBatch: soldOfBatch(demo, truth),
  };
}

const dayOf = (one: IncomingCase) => one.events.find(({ type }) => type === "registered")?.moment?.on ?? null;
const weekOf = (weeks: Pick<Weeks, "from">, day: string) =>
  Math.floor((Date.parse(day) - Date.parse(weeks.from)) / (7 * 86_400_000));

type Numbers = Readonly<Record<"MODEL" | "BATCH" | "REGION", ReturnType<typeof numbering>>>;

function soldUnits(demo: Demo, weeks: Weeks, numbers: Numbers): Pick<ExposedUnits, "byModel" | "byBatch" | "byRegion"> {
  const byModel = new Map<number, SoldByWeek>();
  const byBatch = new Map<number, SoldByWeek>();
  const byRegion = new Map<number, Map<number, SoldByWeek>>();
  for (const { batch, province, month, units } of soldRows(demo.production.batches)) {
    const row = { month: dayText(firstDayOf(month)), next: dayText(firstDayOf(month + 1)), units };
    const key = `${batch.model.family.code}/${batch.model.code}`;
    const [model, region] = [numbers.MODEL.id(key), numbers.REGION.id(province)];
    const ofRegion = byRegion.get(region) ?? new Map<number, SoldByWeek>();
    byRegion.set(region, ofRegion);
    addMonth(soldOf(byModel, model, weeks.count), row, weeks);
    addMonth(soldOf(byBatch, numbers.BATCH.id(`${key}/${batch.code}`), weeks.count), row, weeks);
    addMonth(soldOf(ofRegion, model, weeks.count), row, weeks);
  }
  return { byModel, byBatch, byRegion };
}

function sharesOf(lots: ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<string>>>): ExposedUnits["lotShares"] {
  const shares = new Map<number, { batchId: number; share: number }[]>();
  for (const [batchId, ofLot] of lots) {
    const all = [...ofLot.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [lot, { size }] of ofLot) shares.set(lot, [...(shares.get(lot) ?? []), { batchId, share: size / all }]);
  }
  return shares;
}

function soldOfBatch(demo: Demo, { badBatch }: DemoTruth): number {
  const batch = demo.production.batches.find(
    ({ code, model }) => code === badBatch.batch && badBatch.model.endsWith(model.code),
  );
  return batch?.sales.reduce((sum, { units }) => sum + units, 0) ?? Number.NaN;
}
