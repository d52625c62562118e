import { cellKey, type Answered, type Cells, type DimensionId } from "./answer-parts.ts";
import { chosenBy, metricOf, type Metrics } from "./check-query.ts";
import { evaluate, noParts, nothing, type Parts } from "./figure.ts";
import type { Comparison, MetricQuery, MetricValue, PreviousValue } from "./metric-query.ts";
import type { Metric } from "./metric.ts";
import { bucketEnd, type TimeBuckets } from "./time-buckets.ts";

type Question = { readonly query: MetricQuery; readonly buckets: TimeBuckets; readonly today: string };
type Told = { readonly metrics: Metrics; readonly words: (key: string) => string };

/** Reads the values of one metric, cell by cell. */
export function valueReader(
  { metrics, words }: Told,
  { request, cells, compared, exposure, lives }: Answered,
  { query, buckets, today }: Question,
): (index: number, ids: readonly DimensionId[]) => MetricValue {
  const metric = metricOf(metrics, request.key);
  const { name, value: choice } = chosenBy(metric, request);
  const exposedTo = (p: number, index: number, ids: readonly DimensionId[]) => {
    const unitMonths = exposure?.(p, index, ids) ?? null;
    return unitMonths !== null && choice === "YEAR" ? unitMonths / 12 : unitMonths;
  };
  const total = (p: number, of: Cells, index: number, ids: readonly DimensionId[]) =>
    metric.figure === "rate" ? exposedTo(p, index, ids) : totalOf(metric, of, index);
  const figureOf = (p: number, of: Cells, index: number, ids: readonly DimensionId[]) => {
    const parts = of.get(cellKey(index, ids))?.parts ?? noParts();
    const life = lives?.(p, index, ids) ?? null;
    return { parts, life, numbers: life ? { ...nothing, ...life } : evaluate(metric, parts, total(p, of, index, ids)) };
  };
  return (index: number, ids: readonly DimensionId[]): MetricValue => {
    const previous = compared.map((one, i): PreviousValue => {
      const comparison: Comparison = query.compare?.[i] ?? "PREVIOUS_PERIOD";
      const before = figureOf(i + 1, one.cells, index, ids);
      return {
        comparison,
        value: before.numbers.value,
        n: before.parts.n,
        from: one.buckets.starts[index] ?? one.buckets.to,
        to: bucketEnd(one.buckets, index),
      };
    });
    // Written out: copying them all with a spread takes longer than to find them.
    const { parts, life, numbers } = figureOf(0, cells, index, ids);
    const { value, numerator, denominator, mean, median, p90, low, high } = numbers;
    return {
      metric: request.key,
      windowDays: name === "windowDays" ? Number(choice) : null,
      byDay: name === "byDay" ? Number(choice) : null,
      atMonths: name === "atMonths" ? Number(choice) : null,
      per: name === "per" ? (choice === "YEAR" ? "YEAR" : "MONTH") : null,
      clock: name === "clock" ? (choice === "BUSINESS" ? "BUSINESS" : "CALENDAR") : null,
      aspect: name === "aspect" ? String(choice) : null,
      unit: metric.unit,
      n: parts.n,
      value,
      numerator,
      denominator,
      mean,
      median,
      p90,
      low,
      high,
      cumulative: metric.figure === "share" ? 0 : null, // summed once the order is known
      previous,
      provisional: life?.mature === false || bucketEnd(buckets, index) > today || isUnripe(parts),
      excluded: excludedOf(parts, words),
    };
  };
}

/** Units that are there and may yet count. */
const unripe = ["window_open", "not_due", "month_open"];
const isUnripe = ({ excluded }: Parts) => unripe.some((reason) => (excluded.get(reason) ?? 0) > 0);

/** The denominator of a share; nothing else asks for it. */
function totalOf(metric: Metric, cells: Cells, index: number): number {
  return metric.figure === "share" ? bucketTotal(cells, index) : 0;
}

const totals = new WeakMap<Cells, Map<number, number>>();

/** All counted units of a bucket, summed once per answer. */
function bucketTotal(cells: Cells, index: number): number {
  let sums = totals.get(cells);
  if (!sums) {
    sums = new Map();
    for (const { bucket, parts } of cells.values()) sums.set(bucket, (sums.get(bucket) ?? 0) + parts.n);
    totals.set(cells, sums);
  }
  return sums.get(index) ?? 0;
}

function excludedOf(parts: Parts, words: (key: string) => string) {
  if (parts.excluded.size === 0) return [];
  return [...parts.excluded]
    .filter(([, n]) => n > 0)
    .map(([reason, n]) => ({ reason, label: words(`outcome.${reason}`), n }))
    .toSorted((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
}
