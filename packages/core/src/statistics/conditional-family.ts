import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { betaBinomialLowerTail, betaBinomialUpperTail } from "./beta-binomial.ts";

/** What a ratio common to all strata is tested by. */
export type RatioTest = {
  /** Maximum likelihood given the sums; 0 or null (infinite) at the ends; null also where nothing is known. */
  readonly ratio: number | null;
  /** The chance of so few events after, or fewer, if this were the ratio. */
  readonly below: (ratio: number) => number;
  /** The chance of so many, or more. */
  readonly above: (ratio: number) => number;
};

/** Where no stratum tells of both sides. */
export const nothingKnown: RatioTest = { ratio: null, below: () => 1, above: () => 1 };

export type Tails = { readonly below: () => number; readonly above: () => number };

/** Tails of a count of `n` whose variance is `spread` times the binomial's. */
export function spreadTails(
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
export type Family = {
  readonly events: number;
  readonly least: number;
  readonly tilt: number;
  readonly logs: Float64Array;
};

export function familyTest(family: Family, dispersion: number): RatioTest {
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
export function convolved(polynomials: readonly Float64Array[]): Float64Array {
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

const meanOf = (chances: Float64Array) => chances.reduce((all, chance, x) => all + chance * x, 0);
const varianceOf = (chances: Float64Array, mean: number) =>
  chances.reduce((all, chance, x) => all + chance * (x - mean) ** 2, 0);
const total = (values: Float64Array) =>
  Math.min(
    1,
    values.reduce((all, value) => all + value, 0),
  );

/** Logarithms of weights, of which each is `growth` times the one before; of the first 0. */
export function logWeights(length: number, growth: (place: number) => number): Float64Array {
  const logs = new Float64Array(length);
  for (let place = 1; place < length; place += 1) logs[place] = (logs[place - 1] ?? 0) + Math.log(growth(place - 1));
  return logs;
}
