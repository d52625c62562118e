import {
  addDays,
  defaultSettings,
  subjectOf,
  watchKnown,
  weekDay,
  type ReportWatch,
  type SeriesSubject,
  type SoldByWeek,
} from "@huilu/core";
import type { Demo, DemoTruth } from "../../packages/cli/src/demo/index.ts";
import { fullSize, generateDemo } from "../../packages/cli/src/demo/generate-demo.ts";
import { median, type Bench, type Goal } from "./bench.ts";
import { demoReports, type DemoReports } from "./demo-reports.ts";

const companies = 20;
// The demo's last day; any, for the rows are drawn backwards from it.
const until = "2026-11-23";
const never = Number.POSITIVE_INFINITY;

/** How one company's stories were told, in days and cases since the bad batch's first complaint. */
type Told = {
  readonly days: number;
  readonly cases: number;
  readonly lotFirst: boolean;
  readonly ppmDays: number;
  /** How often that threshold would have been crossed by batches and defects of no story, in the last year. */
  readonly ppmIdle: number;
  /** Signals of no story, and how many the stated run length allows; of these the ones raised in certain weeks. */
  readonly idle: Raised;
  readonly newYear: Raised;
  readonly summer: Raised;
  readonly growing: Raised;
  readonly falling: Raised;
};
type Raised = { readonly signals: number; readonly stated: number };

/** On 20 seeds of the demo company: when the quiet bad batch is signalled, and how many signals nothing explains. */
export const signalsBench: Bench = async ({ seed, cases }) => {
  const told: Told[] = [];
  for (let i = 0; i < companies; i += 1) {
    told.push(tell(generateDemo({ seed: seed + i, until, cases: Math.min(cases, fullSize) })));
  }
  return goalsOf(told);
};

function goalsOf(told: readonly Told[]): Goal[] {
  const found = told.filter(({ days }) => days < never);
  const worst = (of: (one: Told) => number) => Math.max(...found.map(of)).toFixed(0);
  const middle = (of: (one: Told) => number) => median(found.map(of));
  const share = (name: string, ours: number): Goal => ({
    name,
    ours,
    opponent: told.length,
    unit: "companies",
    atLeast: 0.9,
    better: "higher",
  });
  const raised = (name: string, of: (one: Told) => Raised): Goal => ({
    name: `signals ${name}, a company`,
    ours: told.reduce((sum, one) => sum + of(one).signals, 0) / told.length,
    opponent: told.reduce((sum, one) => sum + of(one).stated, 0) / told.length,
    unit: "signals",
    atLeast: 1,
    beside: "against what the run length states",
  });
  return [
    share("the bad batch is signalled", found.length),
    {
      name: "days from its first complaint to the signal, median, against three-month PPM at twice the target",
      ours: middle(({ days }) => days),
      opponent: median(told.map(({ ppmDays }) => ppmDays)),
      unit: "days",
      atLeast: 1,
      beside: `worst ${worst(({ days }) => days)} days; ${middle(({ cases }) => cases)} cases, worst ${worst(({ cases }) => cases)}; PPM worst ${worst(({ ppmDays }) => ppmDays)} days, and ${middle(({ ppmIdle }) => ppmIdle)} alarms of no story a year`,
    },
    share("its supplier lot is the first named of all lots", told.filter(({ lotFirst }) => lotFirst).length),
    raised("of no story", ({ idle }) => idle),
    raised("around the lunar new year", ({ newYear }) => newYear),
    raised("in summer", ({ summer }) => summer),
    raised("of families with growing sales", ({ growing }) => growing),
    raised("of families with falling sales", ({ falling }) => falling),
  ];
}

