import type { Grain } from "../gql/graphql.ts";
import type { TrendPoint } from "./trend-points.ts";

/** The first bucket of each month, thinned until they can be read. */
export function monthTicks(points: readonly TrendPoint[], grain: Grain): string[] {
  const starts =
    grain === "DAY"
      ? points.filter((_, index) => index % 7 === 0)
      : points.filter(({ bucket }, index) => index > 0 && bucket.slice(0, 7) !== points[index - 1]?.bucket.slice(0, 7));
  // Over more than two years only the Januaries stand there: they are written with their year.
  const januaries = starts.filter(({ bucket }) => bucket.slice(5, 7) === "01");
  const marks = grain !== "DAY" && starts.length > 24 && januaries.length > 1 ? januaries : starts;
  const every = Math.max(1, Math.ceil(marks.length / 9));
  return marks.filter((_, index) => index % every === 0).map(({ bucket }) => bucket);
}
