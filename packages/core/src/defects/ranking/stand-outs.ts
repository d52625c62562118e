import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { rateRatio } from "../detectors/signal.ts";
import { firstReportDay, readReports, type ReportSeries } from "../signals/read-reports.ts";
import { readTerms, type TermOf } from "../signals/read-terms.ts";
import type { SignalLevel } from "../signals/signal-level.ts";
import { exposureReader, type KnownReports, readKnownReports } from "../signals/watched-reports.ts";
import { endedWeeks, weekDay, type Weeks } from "../signals/weeks.ts";
import { disproportions } from "./disproportions.ts";

export const standOutLevels = ["MODEL", "BATCH", "SUPPLIER_LOT", "LINE", "REGION"] as const;
export type StandOutLevel = (typeof standOutLevels)[number];

/** Rates where the units in service are known; else the disproportion of reports, shrunk (see `disproportions`). */
export const standOutMeasures = ["RATE_RATIO", "EBGM"] as const;
export type StandOutMeasure = (typeof standOutMeasures)[number];

/** One model, batch, supplier lot, production line or region, and how often it has a defect beside the others. */
export type StandOut = {
  readonly level: StandOutLevel;
  readonly part: TermOf;
  readonly measure: StandOutMeasure;
  readonly observed: number;
  /** Of a rate: what the others' would have brought on its unit-months, weighed by age; else its reports × the defect's ÷ all. */
  readonly expected: number;
  /** Its rate ÷ the others', with the exact 95 % interval, or the EBGM with EB05 and EB95; null: the others had none. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
  /** Null: nobody knows. */
  readonly unitMonths: number | null;
};

export type StandOuts = {
  /** Whole weeks: Mondays, `to` exclusive. */
  readonly range: { readonly from: BusinessDay; readonly to: BusinessDay };
  readonly reports: number;
  /** By the lower limit of the ratio, the highest first; ties by reports, then by level and key. */
  readonly parts: readonly StandOut[];
};

export type StandOutQuestion = {
  /** The defect type's key. */
  readonly defectType: string;
  /** How many whole weeks before today. */
  readonly weeks: number;
  readonly today: BusinessDay;
  readonly language: "zh-CN" | "en";
};

/**
 * Which models, batches, supplier lots, lines and regions stand out of a defect: each one's rate against all others that
 * have the defect, over unit-months in service weighed by age (Przyborowski & Wilenski 1940); where nobody knows how many
 * are in service, its reports against its reports of everything (EBGM). Throws NOT_FOUND `defect_unknown`.
 */
export async function standOuts(
  sql: Sql,
  { defectType, weeks, today, language }: StandOutQuestion,
): Promise<StandOuts> {
  const defectTypeId = await defectId(sql, defectType);
  const all = endedWeeks((await firstReportDay(sql)) ?? today, today);
  const first = Math.max(0, all.count - weeks);
  const known = await readKnownReports(sql, all, defectTypeId);
  const exposure = readOnce(exposureReader(known));
  const whole = known.reports.find(({ level }) => level === "DEFECT");
  const range = { from: weekDay(all, first), to: all.to };
  if (!whole) return { range, reports: 0, parts: [] };
  const terms = await readTerms(sql, language);
  const total = eventRate(whole, exposure(whole), first);
  const named = known.reports.flatMap((one) => {
    const part = one.level === "DEFECT" ? null : terms.part(one.level, one.partId);
    return part && one.level !== "DEFECT" ? [{ ...one, level: one.level, part }] : [];
  });
  const [exposed, unexposed] = partition(named, (one) => exposure(one) !== null);
  const lines = await readLines(sql, language);
  const parts = [
    ...exposed.flatMap((one) => told(one, compare(eventRate(one, exposure(one), first), total))),
    ...linesOf(lines, defectTypeId, known).flatMap(({ part, batches }) =>
      told(
        { level: "LINE", part },
        compare(sumOfRates(batches.map((one) => eventRate(one, exposure(one), first))), total),
      ),
    ),
    ...(await withoutExposure(sql, unexposed, { weeks: { ...all, ...range, count: all.count - first }, defectTypeId })),
  ];
  return {
    range,
    reports: total.events,
    parts: parts.toSorted((a, b) => b.low - a.low || b.observed - a.observed || (nameOf(a) < nameOf(b) ? -1 : 1)),
  };
}

const nameOf = ({ level, part }: StandOut) => `${level} ${part.key}`;