function tell(demo: Demo): Told {
  const known = demoReports(demo, until);
  const watch = watchKnown(known);
  const { badBatch, badLot, countermeasures, massComplaint, sales } = known.truth;
  const [start] = known.badBatchDays;
  const signals = namedSignals(known, watch);
  const told = start === undefined ? null : firstTold(demo, signals, start);
  const stories = new Set([
    badBatch.defect,
    badLot.defect,
    massComplaint.defect,
    ...countermeasures.map(({ defect }) => defect),
  ]);
  const idle = signals.filter(({ defect }) => !stories.has(defect));
  const perWeek = watch.series.length / defaultSettings.runLength;
  const watchedWeeks = Array.from({ length: watch.weeks.count - watch.firstWatched }, (_, i) => watch.firstWatched + i);
  const inWeeks = (holds: (day: string) => boolean): Raised => ({
    signals: idle.filter(({ raised }) => holds(weekDay(watch.weeks, raised))).length,
    stated: watchedWeeks.filter((week) => holds(weekDay(watch.weeks, week))).length * perWeek,
  });
  const festivals = known.truth.springFestivals.map(({ day }) => day);
  const ofTrend = (trend: "growing" | "falling"): Raised => {
    const families = sales.filter((one) => one.trend === trend).map(({ family }) => family);
    const isOf = (part: string) => families.some((family) => part.startsWith(`${family}/`));
    const series = [...watch.subjects.values()].filter(({ level, partId }) => isOf(known.codeOf(level, partId)));
    return {
      signals: idle.filter(({ part }) => isOf(part)).length,
      stated: (series.length * watchedWeeks.length) / defaultSettings.runLength,
    };
  };
  return {
    days: told && start ? daysBetween(start, told) : never,
    cases: told ? known.badBatchDays.filter((day) => day < told).length : never,
    lotFirst: firstLotOf(signals, badBatch.defect, start) === badBatch.supplierLot,
    ppmDays: start ? daysBetween(start, ppmCrossing(known)) : never,
    ppmIdle: ppmAlarms(known, (defect) => !stories.has(defect)),
    idle: inWeeks(() => true),
    newYear: inWeeks((day) =>
      festivals.some((festival) => day > addDays(festival, -14) && day < addDays(festival, 21)),
    ),
    summer: inWeeks((day) => ["06", "07", "08"].includes(day.slice(5, 7))),
    growing: ofTrend("growing"),
    falling: ofTrend("falling"),
  };
}

type Named = SeriesSubject & {
  readonly defect: string;
  readonly part: string;
  readonly raised: number;
  readonly monday: string;
};

function namedSignals(known: DemoReports, watch: ReportWatch): Named[] {
  return watch.signals.map(({ key, raised }) => {
    const subject = subjectOf(watch, key);
    const defect = known.codeOf("DEFECT", subject.defectTypeId);
    const part = known.codeOf(subject.level, subject.partId);
    return { ...subject, defect, part, raised, monday: weekDay(watch.weeks, raised) };
  });
}

/**
 * Whether a signal tells of the bad batch: of its defect, as a whole, of its model, of itself or of the supplier's lot; or
 * of more reports without a type than elsewhere, of itself or the lot.
 */
function tellsOf({ badBatch }: DemoTruth, { level, part, defect }: Named): boolean {
  const isPart = level === "BATCH" || level === "SUPPLIER_LOT";
  if (defect !== badBatch.defect && !(defect === "" && isPart)) return false;
  if (level === "DEFECT") return true;
  if (level === "SUPPLIER_LOT") return part === badBatch.supplierLot;
  return part.endsWith(level === "MODEL" ? badBatch.model : `${badBatch.model}/${badBatch.batch}`);
}

/** The morning on which the nightly look first told of the bad batch after its first complaint; null: it never did. */
function firstTold(demo: Demo, signals: readonly Named[], start: string): string | null {
  const truth = demo.truth();
  const first = signals.find((signal) => tellsOf(truth, signal) && addDays(signal.monday, 7) > start);
  if (!first) return null;
  for (let morning = addDays(first.monday, 1); morning < addDays(first.monday, 7); morning = addDays(morning, 1)) {
    const known = demoReports(demo, addDays(morning, -1));
    const open = namedSignals(known, watchKnown(known));
    if (open.some((signal) => tellsOf(truth, signal) && signal.monday === first.monday)) return morning;
  }
  return addDays(first.monday, 7);
}

