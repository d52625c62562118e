import { businessDayOf, type BusinessDay } from "./business-day.ts";
import { instantOn, zoneClock, type ZoneClock } from "./wall-time.ts";

/** Working time from one instant (inclusive) to another (exclusive), in epoch milliseconds. */
export type WorkingInterval = readonly [from: number, to: number];

/**
 * A business clock over disjoint working intervals in their order: it runs inside them and stands still outside.
 * What one gets from `buildCalendar` runs like a calendar clock before and after the days for which it was built.
 */
export class BusinessCalendar {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  /** Working milliseconds before each interval, and at the end all of them. */
  readonly #before: Float64Array;
  readonly #clock: ZoneClock;

  constructor(
    intervals: readonly WorkingInterval[],
    readonly timeZone: string,
  ) {
    this.#starts = Float64Array.from(intervals, ([from]) => from);
    this.#ends = Float64Array.from(intervals, ([, to]) => to);
    this.#before = new Float64Array(intervals.length + 1);
    this.#clock = zoneClock(timeZone);
    let sum = 0;
    for (const [index, [from, to]] of intervals.entries()) this.#before[index + 1] = sum += to - from;
  }

  /**
   * Working seconds from one instant to another (epoch milliseconds); fractions as the instants have them.
   * Additive: a→b plus b→c is a→c, so from later to earlier it is negative.
   */
  workingSeconds(from: number, to: number): number {
    return (this.#elapsed(to) - this.#elapsed(from)) / 1000;
  }

  /**
   * The first instant (epoch milliseconds) at which `seconds` of working time have passed since `from`; `from` itself
   * for none. Throws RangeError for less than none, and for more than the intervals hold.
   */
  addWorkingSeconds(from: number, seconds: number): number {
    if (seconds < 0) throw new RangeError(`A business clock does not run backwards (${seconds} s).`);
    if (seconds === 0) return from;
    const wanted = this.#elapsed(from) + seconds * 1000;
    const index = lastBelow(this.#before, wanted);
    const instant = at(this.#starts, index) + wanted - at(this.#before, index);
    if (index >= this.#starts.length) throw new RangeError(`No ${seconds} s of working time lie ahead of ${from}.`);
    return instant;
  }

  /** The business day of an instant (epoch milliseconds) in the calendar's time zone. */
  dayOf(instant: number): BusinessDay {
    return businessDayOf(new Date(instant), this.timeZone);
  }

  /** The instant (epoch milliseconds) so many minutes after the midnight at which `day` begins, by the clock on the wall. */
  instantOn(day: BusinessDay, minutes: number): number {
    return instantOn(this.#clock, day, minutes);
  }

  /** Working milliseconds before `instant`. */
  #elapsed(instant: number): number {
    const index = lastBelow(this.#starts, instant);
    if (index < 0) return 0;
    return at(this.#before, index) + Math.min(instant, at(this.#ends, index)) - at(this.#starts, index);
  }
}

/** The index of the last of the ascending `values` that is below `limit`; -1 if none is. */
function lastBelow(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(values, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
