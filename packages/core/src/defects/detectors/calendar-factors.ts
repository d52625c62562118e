import { springFestival } from "../../time/spring-festival.ts";

/** Which bin of a cycle each period falls into; null where the cycle says nothing about it. */
export type Cycle = readonly (number | null)[];

const [week, day] = [7 * 86_400_000, 86_400_000];
// What comes before and after the lunar new year, in weeks.
const [weeksBefore, weeksAfter] = [2, 3];

/** The season in four-week bins, and the weeks around the lunar new year, for periods beginning on these days (YYYY-MM-DD). */
export function calendarCycles(begins: readonly string[]): Cycle[] {
  const season = begins.map((begin) => Math.min(12, Math.floor(dayOfYear(begin) / 28)));
  return [begins.map(lunarWeek), season];
}

/** Of days: the weekday too. */
export function dailyCycles(begins: readonly string[]): Cycle[] {
  return [...calendarCycles(begins), begins.map((begin) => new Date(begin).getUTCDay())];
}

function lunarWeek(begin: string): number | null {
  const time = Date.parse(begin);
  const festivals = [0, 1].map((add) => Date.parse(springFestival(Number(begin.slice(0, 4)) + add)));
  const offsets = festivals.map((festival) => Math.ceil((time - festival) / week));
  return offsets.find((offset) => offset >= -weeksBefore && offset <= weeksAfter) ?? null;
}

const dayOfYear = (begin: string) => (Date.parse(begin) - Date.parse(`${begin.slice(0, 4)}-01-01`)) / day;

export type Observed = { readonly counts: ArrayLike<number>; readonly exposure: ArrayLike<number> };
/** Periods from `from` to before `to`. */
export type Span = { readonly from: number; readonly to: number };

// A factor leans on 1 like so many events: factors of ± 20 % are usual.
const priorEvents = 25;
const rounds = 4;

/**
 * By what each period's rate differs for the sake of the calendar, 1 on average: a product of one factor for each cycle,
 * fitted to the periods of `span` in turns, after a steady growth of the rate between its halves is taken out. A factor is
 * (25 + observed) ÷ (25 + expected), so that few events say little and leave `start` as it is. No change of `start`, or
 * all 1, where `span` is shorter than `yearly` periods.
 */
export function calendarFactors(
  parent: Observed,
  cycles: readonly Cycle[],
  span: Span,
  { yearly, start }: { readonly yearly: number; readonly start?: Float64Array },
): Float64Array {
  const factors = start?.slice() ?? new Float64Array(parent.counts.length).fill(1);
  if (span.to - span.from < yearly) return factors;
  const trend = growth(parent, span);
  for (let round = 0; round < rounds; round += 1) {
    for (const cycle of cycles) adjust(factors, cycle, { parent, span, trend });
  }
  return factors;
}

type Fit = { readonly parent: Observed; readonly span: Span; readonly trend: number };

function adjust(factors: Float64Array, cycle: Cycle, { parent, span, trend }: Fit): void {
  const events = sum(span, (t) => at(parent.counts, t));
  const weight = (t: number) => at(parent.exposure, t) * Math.exp(trend * (t - span.from)) * at(factors, t);
  const rate = events / Math.max(Number.MIN_VALUE, sum(span, weight));
  const bins = new Map<number, { observed: number; expected: number }>();
  for (let t = span.from; t < span.to; t += 1) {
    const bin = cycle[t];
    if (bin === null || bin === undefined) continue;
    const { observed, expected } = bins.get(bin) ?? { observed: 0, expected: 0 };
    bins.set(bin, { observed: observed + at(parent.counts, t), expected: expected + rate * weight(t) });
  }
  for (let t = 0; t < factors.length; t += 1) {
    const bin = bins.get(cycle[t] ?? Number.NaN);
    if (bin) factors[t] = (at(factors, t) * (priorEvents + bin.observed)) / (priorEvents + bin.expected);
  }
}

/** Growth of the rate a period, in logarithm, from the second half of the span against its first. */
function growth({ counts, exposure }: Observed, { from, to }: Span): number {
  const middle = Math.floor((from + to) / 2);
  const rate = (part: Span) =>
    (sum(part, (t) => at(counts, t)) + priorEvents) / (sum(part, (t) => at(exposure, t)) || 1);
  return Math.log(rate({ from: middle, to }) / rate({ from, to: middle })) / (to - middle);
}

function sum({ from, to }: Span, value: (t: number) => number): number {
  let total = 0;
  for (let t = from; t < to; t += 1) total += value(t);
  return total;
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;
