import { predictiveUpperTail, type EventRate } from "../../statistics/negative-binomial.ts";
import type { Observed } from "./calendar-factors.ts";

export const windowLengths = [1, 2, 4, 8, 13, 26] as const;
const eventRuns = [3, 5, 8] as const;
const isWindow: ReadonlySet<number> = new Set(windowLengths);
const isEventRun: ReadonlySet<number> = new Set(eventRuns);
const longestWindow = Math.max(...windowLengths);
// Rarer than this a period, the spans between events say more than periods do.
const rare = 1;

export type Evidence = {
  readonly detector: "window" | "timeBetween";
  /** First period of what is told. */
  readonly from: number;
  /** P(at least so many) of this look alone, counts divided by the dispersion. */
  readonly p: number;
  /** The same times the number of looks, at most 1. */
  readonly p_looks: number;
};

export type Looks = {
  readonly baseline: EventRate;
  readonly dispersion: number;
  /** First period that may be looked at. */
  readonly earliest: number;
};

// Below so many standard deviations above what is expected, a look is not worth its beta function.
const worthLooking = 2;
const fewestEvents = 3;

/**
 * The most telling look back from period `t`: windows of 1 to 26 periods by the negative-binomial prediction from the
 * baseline, and of rare events the exposure since the event before the last 3, 5 and 8 (g chart with its exact tail:
 * Benneyan 2001). Null if no look holds more than usual.
 */
export function windowEvidence(series: Observed, t: number, looks: Looks): Evidence | null {
  const rate = (looks.baseline.events + 0.5) / looks.baseline.exposure;
  const isRare = rate * (series.exposure[t] ?? 0) < rare;
  let best: Omit<Evidence, "p_looks"> | null = null;
  const look = (detector: Evidence["detector"], from: number, events: number, exposure: number) => {
    const expected = rate * exposure;
    if (events < fewestEvents || events - expected < worthLooking * Math.sqrt(expected * looks.dispersion)) return;
    const p = tailOf(events, exposure, looks);
    if (p < (best?.p ?? 1)) best = { detector, from, p };
  };
  let [events, exposure] = [0, 0];
  for (let from = t; from > t - longestWindow && from >= looks.earliest; from -= 1) {
    const count = series.counts[from] ?? 0;
    if (isRare && count > 0 && isEventRun.has(events)) look("timeBetween", from + 1, events, exposure);
    events += count;
    exposure += series.exposure[from] ?? 0;
    if (isWindow.has(t - from + 1)) look("window", from, events, exposure);
  }
  return withLooks(best, windowLengths.length + (isRare ? eventRuns.length : 0));
}

function withLooks(best: Omit<Evidence, "p_looks"> | null, looks: number): Evidence | null {
  return best && { ...best, p_looks: Math.min(1, best.p * looks) };
}

function tailOf(events: number, exposure: number, { baseline, dispersion }: Looks): number {
  return predictiveUpperTail(events / dispersion, exposure, { ...baseline, events: baseline.events / dispersion });
}
