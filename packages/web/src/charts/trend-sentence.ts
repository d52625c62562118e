import type { TFunction } from "i18next";
import type { Format } from "../format/use-format.ts";
import type { ShownUnit } from "../format/shown-unit.ts";
import type { Grain } from "../gql/graphql.ts";
import type { TrendPoint } from "./trend-points.ts";

type Course = { readonly points: readonly TrendPoint[]; readonly unit: ShownUnit; readonly grain: Grain };

/** What a trend shows in one sentence: its last final value among its lowest and highest, and what is not final yet. */
export function trendSentence({ points, unit, grain }: Course, format: Format, t: TFunction): string {
  const final = points.flatMap(({ value, provisional, bucket }) =>
    value === null || provisional ? [] : [{ value, bucket }],
  );
  const last = final.at(-1);
  if (last === undefined) return t("trend.nothingFinal");
  const highest = final.reduce((high, point) => (point.value > high.value ? point : high), last);
  const lowest = final.reduce((low, point) => (point.value < low.value ? point : low), last);
  const open = points.filter(({ provisional, value, n }) => provisional && value !== null && n > 0).length;
  const told = { bucket: format.bucket(last.bucket, grain), value: format.text(last.value, unit) };
  const span = {
    low: format.text(lowest.value, unit),
    high: format.text(highest.value, unit),
    when: format.bucket(highest.bucket, grain),
  };
  return t("trend.sentence", { ...told, ...span }) + (open === 0 ? "" : t(`trend.open.${grain}`, { count: open }));
}
