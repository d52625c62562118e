import { demand, demandFigures, demandPairs } from "./finite.ts";
import { minimise } from "./minimise.ts";

export type WeibullCurrentStatus = { readonly beta: number; readonly eta: number; readonly loglik: number };

export type CurrentStatus = {
  /** The age at which units were looked at, how many, and how many of them had failed by then. */
  readonly hours: readonly number[];
  readonly inspected: readonly number[];
  readonly cracked: readonly number[];
};

/**
 * A Weibull life where each unit was looked at once, so that it is only known whether it failed before (left or right
 * censored; Nelson 1982, 9.4): Σ x ln F(t) + (n − x) ln(1 − F(t)) at its largest. Ages in one unit, as η. Throws BAD_INPUT
 * `statistics_unfit` where none or all had failed.
 */
export function weibullFitCurrentStatus({ hours, inspected, cracked }: CurrentStatus): WeibullCurrentStatus {
  demandPairs(inspected, hours, "inspected");
  demandPairs(cracked, hours, "cracked");
  demandFigures(hours, "hours", Number.MIN_VALUE);
  demandFigures(inspected, "inspected", 0);
  demandFigures(cracked, "cracked", 0);
  demand(cracked.every((count, i) => count <= (inspected[i] ?? 0)) && cracked.some((count) => count > 0), "cracked");
  demand(cracked.some((count, i) => count < (inspected[i] ?? 0)) && new Set(hours).size > 1, "cracked");
  const logHours = hours.map(Math.log);
  const middle = logHours.reduce((sum, log) => sum + log, 0) / logHours.length;
  const negative = ([logBeta = 0, logEta = 0]: readonly number[]) =>
    -logHours.reduce((sum, log, i) => {
      const hazard = Math.exp(Math.min(700, Math.exp(logBeta) * (log - logEta)));
      const failed = cracked[i] ?? 0;
      const survived = (inspected[i] ?? 0) - failed;
      return sum + (failed === 0 ? 0 : failed * Math.log(-Math.expm1(-hazard))) - survived * hazard;
    }, 0);
  const fits = [0, 1, -0.7].map((logBeta) => minimise(negative, [logBeta, middle]));
  const best = fits.reduce((least, fit) => (fit.value < least.value ? fit : least));
  const [logBeta = 0, logEta = 0] = best.at;
  return { beta: Math.exp(logBeta), eta: Math.exp(logEta), loglik: -best.value };
}
