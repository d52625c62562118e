import { outside } from "./control-charts.ts";
import { demand, demandFigures } from "./finite.ts";

export type EwmaChart = {
  readonly ewma: readonly number[];
  /** The limits that the chart tends to, and those of each point. */
  readonly lcl: number;
  readonly ucl: number;
  readonly lcl_time_varying: readonly number[];
  readonly ucl_time_varying: readonly number[];
  /** Strictly outside the limits that the chart tends to, from 1 on. */
  readonly violations_1based: readonly number[];
};

export type EwmaInput = {
  readonly x: readonly number[];
  readonly target: number;
  readonly sigma: number;
  /** 0 < λ ≤ 1: the weight of the newest point. */
  readonly lambda: number;
  readonly L: number;
};

/** z = λx + (1 − λ)z from the target on (Roberts 1959), limits L standard deviations wide. In the unit of x. */
export function ewmaChart({ x, target, sigma, lambda, L }: EwmaInput): EwmaChart {
  demandFigures(x, "x");
  demand(lambda > 0 && lambda <= 1, "lambda");
  demand(sigma > 0 && Number.isFinite(target), "sigma");
  let z = target;
  const ewma = x.map((value) => (z = lambda * value + (1 - lambda) * z));
  const width = L * sigma * Math.sqrt(lambda / (2 - lambda));
  const widths = x.map((_, i) => width * Math.sqrt(1 - (1 - lambda) ** (2 * (i + 1))));
  const [lcl, ucl] = [target - width, target + width];
  return {
    ewma,
    lcl,
    ucl,
    lcl_time_varying: widths.map((one) => target - one),
    ucl_time_varying: widths.map((one) => target + one),
    violations_1based: outside(ewma, () => [lcl, ucl]),
  };
}

export type TabularCusumInput = {
  readonly x: readonly number[];
  readonly target: number;
  readonly sigma: number;
  /** Reference value and limit, in standard deviations. */
  readonly k: number;
  readonly h: number;
};

export type TabularCusum = {
  readonly c_plus: readonly number[];
  readonly c_minus: readonly number[];
  /** The first point with either sum above h, from 1 on. */
  readonly first_signal_1based: number | null;
};

/** Two one-sided sums of standardised values (Page 1954; Montgomery 2013, 9.1). */
export function tabularCusum({ x, target, sigma, k, h }: TabularCusumInput): TabularCusum {
  demandFigures(x, "x");
  demand(sigma > 0 && Number.isFinite(target), "sigma");
  const z = x.map((value) => (value - target) / sigma);
  const sums = (sign: number) => {
    let sum = 0;
    return z.map((value) => (sum = Math.max(0, sum + sign * value - k)));
  };
  const [c_plus, c_minus] = [sums(1), sums(-1)];
  const first = c_plus.findIndex((value, i) => value > h || (c_minus[i] ?? 0) > h);
  return { c_plus, c_minus, first_signal_1based: first < 0 ? null : first + 1 };
}
