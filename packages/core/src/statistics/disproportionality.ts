import { demand } from "./finite.ts";
import { z95 } from "./wilson.ts";

/** a: this defect of this product; b: other defects of it; c: this defect of others; d: the rest. */
export type TwoByTwo = readonly [number, number, number, number];
type Pair = readonly [number, number];

export type Disproportionality = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** What independence would have brought to a, and a ÷ that. */
  readonly E: number;
  readonly rrr: number;
  /** Proportional reporting ratio (Evans 2001), reporting odds ratio, each with its log-normal 95 % interval; null where a cell is 0. */
  readonly prr: number | null;
  readonly prr_ci95: Pair | null;
  readonly chi2_yates: number;
  readonly ror: number | null;
  readonly ror_ci95: Pair | null;
  /** Information component and the lower end of its 95 % interval (Norén 2013). */
  readonly ic: number;
  readonly ic025: number;
  /** PRR ≥ 2, χ² ≥ 4, a ≥ 3. */
  readonly evans_signal: boolean;
};

/** How much more often a defect is reported of a product than of others, where exposure is unknown. */
export function disproportionality([a, b, c, d]: TwoByTwo): Disproportionality {
  demand(
    [a, b, c, d].every((cell) => Number.isFinite(cell) && cell >= 0),
    "tables",
  );
  const N = a + b + c + d;
  const margins = [a + b, c + d, a + c, b + d];
  demand(
    margins.every((margin) => margin > 0),
    "tables",
  );
  const E = ((a + b) * (a + c)) / N;
  const prr = c === 0 ? null : a / (a + b) / (c / (c + d));
  const ror = b * c === 0 ? null : (a * d) / (b * c);
  const excess = Math.max(0, Math.abs(a * d - b * c) - N / 2);
  const chi2_yates = (N * excess ** 2) / margins.reduce((product, margin) => product * margin, 1);
  const ic = Math.log2((a + 0.5) / (E + 0.5));
  return {
    a,
    b,
    c,
    d,
    E,
    rrr: a / E,
    prr,
    prr_ci95: interval(prr, 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
    chi2_yates,
    ror,
    ror_ci95: interval(ror, 1 / a + 1 / b + 1 / c + 1 / d),
    ic,
    ic025: ic - 3.3 * (a + 0.5) ** -0.5 - 2 * (a + 0.5) ** -1.5,
    evans_signal: a >= 3 && prr !== null && prr >= 2 && chi2_yates >= 4,
  };
}

function interval(ratio: number | null, variance: number): Pair | null {
  if (ratio === null || !Number.isFinite(variance) || ratio === 0) return null;
  const width = Math.exp(z95 * Math.sqrt(variance));
  return [ratio / width, ratio * width];
}