/** What is read of a series, once. */
function readOnce<Of extends object, Read>(read: (of: Of) => Read): (of: Of) => Read {
  const known = new Map<Of, Read>();
  return (of) => {
    const one = known.get(of) ?? read(of);
    known.set(of, one);
    return one;
  };
}

type Part = { readonly level: StandOutLevel; readonly part: TermOf };
type NamedSeries = ReportSeries & { readonly level: Exclude<SignalLevel, "DEFECT">; readonly part: TermOf };

const told = ({ level, part }: Part, found: Compared | null): StandOut[] => (found ? [{ level, part, ...found }] : []);

function partition<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** Parts whose units in service nobody knows, by how the reports of all defects go together in the same weeks. */
async function withoutExposure(
  sql: Sql,
  series: readonly NamedSeries[],
  { weeks, defectTypeId }: { readonly weeks: Weeks; readonly defectTypeId: number },
): Promise<StandOut[]> {
  if (series.length === 0) return [];
  const reports = await readReports(sql, weeks);
  const found = new Map(
    [...new Set(series.map(({ level }) => level))].map((level) => {
      return [level, disproportions(reports, { level, defectTypeId })] as const;
    }),
  );
  return series.flatMap(({ level, part, partId }): StandOut[] => {
    const one = found.get(level)?.get(partId ?? 0);
    if (!one) return [];
    const { observed, expected, ebgm, eb05, eb95 } = one;
    return [{ level, part, measure: "EBGM", observed, expected, ratio: ebgm, low: eb05, high: eb95, unitMonths: null }];
  });
}

type Line = { readonly part: TermOf; readonly batches: readonly number[] };

/** The production lines and the batches most of which was made on them. */
async function readLines(sql: Sql, language: "zh-CN" | "en"): Promise<Line[]> {
  const name = language === "en" ? "COALESCE(l.name_en, l.name)" : "l.name";
  const { rows } = await sql.query<TermOf & { batches: number[] }>(
    `SELECT l.code AS key, ${name} AS label, array_agg(b.id ORDER BY b.id) AS batches
     FROM production_line l JOIN production_batch b ON b.line_id = l.id GROUP BY l.id ORDER BY l.id`,
  );
  return rows.map(({ key, label, batches }) => ({ part: { key, label }, batches }));
}

/** Every line's batches that could have the defect, those without a report too: they were in service all the same. */
function linesOf(
  lines: readonly Line[],
  defectTypeId: number,
  { reports, units }: KnownReports,
): { part: TermOf; batches: ReportSeries[] }[] {
  const known = new Map(reports.flatMap((one) => (one.level === "BATCH" ? [[one.partId, one] as const] : [])));
  const models = new Set(reports.flatMap(({ level, partId }) => (level === "MODEL" ? [partId] : [])));
  const couldHave = (batch: number) => models.has(units.modelOfBatch.get(batch) ?? null);
  return lines.map(({ part, batches }) => ({
    part,
    batches: batches.flatMap((partId): ReportSeries[] =>
      couldHave(partId) ? [known.get(partId) ?? { level: "BATCH", defectTypeId, partId, counts: [] }] : [],
    ),
  }));
}

async function defectId(sql: Sql, key: string): Promise<number> {
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM defect_type WHERE code = $1", [key]);
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND", "defect_unknown", { key });
  return row.id;
}

type Rate = { readonly events: number; readonly exposure: number };

function eventRate({ counts }: ReportSeries, exposed: Float64Array | null, first: number): Rate {
  const sum = (values: ArrayLike<number>) => {
    let total = 0;
    for (let week = first; week < values.length; week += 1) total += values[week] ?? 0;
    return total;
  };
  return { events: sum(counts), exposure: exposed ? sum(exposed) : 0 };
}

function sumOfRates(rates: readonly Rate[]): Rate {
  return rates.reduce((sum, one) => ({ events: sum.events + one.events, exposure: sum.exposure + one.exposure }), {
    events: 0,
    exposure: 0,
  });
}

type Compared = Omit<StandOut, "level" | "part">;

function compare(part: Rate, total: Rate): Compared | null {
  const others = { events: Math.max(0, total.events - part.events), exposure: total.exposure - part.exposure };
  // A part that is the whole has nothing to be compared with.
  if (part.exposure <= 0 || others.exposure <= total.exposure * 1e-9) return null;
  const { ratio, low, high } = rateRatio(part, others, 1);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    measure: "RATE_RATIO",
    observed: part.events,
    expected: (others.events / others.exposure) * part.exposure,
    ratio: finite(ratio),
    low: Number.isFinite(low) ? low : 0,
    high: finite(high),
    unitMonths: part.exposure,
  };
}
