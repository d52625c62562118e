import { betaBinomialPrior, posteriorShare } from "../statistics/beta-binomial-shrinkage.ts";
import { binomialFunnelLimits, overDispersedLimits, poissonFunnelLimits } from "../statistics/funnel-limits.ts";
import { gammaPoissonShrinkage, posteriorRate, type Posterior } from "../statistics/gamma-poisson-shrinkage.ts";
import { poissonInterval, type Interval } from "../statistics/observed-expected.ts";
import { additiveVariance, isOverDispersed, winsorisedDispersion } from "../statistics/over-dispersion.ts";
import {
  poissonBinomialInterval,
  poissonBinomialMoments,
  poissonBinomialTails,
  type Trials,
} from "../statistics/poisson-binomial.ts";
import { ReferenceRates, type OwnedCount } from "./reference-rates.ts";

/** Below this many expected hits only the counts are told. */
export const fewestExpected = 5;
/** With fewer owners there is no telling whether they differ by more than chance, nor what to shrink to. */
const fewestPeers = 10;
const levels = { inner: 0.95, outer: 0.998 };

export const standings = ["WITHIN", "BELOW_95", "BELOW_998", "ABOVE_95", "ABOVE_998"] as const;
/** Where O ÷ E lies in the funnel: inside the 95 % limits, or beyond those or the 99.8 % ones. */
export type Standing = (typeof standings)[number];

/** A part of an owner's units, by defect family and product family, with what it adds to the difference. */
export type Driver = {
  readonly defectFamilyId: number | null;
  readonly productFamilyId: number | null;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
};

/** Observed against expected. Ratios are O ÷ E, intervals 95 %; all but the counts are null below five expected. */
export type CaseMixComparison = {
  readonly n: number;
  readonly observed: number;
  /** Null where there are no others to compare with. */
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly interval: Interval | null;
  /** The ratio drawn towards everybody's as far as its n leaves it in doubt. */
  readonly shrunken: Posterior | null;
  readonly standing: Standing | null;
  /** What adds most to the difference first. */
  readonly drivers: readonly Driver[];
};

export type FunnelLimit = { readonly expected: number; readonly inner: Interval; readonly outer: Interval };

/** How everybody compares: the ground on which each one's figure stands. */
export type Ground = {
  readonly measure: "share" | "count";
  readonly rates: ReferenceRates;
  /** Owners with five expected or more. */
  readonly peers: number;
  /** Mean square of their z scores; 1 by chance alone. Null with fewer than ten of them. */
  readonly dispersion: number | null;
  /** The variance between owners that is added to chance; 0 unless they differ by more than chance. */
  readonly between: number;
  /** Hits a unit, over all peers. */
  readonly chance: number;
  readonly prior: { readonly A: number; readonly B: number } | { readonly a: number; readonly b: number } | null;
};

type Measured = { O: number; E: number; n: number; variance: number; groups: Trials[] };

/** Works out the ground from every unit of the company. */
export function groundOf(measure: Ground["measure"], counts: readonly OwnedCount[]): Ground {
  const rates = new ReferenceRates(counts);
  const owners = Map.groupBy(counts, ({ owner }) => owner);
  const peers = [...owners]
    .filter(([owner]) => owner !== unowned && rates.canMeasure(owner))
    .map(([owner, own]) => measured(measure, rates, owner, own))
    .filter(({ E }) => E >= fewestExpected);
  const enough = peers.length >= fewestPeers;
  const dispersion = enough
    ? winsorisedDispersion(peers.map(({ O, E, variance }) => (O - E) / Math.sqrt(variance)))
    : null;
  const ratioVariances = peers.map(({ E, variance }) => variance / (E * E));
  const chance = sum(peers.map(({ E }) => E)) / sum(peers.map(({ n }) => n));
  return {
    measure,
    rates,
    peers: peers.length,
    dispersion,
    between:
      dispersion !== null && isOverDispersed(dispersion, peers.length)
        ? additiveVariance(dispersion, ratioVariances)
        : 0,
    chance,
    prior: enough ? priorOf(measure, peers, chance) : null,
  };
}

/** Units that nobody is credited with: they count in the company's rates only. */
export const unowned = "";

/** The figure of some of `owner`'s units on this ground. */
export function compareOwner(ground: Ground, owner: string, counts: readonly OwnedCount[]): CaseMixComparison {
  const n = sum(counts.map((count) => count.n));
  const observed = sum(counts.map(({ hits }) => hits));
  if (!ground.rates.canMeasure(owner)) return { n, observed, expected: null, ...withoutRatio, drivers: [] };
  const own = measured(ground.measure, ground.rates, owner, counts);
  const drivers = driversOf(ground, owner, counts, own.O - own.E);
  if (own.E < fewestExpected) return { n, observed, expected: own.E, ...withoutRatio, drivers };
  return {
    n,
    observed,
    expected: own.E,
    ratio: own.O / own.E,
    interval: intervalOf(ground.measure, own),
    shrunken: shrunkenOf(ground, own),
    standing: standingOf(ground, own),
    drivers,
  };
}

