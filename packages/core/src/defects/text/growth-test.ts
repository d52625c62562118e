import betaCdf from "@stdlib/stats-base-dists-beta-cdf";

/**
 * P(at least `now` of all `now + before` counts fall in the window) if each falls there with the chance
 * odds ÷ (1 + odds): the exact conditional test of two Poisson counts whose exposures are as `odds` to 1 (Przyborowski
 * & Wilenski 1940), by the beta distribution. 1 for no count in the window.
 */
export function growthTail(now: number, before: number, odds: number): number {
  return now <= 0 ? 1 : betaCdf(odds / (1 + odds), now, before + 1);
}
