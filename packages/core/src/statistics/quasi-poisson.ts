import { inverse, Matrix } from "ml-matrix";
import { demand, demandFigures, demandPairs } from "./finite.ts";

export type QuasiPoisson = {
  readonly coef: readonly number[];
  /** Standard errors of the coefficients, widened by the root of the dispersion. */
  readonly se: readonly number[];
  /** Pearson's χ² ÷ degrees of freedom; not floored at 1. */
  readonly dispersion: number;
  readonly fitted: readonly number[];
  /** How far each observation pulls its own fit, the hat matrix' diagonal. */
  readonly leverage: readonly number[];
};

export type QuasiPoissonInput = {
  readonly y: readonly number[];
  /** One column for each coefficient. */
  readonly design: readonly (readonly number[])[];
  readonly exposure?: readonly number[] | undefined;
  readonly weights?: readonly number[] | undefined;
};

const [mostRounds, settled] = [100, 1e-12];

/** log E(y) = Xb + log(exposure) by iterated weighted least squares (McCullagh & Nelder 1989, 2.5). */
export function quasiPoissonRegression({ y, design, exposure, weights }: QuasiPoissonInput): QuasiPoisson {
  demandFigures(y, "y", 0);
  demandPairs(design, y, "design");
  const width = design[0]?.length ?? 0;
  demand(width > 0 && design.every((row) => row.length === width) && y.length > width, "design");
  const X = new Matrix(design.map((row) => [...row]));
  const offset = y.map((_, i) => Math.log(exposure?.[i] ?? 1));
  const weightOf = (i: number) => weights?.[i] ?? 1;
  let eta = y.map((count) => Math.log(count + 0.1));
  let [coef, covariance] = [Matrix.zeros(width, 1), Matrix.zeros(width, width)];
  for (let round = 0; round < mostRounds; round += 1) {
    const mu = eta.map(Math.exp);
    const XtW = X.transpose().mulRowVector(mu.map((mean, i) => mean * weightOf(i)));
    covariance = inverse(XtW.mmul(X));
    const z = Matrix.columnVector(
      eta.map((at, i) => at - (offset[i] ?? 0) + ((y[i] ?? 0) - (mu[i] ?? 0)) / (mu[i] ?? 1)),
    );
    const next = covariance.mmul(XtW.mmul(z));
    const moved = Matrix.sub(next, coef).norm();
    coef = next;
    eta = X.mmul(coef)
      .to1DArray()
      .map((at, i) => at + (offset[i] ?? 0));
    if (moved < settled) break;
  }
  const fitted = eta.map(Math.exp);
  const pearson = y.reduce(
    (sum, count, i) => sum + (weightOf(i) * (count - (fitted[i] ?? 0)) ** 2) / (fitted[i] ?? 1),
    0,
  );
  const dispersion = pearson / (y.length - width);
  const leverage = y.map((_, i) => {
    const row = X.getRowVector(i);
    return row.mmul(covariance).mmul(row.transpose()).get(0, 0) * weightOf(i) * (fitted[i] ?? 0);
  });
  const se = covariance.diagonal().map((variance) => Math.sqrt(variance * dispersion));
  return { coef: coef.to1DArray(), se, dispersion, fitted, leverage };
}
