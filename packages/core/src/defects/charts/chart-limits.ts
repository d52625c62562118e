import { DomainError } from "../../errors.ts";
import type { Database, Sql } from "../../database/database.ts";
import type { Asker, DayRange, DimensionFilter, Grain, MetricQuery, MetricResult } from "../../metrics/metric-query.ts";
import { bucketStart, nextBucket, timeBuckets } from "../../metrics/time-buckets.ts";
import { addDays, businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import { firstReportDay } from "../signals/read-reports.ts";
import { type Baseline, baselineLengths, baselineSpan } from "./baseline-span.ts";
import { type ChartAnnotation, chartAnnotations } from "./chart-annotations.ts";
import { type ChartKind, type ChartPoint, limitsOf, type PointLimits } from "./limits-of.ts";
import { type LongHoliday, longHolidays } from "./long-holidays.ts";

export type ChartLimitsQuestion = {
  /** The defect type's key. */
  readonly defectType: string;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly filters?: readonly DimensionFilter[] | null | undefined;
  readonly asKnownOn?: Date | null | undefined;
};

/** Why a chart has no limits. */
export const noLimitsReasons = ["HISTORY_SHORT", "NO_REPORTS"] as const;

/** A point's limits in reports, and where its unit-months are known in reports a month for each thousand in service. */
export type ChartLimitPoint = PointLimits & {
  readonly bucket: BusinessDay;
  readonly rate: { readonly expected: number; readonly low: number; readonly high: number } | null;
};

export type ChartLimits = {
  /** Null: no limits, for this reason. */
  readonly kind: ChartKind | null;
  readonly reason: (typeof noLimitsReasons)[number] | null;
  readonly sigmaZ: number;
  /** What limits are learned from: its first day, the day after its last, how many points, and what ends it. */
  readonly baseline: ({ readonly points: number; readonly endsBefore: Baseline["endsBefore"] } & DayRange) | null;
  /** How many points a baseline needs at least. */
  readonly fewest: number;
  /** The whole buckets of the range that have ended; the one that runs is not judged. */
  readonly points: readonly ChartLimitPoint[];
  readonly annotations: readonly ChartAnnotation[];
  readonly holidays: readonly LongHoliday[];
};

type Ask = (query: MetricQuery) => Promise<MetricResult>;

/**
 * What a defect's course is expected to be, from a baseline before the change that a standing signal dates and before the
 * latest quarter of a year (see `baselineSpan`, `limitsOf`), under the same filters as its trend; and what happened
 * meanwhile. Limits illustrate: they never raise a signal. `ask` answers metric queries of the asker's scope. Throws
 * BAD_INPUT `range_empty` and what `ask` throws.
 */
export async function chartLimits(
  db: Database,
  question: ChartLimitsQuestion,
  { language, now }: Asker,
  ask: Ask,
): Promise<ChartLimits> {
  const { defectType, range, grain, asKnownOn } = question;
  if (range.from >= range.to)
    throw new DomainError("BAD_INPUT", "range_empty", { ...range, mend: addDays(range.from, 1) });
  const filters = question.filters ?? [];
  const knownAt = asKnownOn && asKnownOn < now ? asKnownOn : now;
  const asked = { defectType, filters, language, knownAt, timeZone: db.timeZone };
  const annotations = await chartAnnotations(db.pool, asked);
  const holidays = await longHolidays(db.pool, range, language);
  const told = { annotations, holidays, fewest: baselineLengths[grain].fewest };
  const changedOn = annotations.reduce<BusinessDay | null>(
    (first, { sinceOn }) => (sinceOn !== null && (first === null || sinceOn < first) ? sinceOn : first),
    null,
  );
  const today = businessDayOf(knownAt, db.timeZone);
  const days = await wholeDays(db.pool, { range, grain, today, changedOn });
  if (!days) return { ...noLimits("HISTORY_SHORT"), ...told };
  const series = await readSeries(ask, { ...question, filters, range: days });
  return { ...judge(series, { grain, changedOn, range }), ...told };
}

type Told = Omit<ChartLimits, "annotations" | "holidays" | "fewest">;

function noLimits(reason: NonNullable<ChartLimits["reason"]>): Told {
  return { kind: null, reason, sigmaZ: 1, baseline: null, points: [] };
}

type Series = { readonly buckets: readonly BusinessDay[]; readonly points: readonly ChartPoint[] };
type Judged = { readonly grain: Grain; readonly changedOn: BusinessDay | null; readonly range: DayRange };

function judge({ buckets, points }: Series, { grain, changedOn, range }: Judged): Told {
  const span = baselineSpan(buckets, grain, changedOn);
  if (!span) return noLimits("HISTORY_SHORT");
  const limits = limitsOf(points, span);
  if (!limits) return noLimits("NO_REPORTS");
  const shown = limits.points.flatMap((point, i): ChartLimitPoint[] => {
    const bucket = buckets[i];
    return bucket !== undefined && bucket >= range.from ? [{ bucket, ...point, rate: rateOf(point, points[i]) }] : [];
  });
  const [from = "", last = ""] = [buckets[span.from], buckets[span.to - 1]];
  const baseline = { from, to: nextBucket(last, grain), points: span.to - span.from, endsBefore: span.endsBefore };
  return { kind: limits.kind, reason: null, sigmaZ: limits.sigmaZ, baseline, points: shown };
}

function rateOf({ expected, low, high }: PointLimits, point: ChartPoint | undefined): ChartLimitPoint["rate"] {
  const exposure = point?.exposure ?? null;
  if (exposure === null || exposure <= 0) return null;
  const scale = 1000 / exposure;
  return { expected: scale * expected, low: scale * low, high: scale * high };
}

type Days = Judged & { readonly today: BusinessDay };

/** The days of all whole buckets that a chart of `range` needs, as far back as there are reports; null: none. */
async function wholeDays(sql: Sql, { range, grain, today, changedOn }: Days): Promise<DayRange | null> {
  const first = await firstReportDay(sql);
  if (first === null) return null;
  const to = bucketStart(range.to < today ? range.to : today, grain);
  const { most, recent } = baselineLengths[grain];
  const settled = back(to, recent, grain);
  const wanted = back(changedOn !== null && changedOn < settled ? bucketStart(changedOn, grain) : settled, most, grain);
  const shown = bucketStart(range.from, grain);
  const begun = bucketStart(first, grain) === first ? first : nextBucket(bucketStart(first, grain), grain);
  const from = [wanted < shown ? wanted : shown, begun].toSorted().at(-1) ?? begun;
  return from < to ? { from, to } : null;
}

/** The first day of the bucket so many before the one that begins on `start`. */
function back(start: BusinessDay, buckets: number, grain: Grain): BusinessDay {
  let day = start;
  for (let i = 0; i < buckets; i += 1) day = bucketStart(addDays(day, -1), grain);
  return day;
}

type SeriesQuestion = ChartLimitsQuestion & { readonly filters: readonly DimensionFilter[] };

/** Reports and unit-months of every bucket; from the first on whose unit-months are known, where they ever are. */
async function readSeries(ask: Ask, { defectType, range, grain, filters, asKnownOn }: SeriesQuestion): Promise<Series> {
  const { rows } = await ask({
    metrics: [{ key: "defectReports" }, { key: "ratePerThousandInService" }],
    range,
    grain,
    asKnownOn,
    filters: [
      ...filters.filter(({ dimension }) => dimension !== "defectType"),
      { dimension: "defectType", in: [defectType] },
    ],
  });
  const byBucket = new Map(rows.map(({ bucket, values: [reports, rate] }) => [bucket, { reports, rate }]));
  const all = timeBuckets(range, grain).names.flatMap((bucket) => {
    const found = byBucket.get(bucket);
    return bucket === null
      ? []
      : [{ bucket, count: found?.reports?.n ?? 0, exposure: found?.rate?.denominator ?? null }];
  });
  const known = all.slice(
    Math.max(
      0,
      all.findIndex(({ exposure }) => (exposure ?? 0) > 0),
    ),
  );
  return { buckets: known.map(({ bucket }) => bucket), points: known };
}
