import { textOf, type Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import type { Interval } from "../statistics/observed-expected.ts";
import { mayBeRanked } from "../statistics/intervals-overlap.ts";
import { compareOwner, funnelLimits, unowned, type Ground } from "./compare-owners.ts";
import type { StratumCount } from "./read-stratum-counts.ts";
import { scorecardMetrics } from "./scorecard-metrics.ts";
import type { CardFigure, CardMetric, Funnel } from "./scorecard.ts";
import { nameOf, type Names } from "./staff-names.ts";

/** A metric with every unit of the company behind it. */
export type AskedMetric = {
  readonly metric: CardMetric;
  readonly counts: readonly StratumCount[];
  readonly ground: Ground;
};

/** A stratum's units under the person credited with them. */
export function ownedByPerson(count: StratumCount) {
  return { ...count, owner: count.employeeId === null ? unowned : String(count.employeeId) };
}

/** Without what is listed but not counted. */
export function counted(counts: readonly StratumCount[]): StratumCount[] {
  return counts.filter(({ outcome }) => outcome === "counted");
}

/** The figure of some units under `owner`, in words of one language. */
export function figureOf(
  { metric, ground }: AskedMetric,
  owner: string,
  own: readonly StratumCount[],
  { names, language }: { readonly names: Names; readonly language: Language },
  owned: typeof ownedByPerson,
): CardFigure {
  const { drivers, ...comparison } = compareOwner(ground, owner, counted(own).map(owned));
  const { better, hasAspects } = scorecardMetrics[metric.key];
  return {
    ...comparison,
    metric: metric.key,
    aspect: hasAspects ? (metric.aspect ?? "overall") : null,
    better,
    contested: own.reduce((sum, count) => sum + count.contested, 0),
    excluded: excludedOf(own, language),
    drivers: drivers.slice(0, mostDrivers).map(({ defectFamilyId, productFamilyId, ...part }) => ({
      ...part,
      defectFamily: defectFamilyId === null ? null : nameOf(names, "defect_family", defectFamilyId),
      productFamily: productFamilyId === null ? null : nameOf(names, "product_family", productFamilyId),
    })),
  };
}

const mostDrivers = 5;

function excludedOf(own: readonly StratumCount[], language: Language): CardFigure["excluded"] {
  const words = caseWords(language);
  return [...Map.groupBy(own, ({ outcome }) => outcome)]
    .filter(([reason]) => reason !== "counted")
    .map(([reason, counts]) => ({
      reason,
      label: reason === "contest_upheld" ? textOf(language, "staff.contest_upheld") : words(`outcome.${reason}`),
      n: counts.reduce((sum, { rows }) => sum + rows, 0),
    }))
    .toSorted((a, b) => b.n - a.n);
}

/** The funnel of one metric, drawn as far as the figures shown in it reach. */
export function funnelOf({ metric, ground }: AskedMetric, figures: readonly CardFigure[]): Funnel {
  const most = Math.max(0, ...figures.map(({ expected }) => expected ?? 0));
  const intervals = figures.flatMap(({ interval }): Interval[] => (interval === null ? [] : [interval]));
  return {
    metric: metric.key,
    aspect: scorecardMetrics[metric.key].hasAspects ? (metric.aspect ?? "overall") : null,
    limits: ground.peers === 0 ? [] : funnelLimits(ground, most * 1.05),
    peers: ground.peers,
    dispersion: ground.dispersion,
    overDispersed: ground.between > 0,
    ranked: intervals.length > 1 && mayBeRanked(intervals),
  };
}
