import type { Baseline } from "./baseline.ts";
import type { CusumDesign } from "./cusum-design.ts";
import type { Detector } from "./signal.ts";

/** A signal as the watch keeps it. */
export type Raised = {
  readonly at: number;
  readonly since: number;
  readonly detector: Detector;
  readonly ratio: number | null;
  readonly adjusted_p: number | null;
  readonly family: number | null;
  readonly baseline: Baseline;
  closed: number | null;
};

type Chart = {
  readonly design: CusumDesign;
  sum: number;
  /** The period after which the sum was last 0, and the events counted since. */
  since: number;
  events: number;
};

/** What the watch knows of one series while it goes through the periods. */
export type WatchState = {
  readonly key: string;
  readonly parent: string | null;
  readonly hasExposure: boolean;
  readonly counts: Float64Array;
  readonly exposure: Float64Array;
  /** Exposure times the calendar's factor. */
  readonly weighted: Float64Array;
  /** 1 for periods under a signal, which no baseline takes in. */
  readonly left: Uint8Array;
  readonly charts: readonly Chart[];
  readonly raised: Raised[];
  /** Null until there is one to watch by. */
  baseline: Baseline | null;
  /** The rate per weighted exposure that the charts are designed on. */
  rate: number;
  open: Raised | null;
  adjusted_p: number;
};

export type StateInput = {
  readonly key: string;
  readonly parent: string | null;
  readonly counts: readonly number[];
  readonly exposure?: readonly number[];
};

export function watchState(series: StateInput, length: number, designs: readonly CusumDesign[]): WatchState {
  const { key, parent, counts } = series;
  return {
    key,
    parent,
    hasExposure: series.exposure !== undefined,
    counts: Float64Array.from({ length }, (_, t) => counts[t] ?? 0),
    exposure: Float64Array.from({ length }, (_, t) => (series.exposure ? (series.exposure[t] ?? 0) : 1)),
    weighted: new Float64Array(length),
    left: new Uint8Array(length),
    charts: designs.map((design) => ({ design, sum: 0, since: 0, events: 0 })),
    raised: [],
    baseline: null,
    rate: 0,
    open: null,
    adjusted_p: 1,
  };
}

// One or two complaints are no recurring defect, however rare they were.
const fewestEvents = 3;
// A sum that runs away would keep a signal open long after all is well.
const highestOverLimit = 2;

type Step = {
  readonly dispersion: number;
  /** More events of the period may come: it closes nothing yet. */
  readonly isRunning: boolean;
  /** After how many periods in a row without an event a signal closes whatever its sums are. */
  readonly silence: number;
};

/**
 * Takes a period into the CUSUMs; raises a signal where one reaches its limit, closes it where all are 0 or the silence
 * is long enough. A sum of rare events falls too slowly to tell that they have ended.
 */
export function stepState(state: WatchState, t: number, step: Step): void {
  advance(state, t, step.dispersion);
  if (state.open && !step.isRunning && state.open.at < t) follow(state, state.open, { t, silence: step.silence });
}

function advance(state: WatchState, t: number, dispersion: number): void {
  const { baseline, charts } = state;
  const [count, exposure] = [state.counts[t] ?? 0, state.weighted[t] ?? 0];
  if (!baseline || exposure <= 0) return;
  const expected = state.rate * exposure;
  let signalling: Chart | null = null;
  for (const chart of charts) {
    const sum = chart.sum + chart.design.weigh(count, expected, dispersion);
    const limit = sum <= 0 ? Infinity : chart.design.limitAt(expected, dispersion);
    if (limit === Infinity) [chart.sum, chart.since, chart.events] = [0, t + 1, 0];
    else {
      chart.sum = Math.min(sum, highestOverLimit * limit);
      chart.events += count;
      if (!signalling && sum >= limit && chart.events >= fewestEvents) signalling = chart;
    }
  }
  if (signalling && !state.open) {
    const { since, design } = signalling;
    const found = { detector: "cusum", ratio: design.ratio, adjusted_p: null, family: null } as const;
    raise(state, { at: t, since, baseline, closed: null, ...found });
  }
}

export function raise(state: WatchState, raised: Raised): void {
  state.open = raised;
  state.raised.push(raised);
  state.left.fill(1, raised.since, raised.at + 1);
}

function follow(
  state: WatchState,
  open: Raised,
  { t, silence }: { readonly t: number; readonly silence: number },
): void {
  if (isSilent(state, t, silence)) close(state, open, t);
  else if ((state.weighted[t] ?? 0) <= 0) return;
  else if (state.charts.some(({ sum }) => sum > 0) || (open.detector !== "cusum" && isHigh(state, t)))
    state.left[t] = 1;
  else close(state, open, t);
}

/** The charts begin anew: a sum that was left over would raise the same signal again. */
function close(state: WatchState, open: Raised, t: number): void {
  open.closed = t;
  state.open = null;
  for (const chart of state.charts) [chart.sum, chart.since, chart.events] = [0, t + 1, 0];
}

function isSilent({ counts }: WatchState, t: number, silence: number): boolean {
  return t + 1 >= silence && counts.subarray(t + 1 - silence, t + 1).every((count) => count === 0);
}

const recent = 4;

/** What a growth too small for the CUSUMs is followed by: whether the last four periods hold more than expected. */
function isHigh({ counts, weighted, rate }: WatchState, t: number): boolean {
  let excess = 0;
  for (let back = 0; back < recent; back += 1) excess += (counts[t - back] ?? 0) - rate * (weighted[t - back] ?? 0);
  return excess > 0;
}
