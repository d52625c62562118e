import { rateRatio, type Signal } from "./signal.ts";
import type { Raised, WatchState } from "./watch-state.ts";

type Standpoint = {
  readonly dispersion: number;
  /** Which share of the last period has passed where it still runs; else 0. */
  readonly running: number;
};

/** A signal as it stands at the end of the history: what was observed and expected from its change to its end. */
export function tellSignal(state: WatchState, raised: Raised, { dispersion, running }: Standpoint): Signal {
  const { at, since, detector, ratio, adjusted_p, family, baseline, closed } = raised;
  const until = closed ?? state.counts.length;
  let [observed, exposure] = [0, 0];
  for (let t = since; t < until; t += 1) {
    observed += state.counts[t] ?? 0;
    const passed = running > 0 && t === state.counts.length - 1 ? running : 1;
    exposure += (state.weighted[t] ?? 0) * passed;
  }
  const expected = (baseline.events / baseline.exposure) * exposure;
  const rate = rateRatio({ events: observed, exposure }, baseline, dispersion);
  const found = { detector, ratio, adjusted_p, family };
  return { key: state.key, raised: at, since, closed, until, ...found, observed, expected, rate };
}
