import type { ShownUnit } from "../format/shown-unit.ts";
import type { ExpectedRangeFieldsFragment, Grain } from "../gql/graphql.ts";
import { addDays, bucketOf } from "../filters/days.ts";
import type { TrendPoint } from "./trend-points.ts";
import type { TrendLimits } from "./use-trend-limits.ts";

type Point = TrendLimits["points"][number];
export type Annotation = TrendLimits["annotations"][number];

/** What chance lets a point be, in the unit of its metric, whether it is outside, and what happened in its bucket. */
export type Limited = {
  readonly range: ExpectedRangeFieldsFragment | null;
  readonly outside: Point["outside"];
  readonly rules: readonly number[];
  readonly happened: readonly Annotation[];
  readonly holidays: readonly string[];
};
export type LimitedPoint = TrendPoint & { readonly limited?: Limited };

/** The points with their limits beside them; those of a bucket that is not judged have none. */
export function limitedPoints(
  points: readonly TrendPoint[],
  limits: TrendLimits | undefined,
  { unit, grain }: { unit: ShownUnit; grain: Grain },
): LimitedPoint[] {
  if (limits === undefined) return [...points];
  const judged = new Map(limits.points.map((point) => [point.bucket, point]));
  const happened = Map.groupBy(limits.annotations, ({ on }) => bucketOf(on, grain));
  const holidays = holidaysByBucket(limits, grain);
  return points.map((point) => {
    const found = judged.get(point.bucket);
    const range = (unit === "COUNT" ? found?.reports : found?.rate) ?? null;
    const isJudged = range !== null && point.value !== null;
    return {
      ...point,
      limited: {
        range,
        outside: isJudged ? (found?.outside ?? null) : null,
        rules: isJudged ? (found?.rules ?? []) : [],
        happened: happened.get(point.bucket) ?? [],
        holidays: holidays.get(point.bucket) ?? [],
      },
    };
  });
}

/** A holiday takes working days from each bucket that it touches; of months it says nothing. */
function holidaysByBucket({ holidays }: TrendLimits, grain: Grain): Map<string, string[]> {
  const named = new Map<string, string[]>();
  if (grain !== "WEEK" && grain !== "DAY") return named;
  for (const { name, from, to } of holidays) {
    for (let day = from; day < to; day = addDays(day, 1)) {
      const bucket = bucketOf(day, grain);
      const names = named.get(bucket) ?? [];
      if (!names.includes(name)) named.set(bucket, [...names, name]);
    }
  }
  return named;
}
