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

// What the series above says counts like so many events of the part's own: a young part has seen few.
const leaningEvents = 2;

/**
 * Its own baseline if long enough, leaning on the nearest series above it that has one, else that one's: rates compare by
 * exposure only. Of two events of the part's own, what is above counts as much as they do.
 */
function leaning(state: WatchState, byKey: ReadonlyMap<string, WatchState>, shortest: number): Baseline | null {
  const own = (state.baseline?.periods ?? 0) >= shortest ? state.baseline : null;
  const above = state.hasExposure ? baselineAbove(state, byKey, shortest) : null;
  if (!own || !above || above.events === 0) return own ?? above;
  const exposure = own.exposure + (leaningEvents * above.exposure) / above.events;
  return { ...own, events: own.events + leaningEvents, exposure };
}

function baselineAbove(state: WatchState, byKey: ReadonlyMap<string, WatchState>, shortest: number): Baseline | null {
  let above = state.parent === null ? undefined : byKey.get(state.parent);
  for (let steps = 0; above?.hasExposure && steps < byKey.size; steps += 1) {
    if ((above.baseline?.periods ?? 0) >= shortest) return above.baseline;
    above = above.parent === null ? undefined : byKey.get(above.parent);
  }
  return null;
}

const observedOf = ({ counts, weighted }: WatchState) => ({ counts, exposure: weighted });
