import { falseDiscoveryRates } from "../../statistics/false-discovery.ts";
import { raise, type WatchState } from "./watch-state.ts";
import { windowEvidence, type Evidence } from "./window-evidence.ts";

export type Judging = {
  readonly t: number;
  readonly dispersion: number;
  readonly discoveryRate: number;
  readonly untested: number;
};

// Where few are expected and no sum is this share of its limit, a look back is left out and counts as p = 1. Where many
// are, a growth too small for the CUSUMs' ratio can still be plain.
const worthLooking = { share: 0.25, expected: 4 };

/**
 * Looks back over the windows of every series without an open signal and adjusts by the family of all of these; raises a
 * signal where the false discovery rate is low enough. Series with an open signal left the family, for persisting true
 * alarms would loosen it for all others.
 */
export function judgeFamily(states: readonly WatchState[], { t, dispersion, discoveryRate, untested }: Judging): void {
  const family = states.filter(({ open, baseline }) => open === null && baseline !== null);
  const looks = family.flatMap((state) => {
    state.adjusted_p = 1;
    const evidence = lookBack(state, t, dispersion);
    return evidence ? [{ state, evidence }] : [];
  });
  const adjusted = falseDiscoveryRates(
    looks.map(({ evidence }) => evidence.p_looks),
    family.length + untested,
  );
  looks.forEach(({ state, evidence }, i) => {
    state.adjusted_p = adjusted[i] ?? 1;
    const { baseline, adjusted_p } = state;
    if (adjusted_p > discoveryRate || !baseline) return;
    const found = { detector: evidence.detector, since: evidence.from, ratio: null, adjusted_p };
    raise(state, { ...found, at: t, family: family.length + untested, baseline, closed: null });
  });
}

function lookBack(state: WatchState, t: number, dispersion: number): Evidence | null {
  const { charts, counts, weighted, baseline, raised } = state;
  const expected = state.rate * (weighted[t] ?? 0);
  if (!baseline || expected <= 0) return null;
  const isRising = charts.some(({ sum, design }) => sum >= worthLooking.share * design.limitAt(expected, dispersion));
  if (!isRising && expected < worthLooking.expected) return null;
  const earliest = (raised.at(-1)?.closed ?? -1) + 1;
  return windowEvidence({ counts, exposure: weighted }, t, { baseline, dispersion, earliest });
}
