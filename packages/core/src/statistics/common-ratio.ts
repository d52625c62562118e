import { convolved, familyTest, logWeights, nothingKnown, type RatioTest, spreadTails } from "./conditional-family.ts";
import { demand } from "./finite.ts";

/** Events of two groups in one stratum, and the exposure of each, in one unit. */
export type RateStratum = {
  readonly after: number;
  readonly before: number;
  readonly afterExposure: number;
  readonly beforeExposure: number;
};

/** Events of two groups in one stratum, of what is tested and of what it is compared with. */
export type TableStratum = {
  readonly after: number;
  readonly before: number;
  readonly otherAfter: number;
  readonly otherBefore: number;
};

/** Limits of a ratio; `high` null: without a limit. */
export type RatioLimits = { readonly low: number; readonly high: number | null };

/**
 * The rate after ÷ before, one ratio over all strata: given each stratum's sum its events after are binomial, and their sum
 * over strata is sufficient for the ratio (Przyborowski & Wilenski 1940; Gart 1970; Lehmann & Romano 2005, 4.5). Exact for
 * Poisson counts; with a `dispersion` above 1 for negative binomial ones of variance dispersion × mean: given the sum they
 * are beta-binomial, here of the exact conditional mean and `dispersion` times its variance. Throws BAD_INPUT
 * `statistics_unfit`.
 */
export function rateRatioTest(strata: readonly RateStratum[], dispersion = 1): RatioTest {
  for (const { after, before, afterExposure, beforeExposure } of strata) {
    demand([after, before].every(isCount), "counts");
    demand([afterExposure, beforeExposure].every(Number.isFinite) && afterExposure >= 0, "exposures");
  }
  const told = strata.filter(({ afterExposure, beforeExposure }) => afterExposure > 0 && beforeExposure > 0);
  const events = sum(told, ({ after }) => after);
  const parts = told.filter(({ after, before }) => after + before > 0);
  if (parts.length === 0) return nothingKnown;
  const odds = parts.map(({ afterExposure, beforeExposure }) => afterExposure / beforeExposure);
  const sums = parts.map(({ after, before }) => after + before);
  const [first = 0] = odds;
  if (odds.every((one) => Math.abs(one / first - 1) < 1e-12)) {
    return oneBinomial({ events, n: sum(sums, (one) => one), odds: first }, dispersion);
  }
  const tilt =
    (events + 0.5) / (sum(parts, ({ before, ...one }) => (before * one.afterExposure) / one.beforeExposure) + 0.5);
  const weights = parts.map((_, i) => {
    const [n, turn] = [sums[i] ?? 0, (odds[i] ?? 1) * tilt];
    return logWeights(n + 1, (x) => (turn * (n - x)) / (x + 1));
  });
  return familyTest({ events, least: 0, tilt, logs: convolved(weights) }, dispersion);
}

/**
 * The ratio of the rates after ÷ before to that of other events of the same exposure, one over all strata: given the margins
 * of each stratum's table, noncentral hypergeometric (the exact common odds ratio; Gart 1970). Exposures cancel. With a
 * `dispersion` as rateRatioTest.
 */
export function ratioOfRatiosTest(strata: readonly TableStratum[], dispersion = 1): RatioTest {
  for (const { after, before, otherAfter, otherBefore } of strata) {
    demand([after, before, otherAfter, otherBefore].every(isCount), "counts");
  }
  const parts = strata.filter(
    ({ after, before, otherAfter, otherBefore }) =>
      after + before > 0 && otherAfter + otherBefore > 0 && after + otherAfter > 0 && before + otherBefore > 0,
  );
  if (parts.length === 0) return nothingKnown;
  const all = (one: TableStratum) => one.after + one.before + one.otherAfter + one.otherBefore;
  // Mantel & Haenszel's ratio is near the middle of what has to be told exactly.
  const tilt =
    (sum(parts, (one) => (one.after * one.otherBefore) / all(one)) + 0.5) /
    (sum(parts, (one) => (one.before * one.otherAfter) / all(one)) + 0.5);
  const leasts = parts.map((one) => Math.max(0, one.after - one.otherBefore));
  const weights = parts.map((one, i) => {
    const [own, other, column] = [one.after + one.before, one.otherAfter + one.otherBefore, one.after + one.otherAfter];
    const least = leasts[i] ?? 0;
    return logWeights(Math.min(own, column) - least + 1, (step) => {
      const x = least + step;
      return (tilt * (own - x) * (column - x)) / ((x + 1) * (other - column + x + 1));
    });
  });
  const least = sum(leasts, (one) => one);
  return familyTest({ events: sum(parts, ({ after }) => after), least, tilt, logs: convolved(weights) }, dispersion);
}

const [lowest, highest] = [1e-9, 1e9];

/** The ratios that so many events do not refute at one-sided `level` on either side; each limit by inverting its test. */
export function ratioLimits({ ratio, below, above }: RatioTest, level: number): RatioLimits {
  // Of no error at all nothing can be excluded.
  if (level <= 0) return { low: 0, high: null };
  return {
    low: ratio === 0 || above(lowest) >= level ? 0 : crossingOf((at) => above(at) < level),
    high: ratio === null || below(highest) >= level ? null : crossingOf((at) => below(at) >= level),
  };
}

/** Where `holds` ends as the ratio grows. */
function crossingOf(holds: (ratio: number) => boolean): number {
  let [low, high] = [Math.log(lowest), Math.log(highest)];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (holds(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function oneBinomial(
  { events, n, odds }: { readonly events: number; readonly n: number; readonly odds: number },
  dispersion: number,
): RatioTest {
  const shareAt = (ratio: number) => (ratio * odds) / (1 + ratio * odds);
  const tails = (ratio: number) => spreadTails({ events, n, share: shareAt(ratio) }, dispersion);
  return {
    ratio: events === n ? null : events / (n - events) / odds,
    below: (ratio) => tails(ratio).below(),
    above: (ratio) => tails(ratio).above(),
  };
}

const isCount = (count: number) => Number.isInteger(count) && count >= 0;

function sum<T>(parts: readonly T[], of: (part: T) => number): number {
  return parts.reduce((all, part) => all + of(part), 0);
}