function firstLotOf(signals: readonly Named[], defect: string, start: string | undefined): string | undefined {
  const ofDefect = signals.filter((one) => one.defect === defect && addDays(one.monday, 7) > (start ?? ""));
  return ofDefect.find(({ level }) => level === "SUPPLIER_LOT")?.part;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * The day on which the batch's classified reports of three months, in parts per million of its units sold, first reach twice the
 * target; the target is what units of the model bring in three months on average, as quality plans set it from last year.
 */
function ppmCrossing({ typedDays, soldOfBadBatch, truth, reports, units, weeks, codeOf }: DemoReports): string {
  const model = reports.find(
    ({ level, partId, defectTypeId }) =>
      level === "MODEL" &&
      codeOf(level, partId).endsWith(truth.badBatch.model) &&
      codeOf("DEFECT", defectTypeId) === truth.badBatch.defect,
  );
  const sold = units.byModel.get(model?.partId ?? Number.NaN);
  const inService = sold ? [...sold.during, ...sold.before].reduce((sum, one) => sum + one, 0) : Number.NaN;
  const lastYear = model?.counts.slice(weeks.count - 62, weeks.count - 10).reduce((sum, n) => sum + n, 0) ?? Number.NaN;
  const target = lastYear / 4 / inService;
  const crossing = typedDays.find((day) => {
    const recent = typedDays.filter((one) => one <= day && one > addDays(day, -91)).length;
    return recent / soldOfBadBatch >= 2 * target && recent >= 3;
  });
  return crossing ?? addDays(weeks.to, 0);
}

const [quarter, year] = [13, 52];

/** How often the same threshold is newly crossed in the last year by the batches' reports of defects for which `counts` holds. */
function ppmAlarms({ reports, units, weeks, codeOf }: DemoReports, counts: (defect: string) => boolean): number {
  const ofModels = new Map(
    reports.flatMap((one) => (one.level === "MODEL" ? [[keyOf(one), one.counts] as const] : [])),
  );
  const batches = reports.filter(
    ({ level, defectTypeId }) => level === "BATCH" && defectTypeId !== null && counts(codeOf("DEFECT", defectTypeId)),
  );
  return batches.reduce((alarms, { defectTypeId, partId, counts: own }) => {
    const modelId = units.modelOfBatch.get(partId ?? 0) ?? null;
    const model = ofModels.get(keyOf({ defectTypeId, partId: modelId })) ?? [];
    const [sold, soldOfModel] = [soldUntil(units.byBatch.get(partId ?? 0)), soldUntil(units.byModel.get(modelId ?? 0))];
    const isOver = (week: number) => {
      const target = sumOf(model, week - quarter - year, week - quarter) / 4 / soldOfModel(week);
      const recent = sumOf(own, week - quarter, week);
      return recent >= 3 && recent / sold(week) >= 2 * target;
    };
    let crossed = 0;
    for (let week = weeks.count - year; week < weeks.count; week += 1)
      if (isOver(week) && !isOver(week - 1)) crossed += 1;
    return alarms + crossed;
  }, 0);
}

const keyOf = ({ defectTypeId, partId }: Pick<SeriesSubject, "defectTypeId" | "partId">) => `${defectTypeId}:${partId}`;
const sumOf = (counts: readonly number[], from: number, to: number) =>
  counts.slice(Math.max(0, from), Math.max(0, to)).reduce((sum, n) => sum + n, 0);

/** Units sold before a week. */
function soldUntil(sold: SoldByWeek | undefined): (week: number) => number {
  const before = sold ? sold.before.reduce((sum, n) => sum + n, 0) : 0;
  return (week) => before + sumOf([...(sold?.during ?? [])], 0, week);
}
