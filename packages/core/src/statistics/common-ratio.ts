import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { betaBinomialLowerTail, betaBinomialUpperTail } from "./beta-binomial.ts";
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

/** What a ratio common to all strata is tested by. */
export type RatioTest = {
  /** Maximum likelihood given the sums; 0 or null (infinite) at the ends; null also where nothing is known. */
  readonly ratio: number | null;
  /** The chance of so few events after, or fewer, if this were the ratio. */
  readonly below: (ratio: number) => number;
  /** The chance of so many, or more. */
  readonly above: (ratio: number) => number;
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

const nothingKnown: RatioTest = { ratio: null, below: () => 1, above: () => 1 };

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

type Tails = { readonly below: () => number; readonly above: () => number };

/** Tails of a count of `n` whose variance is `spread` times the binomial's. */
function spreadTails(
  { events, n, share }: { readonly events: number; readonly n: number; readonly share: number },
  spread: number,
): Tails {
  if (spread <= 1 || n <= 1) {
    return {
      below: () => (events >= n ? 1 : betaCdf(1 - share, n - events, events + 1)),
      above: () => (events <= 0 ? 1 : betaCdf(share, events, n - events + 1)),
    };
  }
  const size = Math.max(leastSize, (n - spread) / (spread - 1));
  return {
    below: () => betaBinomialLowerTail(events, { n, share, size }),
    above: () => betaBinomialUpperTail(events, { n, share, size }),
  };
}

const leastSize = 1e-3;

/** Chances of `least`, `least` + 1, … in proportion to exp(logs) at ratio `tilt`; at another they tilt with it. */
type Family = {
  readonly events: number;
  readonly least: number;
  readonly tilt: number;
  readonly logs: Float64Array;
};

function familyTest(family: Family, dispersion: number): RatioTest {
  const { events, least, logs } = family;
  const most = least + logs.length - 1;
  const tails = (ratio: number): Tails => {
    const chances = chancesAt(family, ratio);
    const at = events - least;
    if (dispersion <= 1) {
      return { below: () => total(chances.subarray(0, at + 1)), above: () => total(chances.subarray(at)) };
    }
    const [n, mean] = [logs.length - 1, meanOf(chances)];
    const share = Math.min(1, Math.max(0, mean / n));
    if (share === 0 || share === 1) return { below: () => 1 - share, above: () => share };
    const spread = (dispersion * varianceOf(chances, mean)) / (n * share * (1 - share));
    return spreadTails({ events: at, n, share }, spread);
  };
  const isOpen = most > least;
  return {
    ratio: !isOpen || events === most ? null : events === least ? 0 : likeliest(family),
    below: (ratio) => (isOpen ? tails(ratio).below() : 1),
    above: (ratio) => (isOpen ? tails(ratio).above() : 1),
  };
}

/** The ratio at which the mean is what was counted, by Newton's steps on the logarithm: the mean's slope there is the variance. */
function likeliest(family: Family): number {
  let log = Math.log(family.tilt);
  for (let round = 0; round < 100; round += 1) {
    const chances = chancesAt(family, Math.exp(log));
    const mean = meanOf(chances);
    const step = (family.events - family.least - mean) / varianceOf(chances, mean);
    log += Math.min(1, Math.max(-1, step));
    if (Math.abs(step) < 1e-12) break;
  }
  return Math.exp(log);
}

function chancesAt({ tilt, logs }: Family, ratio: number): Float64Array {
  const turn = Math.log(ratio / tilt);
  const turned = logs.map((log, x) => log + x * turn);
  let [most, all] = [-Infinity, 0];
  for (const log of turned) most = Math.max(most, log);
  const weights = turned.map((log) => Math.exp(log - most));
  for (const weight of weights) all += weight;
  return weights.map((weight) => weight / all);
}

/** The logarithms of the products of polynomials whose coefficients' logarithms are given. */
function convolved(polynomials: readonly Float64Array[]): Float64Array {
  const [only] = polynomials;
  if (only && polynomials.length === 1) return only;
  let product = Float64Array.of(1);
  for (const logs of polynomials) {
    const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
    const factor = logs.map((log) => Math.exp(log - most));
    const next = new Float64Array(product.length + factor.length - 1);
    product.forEach((a, i) => factor.forEach((b, j) => (next[i + j] = (next[i + j] ?? 0) + a * b)));
    const largest = next.reduce((a, b) => Math.max(a, b), 0);
    product = next.map((value) => value / largest);
  }
  return product.map(Math.log);
}

const isCount = (count: number) => Number.isInteger(count) && count >= 0;
const meanOf = (chances: Float64Array) => chances.reduce((all, chance, x) => all + chance * x, 0);
const varianceOf = (chances: Float64Array, mean: number) =>
  chances.reduce((all, chance, x) => all + chance * (x - mean) ** 2, 0);
const total = (values: Float64Array) =>
  Math.min(
    1,
    values.reduce((all, value) => all + value, 0),
  );

function sum<T>(parts: readonly T[], of: (part: T) => number): number {
  return parts.reduce((all, part) => all + of(part), 0);
}

/** Logarithms of weights, of which each is `growth` times the one before; of the first 0. */
function logWeights(length: number, growth: (place: number) => number): Float64Array {
  const logs = new Float64Array(length);
  for (let place = 1; place < length; place += 1) logs[place] = (logs[place - 1] ?? 0) + Math.log(growth(place - 1));
  return logs;
}