const withoutRatio = { ratio: null, interval: null, shrunken: null, standing: null };

/** The funnel's limits from five expected up to `most`, for units of the company's mean rate. */
export function funnelLimits(ground: Ground, most: number): FunnelLimit[] {
  const points = 48;
  const step = (Math.max(most, 2 * fewestExpected) / fewestExpected) ** (1 / (points - 1));
  return Array.from({ length: points }, (_, i) => {
    const expected = fewestExpected * step ** i;
    return {
      expected,
      inner: limitsAt(ground, expected, levels.inner),
      outer: limitsAt(ground, expected, levels.outer),
    };
  });
}

function limitsAt({ measure, between, chance }: Ground, expected: number, level: number): Interval {
  const variance = (measure === "share" ? 1 - chance : 1) / expected;
  if (between > 0) return overDispersedLimits(variance, between, level);
  return measure === "share"
    ? binomialFunnelLimits(expected / chance, chance, level)
    : poissonFunnelLimits(expected, level);
}

function measured(
  measure: Ground["measure"],
  rates: ReferenceRates,
  owner: string,
  counts: readonly OwnedCount[],
): Measured {
  const groups = counts.map(({ path, n }) => ({ trials: n, chance: rates.rateFor(owner, path) }));
  const { mean: E, variance } = poissonBinomialMoments(groups);
  const O = sum(counts.map(({ hits }) => hits));
  const n = sum(counts.map((count) => count.n));
  return { O, E, n, groups, variance: measure === "share" ? variance : E };
}

function intervalOf(measure: Ground["measure"], { O, E, groups }: Measured): Interval {
  if (measure === "share") return poissonBinomialInterval(groups, O);
  const { low, high } = poissonInterval(O);
  return { low: low / E, high: high / E };
}

function standingOf(ground: Ground, own: Measured): Standing {
  if (isBeyond(ground, own, levels.outer)) return own.O < own.E ? "BELOW_998" : "ABOVE_998";
  if (isBeyond(ground, own, levels.inner)) return own.O < own.E ? "BELOW_95" : "ABOVE_95";
  return "WITHIN";
}

function isBeyond({ measure, between }: Ground, { O, E, variance, groups }: Measured, level: number): boolean {
  if (between > 0) {
    const limits = overDispersedLimits(variance / (E * E), between, level);
    return O / E < limits.low || O / E > limits.high;
  }
  if (measure === "share") {
    const { lower, upper } = poissonBinomialTails(groups, O);
    return Math.min(lower, upper) < (1 - level) / 2;
  }
  const { low, high } = poissonInterval(O, level);
  return E < low || E > high;
}

// Of shares the hits are first put on the company's case mix: chance × O ÷ E of n units.
function priorOf(measure: Ground["measure"], peers: readonly Measured[], chance: number): Ground["prior"] {
  if (measure === "count") {
    return gammaPoissonShrinkage(
      peers.map(({ O }) => O),
      peers.map(({ E }) => E),
    );
  }
  return betaBinomialPrior(
    peers.map((peer) => adjustedHits(peer, chance)),
    peers.map(({ n }) => n),
  );
}

function adjustedHits({ O, E, n }: Measured, chance: number): number {
  return Math.min(n, (chance * O * n) / E);
}

function shrunkenOf({ prior, chance }: Ground, own: Measured): Posterior | null {
  if (prior === null) return null;
  if ("a" in prior) return posteriorRate(prior, own.O, own.E);
  const share = posteriorShare(prior, adjustedHits(own, chance), own.n);
  return { mean: share.mean / chance, low: share.low / chance, high: share.high / chance };
}

function driversOf(ground: Ground, owner: string, counts: readonly OwnedCount[], difference: number): Driver[] {
  const parts = Map.groupBy(counts, ({ path }) => `${path[0] ?? ""}/${path[2] ?? ""}`);
  const sign = difference < 0 ? -1 : 1;
  return [...parts.values()]
    .map((part) => ({
      defectFamilyId: idOf(part[0]?.path[0]),
      productFamilyId: idOf(part[0]?.path[2]),
      n: sum(part.map(({ n }) => n)),
      observed: sum(part.map(({ hits }) => hits)),
      expected: sum(part.map(({ path, n }) => n * ground.rates.rateFor(owner, path))),
    }))
    .toSorted((a, b) => sign * (b.observed - b.expected - (a.observed - a.expected)));
}

function idOf(part: number | string | null | undefined): number | null {
  return typeof part === "number" ? part : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
