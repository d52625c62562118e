import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { nominalLevels, obrienFlemingSpending } from "../../statistics/error-spending.ts";

/** One-sided: the most that the chance of ever calling a useless measure a help may be, and so for each other claim. */
export const wholeError = 0.025;
// What is spent by the time the planned ratio should be seen; the rest lasts for all looks afterwards.
const plannedError = 0.02;
/** The chance of seeing the planned ratio by then. */
export const power = 0.8;

/** A look that was kept: how much was known at it, and the one-sided level that its interval had. */
export type SpentLook = { readonly information: number; readonly level: number };

/**
 * How much a comparison can tell: the events that are expected after the cut-in if nothing has changed, where the baseline
 * is known without error; with `before` events in the baseline, expected·before ÷ (expected + before). Nothing that happens
 * after the cut-in changes it.
 */
export function informationOf(expected: number, before: number): number {
  return expected + before > 0 ? (expected * before) / (expected + before) : 0;
}

type Baseline = { readonly before: number; readonly dispersion: number };

/**
 * The information by which a measure of the planned ratio ρ should be seen with power 0.8: (z₀.₀₂ + z₀.₈ √ρ)² ÷ (1 − ρ)²,
 * the normal approximation to the conditional binomial, times the dispersion (in steps of a tenth); of a short baseline half
 * of all that it can ever tell.
 */
export function plannedInformation(plannedRatio: number, { before, dispersion }: Baseline): number {
  const [zError, zPower] = [-normalQuantile(plannedError, 0, 1), normalQuantile(power, 0, 1)];
  const needed = (zError + zPower * Math.sqrt(plannedRatio)) ** 2 / (1 - plannedRatio) ** 2;
  return Math.min((needed * Math.ceil(10 * dispersion)) / 10, before / 2);
}

/**
 * What of the error may be spent by then: like O'Brien & Fleming's up to the planned information (Lan & DeMets 1983), and
 * what is kept back over all that follows, however long looks go on; never more than 0.025.
 */
export function spentBy(fraction: number): number {
  if (fraction <= 1) return obrienFlemingSpending(fraction, plannedError);
  return plannedError + (wholeError - plannedError) * (1 - 1 / fraction);
}

/** The one-sided levels of looks at these amounts of information, each above the one before (see nominalLevels). */
export function levelsAt(informations: readonly number[], planned: number): number[] {
  if (planned <= 0) return informations.map(() => 0);
  return nominalLevels(informations.map((information) => ({ information, spent: spentBy(information / planned) })));
}
