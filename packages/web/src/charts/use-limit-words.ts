import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import type { ShownUnit } from "../format/shown-unit.ts";
import type { ExpectedRangeFieldsFragment, Grain } from "../gql/graphql.ts";
import type { Limited, LimitedPoint } from "./limited-points.ts";
import type { AskedLimits, TrendLimits } from "./use-trend-limits.ts";

const nelson = [2, 3, 4] as const;

/** What limits are in words: the sentence under a chart's title, and what stands at a point and in the table. */
export function useLimitWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  /** Of counts the fewest and the most that lie within: limits are seldom whole, reports always. */
  const range = ({ low, high }: Pick<ExpectedRangeFieldsFragment, "low" | "high">, unit: ShownUnit): string =>
    unit === "COUNT"
      ? `${format.decimal(Math.max(0, Math.ceil(low - 1e-9)), 0)}–${format.decimal(Math.floor(high + 1e-9), 0)}`
      : format.interval(low, high, unit);
  const marks = ({ outside, rules }: Limited): string[] => [
    ...(outside === null || outside === undefined ? [] : [t(`trend.outside.${outside}`)]),
    ...nelson.filter((rule) => rules.includes(rule)).map((rule) => t(`trend.nelson.${rule}`)),
  ];
  const sentence = (limits: AskedLimits, points: readonly LimitedPoint[], grain: Grain): string => {
    if (limits === undefined) return "";
    if (limits === "failed") return t("trend.limits.failed");
    const { reason, fewest } = limits;
    if (reason === "HISTORY_SHORT") return t(`trend.limits.short.${grain}`, { count: fewest });
    if (reason === "NO_REPORTS" || !limits.baseline) return t("trend.limits.noReports");
    // Of rates nothing is expected where the units in service are not known.
    if (points.every(({ limited }) => !limited?.range)) return t("trend.limits.noExposure");
    return baselineSentence(limits.baseline, grain) + violations(points, grain);
  };
  const baselineSentence = ({ to, points, endsBefore }: NonNullable<TrendLimits["baseline"]>, grain: Grain): string =>
    t(`trend.limits.baseline.${grain}`, { count: points, until: format.day(addDays(to, -1), today) }) +
    t(`trend.limits.ends.${endsBefore}`);
  const violations = (points: readonly LimitedPoint[], grain: Grain): string => {
    const outside = points.filter(({ limited }) => limited?.outside);
    const last = outside.at(-1);
    if (last === undefined) return t("trend.limits.none");
    const above = outside.filter(({ limited }) => limited?.outside === "ABOVE").length;
    const told = {
      above,
      below: outside.length - above,
      last: grain === "MONTH" ? format.bucket(last.bucket, grain) : format.day(last.bucket, today),
    };
    return t(above === 0 ? "trend.limits.below" : told.below === 0 ? "trend.limits.above" : "trend.limits.both", told);
  };
  return { range, marks, sentence };
}
