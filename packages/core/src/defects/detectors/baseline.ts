import { upperRateLimit, type EventRate } from "../../statistics/negative-binomial.ts";
import type { Observed, Span } from "./calendar-factors.ts";
import type { CusumDesign } from "./cusum-design.ts";

/** Events and exposure (times the calendar's factors) of the periods that a series is measured by. */
export type Baseline = EventRate & {
  /** How many periods with exposure it has. */
  readonly periods: number;
  /** Pearson's variance ÷ mean of these periods: 1 where only chance is at work. NaN of few events. */
  readonly dispersion: number;
};

const upperLevel = 0.8;
const mostOutbreaks = 3;
const shortest = 26;
const fewestEvents = 5;

/**
 * The baseline of a series in `span`, where `expected` is each period's exposure times its calendar factor and `left`
 * marks periods to leave out. What a CUSUM at the baseline's own rate finds in it, an earlier outbreak, is left out too,
 * unless fewer than 26 periods would remain.
 */
export function baselineOf(series: Observed, left: Uint8Array, span: Span, chart: BaselineChart): Baseline {
  const out = left.slice(span.from, span.to);
  let baseline = measureBaseline(series, out, span);
  for (let round = 0; round < mostOutbreaks; round += 1) {
    const outbreak = findOutbreak(series, out, { span, baseline, ...chart });
    if (!outbreak) break;
    const without = out.slice().fill(1, outbreak.from - span.from, outbreak.to - span.from);
    const shorter = measureBaseline(series, without, span);
    if (shorter.periods < shortest) break;
    out.set(without);
    baseline = shorter;
  }
  return baseline;
}

export type BaselineChart = { readonly design: CusumDesign; readonly dispersion: number };

/** The rate that charts are designed on: its one-sided upper limit at 80 %, of counts divided by the dispersion. */
export function designRate({ events, exposure }: EventRate, dispersion: number): number {
  return upperRateLimit({ events: events / dispersion, exposure: exposure / dispersion }, upperLevel);
}

/** The same of every period that `out`, counted from the span's begin, does not mark. */
export function measureBaseline({ counts, exposure }: Observed, out: Uint8Array, { from, to }: Span): Baseline {
  let [events, sum, periods] = [0, 0, 0];
  for (let t = from; t < to; t += 1) {
    if (out[t - from] === 1 || at(exposure, t) <= 0) continue;
    events += at(counts, t);
    sum += at(exposure, t);
    periods += 1;
  }
  const rate = events / sum;
  let squares = 0;
  for (let t = from; t < to; t += 1) {
    const expected = rate * at(exposure, t);
    if (out[t - from] === 0 && expected > 0) squares += (at(counts, t) - expected) ** 2 / expected;
  }
  const dispersion = events < fewestEvents || periods < 2 ? Number.NaN : squares / (periods - 1);
  return { events, exposure: sum, periods, dispersion };
}

type Search = BaselineChart & { readonly span: Span; readonly baseline: Baseline };

/** From where a CUSUM left 0 until its peak, if it signals; the first such stretch. */
function findOutbreak({ counts, exposure }: Observed, out: Uint8Array, search: Search): Span | null {
  const { span, baseline, design, dispersion } = search;
  const rate = (baseline.events + 1) / baseline.exposure;
  let [sum, start, peak, end] = [0, span.from, 0, 0];
  for (let t = span.from; t < span.to; t += 1) {
    const expected = rate * at(exposure, t);
    if (out[t - span.from] === 1 || expected <= 0) continue;
    sum = Math.max(0, sum + design.weigh(at(counts, t), expected, dispersion));
    if (sum === 0) {
      if (peak > 0) break;
      start = t + 1;
    } else if (sum > peak && sum >= design.limitAt(expected, dispersion)) [peak, end] = [sum, t + 1];
  }
  return peak > 0 ? { from: start, to: end } : null;
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;
