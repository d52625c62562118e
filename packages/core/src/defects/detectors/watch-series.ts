import { calendarFactors, type Cycle, type Observed, type Span } from "./calendar-factors.ts";
import { cusumDesigns } from "./cusum-design.ts";
import { judgeFamily } from "./judge-family.ts";
import { renewBaselines } from "./renew-baselines.ts";
import type { Signal } from "./signal.ts";
import { tellSignal } from "./tell-signal.ts";
import { stepState, watchState, type WatchState } from "./watch-state.ts";

/** Counts of one defect, or of a part of it, each period of the history. */
export type WatchedSeries = {
  readonly key: string;
  /** The series that this is a part of; null of those at the top, which tell the calendar's factors of their parts. */
  readonly parent: string | null;
  readonly counts: readonly number[];
  /** Units in service or unit-months, 0 before there were any; 1 in every period where not given. */
  readonly exposure?: readonly number[];
};

export type WatchOptions = {
  /** The first watched period; what is before is baseline only. */
  readonly from: number;
  /** See `calendarCycles` and `dailyCycles`. */
  readonly cycles?: readonly Cycle[];
  readonly charts?: WatchCharts;
  readonly periods?: WatchPeriods;
  /**
   * Which share of the last period has passed where it still runs; 0 where it is whole. Its counts so far are held against
   * what the whole period lets expect: what suffices already will suffice at its end, so that a signal is told earlier and
   * chance raises none more. Nothing is closed before its end.
   */
  readonly running?: number;
  /** How many series more the family has, of too few events to be given: their p values count as 1. */
  readonly untested?: number;
};

/** What the false alarms are set by: changing it changes what a signal means. */
export type WatchCharts = {
  /** Periods between two false alarms of one series whose rate is known. */
  readonly runLength: number;
  /** For which worsenings CUSUMs are designed; those after the first where events are rare. */
  readonly ratios: readonly number[];
  /** At which false discovery rate windows and spans raise a signal. */
  readonly discoveryRate: number;
};

export type WatchPeriods = {
  readonly baseline: number;
  readonly shortestBaseline: number;
  /** After how many periods baselines are drawn anew. */
  readonly renew: number;
  readonly yearly: number;
};

export const weeklyCharts: WatchCharts = { runLength: 5000, ratios: [2, 6], discoveryRate: 0.005 };
export const weeklyPeriods: WatchPeriods = { baseline: 156, shortestBaseline: 8, renew: 13, yearly: 52 };
export const dailyCharts: WatchCharts = { ...weeklyCharts, runLength: 35_000, discoveryRate: 0.0007 };
export const dailyPeriods: WatchPeriods = { baseline: 1092, shortestBaseline: 56, renew: 91, yearly: 364 };

/** How one series stands at the end of the history, for ranking: the most telling look back, adjusted in its family. */
export type Standing = { readonly key: string; readonly isOpen: boolean; readonly adjusted_p: number };

export type Watch = {
  /** In the order in which they were raised. */
  readonly signals: readonly Signal[];
  readonly standings: readonly Standing[];
  /** Pooled variance ÷ mean at the end, at least 1. */
  readonly dispersion: number;
  /** How many series without an open signal were in the family at the end. */
  readonly family: number;
};

/**
 * Replays a history as it was watched, period by period, and answers every signal that was raised. What is known of a
 * period depends on that and earlier ones only. From `from` on, every `renew` periods, each series' baseline is drawn
 * from the `baseline` periods before, without those under a signal and without earlier outbreaks; a series of fewer than
 * `shortestBaseline` leans on its parent's rate. CUSUMs (Lucas 1985; of dispersed counts the negative binomial's, with the pooled dispersion),
 * against exposure × calendar factor × the baseline's 80 % upper limit, raise a signal, and so does the false discovery
 * rate over windows (Benjamini & Hochberg 1995) among the series without one. It is open until every
 * sum is 0 again, one of a window until its last four periods hold no more than expected; at the latest until half a year
 * has passed without any event of its series.
 */
export function watchSeries(series: readonly WatchedSeries[], options: WatchOptions): Watch {
  const { from, cycles = [], charts = weeklyCharts, periods = weeklyPeriods, untested = 0, running = 0 } = options;
  const designs = cusumDesigns(charts.runLength, charts.ratios);
  const length = Math.max(0, ...series.map(({ counts }) => counts.length));
  const states = series.map((one) => watchState(one, length, designs));
  const tops = topsOf(states);
  let dispersion = 1;
  for (let t = from; t < length; t += 1) {
    if ((t - from) % periods.renew === 0) {
      const span = { from: Math.max(0, t - periods.baseline), to: t };
      const factors = factorsOfTops(tops, cycles, span, periods.yearly);
      dispersion = renewBaselines(states, { span, factors, shortest: periods.shortestBaseline });
    }
    const isRunning = running > 0 && t === length - 1;
    const silence = Math.round(periods.yearly / 2);
    for (const state of states) stepState(state, t, { dispersion, isRunning, silence });
    judgeFamily(states, { t, dispersion, discoveryRate: charts.discoveryRate, untested });
  }
  const signals = states.flatMap((state) =>
    state.raised.map((raised) => tellSignal(state, raised, { dispersion, running })),
  );
  return {
    signals: signals.toSorted((a, b) => a.raised - b.raised),
    standings: states.map(({ key, open, adjusted_p }) => ({ key, isOpen: open !== null, adjusted_p })),
    dispersion,
    family: untested + states.filter(({ open, baseline }) => open === null && baseline !== null).length,
  };
}

type Tops = { readonly all: Observed; readonly topOf: ReadonlyMap<WatchState, WatchState> };

function topsOf(states: readonly WatchState[]): Tops {
  const byKey = new Map(states.map((state) => [state.key, state]));
  const topOf = new Map(
    states.map((state) => {
      let top = state;
      for (let steps = 0; top.parent !== null && steps < byKey.size; steps += 1) top = byKey.get(top.parent) ?? top;
      return [state, top] as const;
    }),
  );
  return { all: sumOf(states.filter(({ parent }) => parent === null)), topOf };
}

/** Each top's own factors lean on those of all together, and its parts have its. */
function factorsOfTops({ all, topOf }: Tops, cycles: readonly Cycle[], span: Span, yearly: number) {
  const shared = calendarFactors(all, cycles, span, { yearly });
  const own = new Map<WatchState, Float64Array>();
  return (state: WatchState): Float64Array => {
    const top = topOf.get(state) ?? state;
    const known = own.get(top) ?? calendarFactors(top, cycles, span, { yearly, start: shared });
    own.set(top, known);
    return known;
  };
}

function sumOf(states: readonly WatchState[]): Pick<WatchState, "counts" | "exposure"> {
  const length = states[0]?.counts.length ?? 0;
  const sum = (of: (state: WatchState) => Float64Array) =>
    Float64Array.from({ length }, (_, t) => states.reduce((total, state) => total + (of(state)[t] ?? 0), 0));
  return { counts: sum(({ counts }) => counts), exposure: sum(({ exposure }) => exposure) };
}
