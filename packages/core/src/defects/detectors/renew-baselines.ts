import { winsorise } from "../../statistics/over-dispersion.ts";
import { baselineOf, designRate, measureBaseline, type Baseline } from "./baseline.ts";
import type { Span } from "./calendar-factors.ts";
import type { WatchState } from "./watch-state.ts";

export type Renewal = {
  readonly span: Span;
  readonly factors: (state: WatchState) => Float64Array;
  readonly shortest: number;
};

/**
 * Draws the baseline of every series anew from the span, except under an open signal, and answers the pooled dispersion:
 * the mean over the series of variance ÷ mean, winsorised by 10 % at each end, at least 1.
 */
export function renewBaselines(states: readonly WatchState[], renewal: Renewal): number {
  for (const state of states) {
    const factors = renewal.factors(state);
    const { weighted, exposure } = state;
    for (let t = 0; t < weighted.length; t += 1) weighted[t] = (exposure[t] ?? 0) * (factors[t] ?? 1);
  }
  const dispersion = pooledDispersion(states, renewal.span);
  const byKey = new Map(states.map((state) => [state.key, state]));
  for (const state of states) if (!state.open) state.baseline = ownBaseline(state, renewal, dispersion);
  for (const state of states) {
    if (!state.open) state.baseline = leaning(state, byKey, renewal.shortest);
    state.rate = state.baseline ? designRate(state.baseline, dispersion) : 0;
  }
  return dispersion;
}

function pooledDispersion(states: readonly WatchState[], { from, to }: Span): number {
  const found = states
    .map((state) => measureBaseline(observedOf(state), state.left.subarray(from, to), { from, to }).dispersion)
    .filter((dispersion) => Number.isFinite(dispersion));
  const values = winsorise(found);
  return values.length === 0 ? 1 : Math.max(1, values.reduce((sum, value) => sum + value, 0) / values.length);
}

function ownBaseline(state: WatchState, { span }: Renewal, dispersion: number): Baseline | null {
  const design = state.charts[0]?.design;
  return design ? baselineOf(observedOf(state), state.left, span, { design, dispersion }) : null;
}

/** Its own baseline if long enough, else that of the nearest series above it whose is; rates compare by exposure only. */
function leaning(state: WatchState, byKey: ReadonlyMap<string, WatchState>, shortest: number): Baseline | null {
  let [one, steps]: [WatchState | undefined, number] = [state, 0];
  while (one && steps < byKey.size) {
    if ((one.baseline?.periods ?? 0) >= shortest) return one.baseline;
    one = one.hasExposure && one.parent !== null ? byKey.get(one.parent) : undefined;
    steps += 1;
  }
  return null;
}

const observedOf = ({ counts, weighted }: WatchState) => ({ counts, exposure: weighted });
