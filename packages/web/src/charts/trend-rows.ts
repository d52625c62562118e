import type { ShownUnit } from "../format/shown-unit.ts";
import type { DateRangeInput } from "../gql/graphql.ts";
import { roundTicks } from "./ticks.ts";
import type { LimitedPoint } from "./limited-points.ts";
import type { TrendPoint } from "./trend-points.ts";

export type TrendRow = {
  bucket: string;
  /** The value where it is final, and where it is not; both at the last final point, so that the lines meet. */
  final: number | null;
  open: number | null;
  /** The interval of the value; left out where what is expected is drawn. */
  band: [number, number] | null;
  expected: [number, number] | null;
  centre: number | null;
  outside: number | null;
};

/** The points as the chart draws them: a solid line up to the first point that is not final, a dashed one from there. */
export function trendRows(points: readonly LimitedPoint[]): TrendRow[] {
  const firstOpen = points.findIndex(({ provisional }) => provisional);
  const solidUntil = firstOpen === -1 ? points.length : firstOpen;
  const isLimited = points.some(({ limited }) => limited?.range);
  return points.map(({ bucket, value, low, high, limited }, index) => ({
    bucket,
    final: index < solidUntil ? value : null,
    open: index >= solidUntil - 1 && firstOpen !== -1 ? value : null,
    band: isLimited || low === null || high === null ? null : [low, high],
    expected: limited?.range ? [limited.range.low, limited.range.high] : null,
    centre: limited?.range?.expected ?? null,
    outside: limited?.outside ? value : null,
  }));
}

/** Round ticks around everything that is drawn: values, limits and the target. */
export function valueTicks(
  points: readonly LimitedPoint[],
  target: number | undefined,
  { unit, divisor }: { unit: ShownUnit; divisor: number },
): number[] {
  const isLimited = points.some(({ limited }) => limited?.range);
  const drawn = points.flatMap(({ value, low, high, limited }) => {
    const around = isLimited ? [limited?.range?.low ?? null, limited?.range?.high ?? null] : [low, high];
    return [value, ...around, target ?? null];
  });
  const values = drawn.filter((value) => value !== null);
  const low = Math.min(...values) / divisor;
  const high = Math.max(...values) / divisor;
  if (!Number.isFinite(low)) return [0, 1];
  const pad = unit === "COUNT" ? 0 : (high - low) * 0.25 || high * 0.05;
  const bottom = unit === "COUNT" ? 0 : Math.max(0, low - pad);
  const top = unit === "RATE" ? Math.min(100, high + pad) : high + pad;
  return roundTicks(bottom, top).map((tick) => tick * divisor);
}

/** The first and the last bucket of the days that the page asks about, where the chart shows more. */
export function shadedBuckets(
  points: readonly TrendPoint[],
  focus: DateRangeInput | null,
): { first: string; last: string } | null {
  if (focus === null) return null;
  const within = points.map(({ bucket }) => bucket).filter((bucket) => bucket >= focus.from && bucket < focus.to);
  const [first] = within;
  const last = within.at(-1);
  return first === undefined || last === undefined || first === last ? null : { first, last };
}
