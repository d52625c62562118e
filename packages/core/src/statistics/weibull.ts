import { demand, demandFigures, demandPairs, total } from "./finite.ts";
import { z95 } from "./wilson.ts";

export type WeibullFit = {
  /** Shape: below 1 early failures, 1 chance, above 1 wear. */
  readonly beta: number;
  /** Scale (characteristic life), in the unit of the times. */
  readonly eta: number;
  readonly loglik: number;
  /** 95 % by Wald on the log scale, from the observed information. */
  readonly beta_ci95: readonly [number, number];
  readonly eta_ci95: readonly [number, number];
  /** The age by which a tenth has failed, in the unit of the times; 95 % by the delta method on its logarithm. */
  readonly B10: number;
  readonly B10_ci95: readonly [number, number];
};

/**
 * Two-parameter Weibull life by maximum likelihood with right censoring: `hours` > 0 to the failure (`status` 1) or to
 * the last look (0), each standing for `weights` units (Meeker & Escobar 1998, ch. 8; Nelson 1982).
 * Refuses (`statistics_unfit`) rows without a failure, and failures all at the age at which observation ends, of which no
 * shape is the likeliest.
 */
export function weibullFit(
  hours: readonly number[],
  status: readonly number[],
  weights: readonly number[] = hours.map(() => 1),
): WeibullFit {
  demandFigures(hours, "hours", Number.MIN_VALUE);
  demandFigures(weights, "weights", 0);
  demandPairs(hours, status, "status");
  demandPairs(hours, weights, "weights");
  demand(
    status.every((one) => one === 0 || one === 1),
    "status",
  );
  const rows = hours.map((hour, i) => ({ log: Math.log(hour), failed: status[i] ?? 0, weight: weights[i] ?? 0 }));
  return fitRows(rows.filter(({ weight }) => weight > 0));
}

/** P(failed by `age`) of a Weibull life. */
export function weibullCdf(age: number, { beta, eta }: Pick<WeibullFit, "beta" | "eta">): number {
  return age <= 0 ? 0 : -Math.expm1(-((age / eta) ** beta));
}

/** How many of `units` that work at `age` fail in the next `ahead`: n (F(t + a) − F(t)) ÷ (1 − F(t)). */
export function weibullForecast(
  units: number,
  age: number,
  ahead: number,
  { beta, eta }: Pick<WeibullFit, "beta" | "eta">,
): number {
  const hazard = (at: number) => (at <= 0 ? 0 : (at / eta) ** beta);
  return units * -Math.expm1(hazard(age) - hazard(age + ahead));
}

type Row = { readonly log: number; readonly failed: number; readonly weight: number };

function fitRows(rows: readonly Row[]): WeibullFit {
  const failures = total(rows.map(({ failed, weight }) => failed * weight));
  demand(failures > 0, "failures");
  const last = Math.max(...rows.map(({ log }) => log));
  demand(
    rows.some(({ log, failed }) => failed === 1 && log < last),
    "failures",
  );
  // Ages relative to the oldest, so that no power overflows.
  const relative = rows.map((row) => ({ ...row, log: row.log - last }));
  const meanLog = total(relative.map(({ log, failed, weight }) => failed * weight * log)) / failures;
  const beta = rootOf((shape) => powerMeanLog(relative, shape) - 1 / shape - meanLog);
  const power = total(relative.map(({ log, weight }) => weight * Math.exp(beta * log)));
  const logEta = last + Math.log(power / failures) / beta;
  return summary(rows, beta, logEta);
}

/** Mean of ln t weighted with tᵝ. */
function powerMeanLog(rows: readonly Row[], shape: number): number {
  const powers = rows.map(({ log, weight }) => weight * Math.exp(shape * log));
  return total(rows.map(({ log }, i) => (powers[i] ?? 0) * log)) / total(powers);
}

/** The root of a rising function of a positive number, by halving its logarithm. */
function rootOf(rising: (x: number) => number): number {
  let [low, high] = [Math.log(1e-6), Math.log(1e6)];
  for (let step = 0; step < 200 && high - low > 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (rising(Math.exp(middle)) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function summary(rows: readonly Row[], beta: number, logEta: number): WeibullFit {
  const at = rows.map(({ log, failed, weight }) => ({ log, failed, weight, u: beta * (log - logEta) }));
  const sum = (of: (row: (typeof at)[number]) => number) => total(at.map((row) => row.weight * of(row)));
  const loglik = sum(({ log, failed, u }) => failed * (Math.log(beta) + u - log) - Math.exp(u));
  // The observed information of (ln η, ln β).
  const scale = beta ** 2 * sum(({ u }) => Math.exp(u));
  const cross = -beta * sum(({ u }) => u * Math.exp(u));
  const shape = sum(({ u, failed }) => (u * u + u) * Math.exp(u) - failed * u);
  const determinant = scale * shape - cross ** 2;
  const around = (centre: number, variance: number): readonly [number, number] => [
    centre * Math.exp(-z95 * Math.sqrt(variance)),
    centre * Math.exp(z95 * Math.sqrt(variance)),
  ];
  const eta = Math.exp(logEta);
  const [beta_ci95, eta_ci95] = [around(beta, scale / determinant), around(eta, shape / determinant)];
  // ln B10 = ln η + ln(−ln 0.9) ÷ β, of which the second part falls as ln β rises.
  const part = Math.log(-Math.log1p(-0.1)) / beta;
  const B10 = eta * Math.exp(part);
  const B10_ci95 = around(B10, (shape + 2 * part * cross + part ** 2 * scale) / determinant);
  return { beta, eta, loglik, beta_ci95, eta_ci95, B10, B10_ci95 };
}
