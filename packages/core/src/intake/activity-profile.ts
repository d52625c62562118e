import { textHash } from "./text-hash.ts";

/** What an event log says of one activity. Means run from a case's first event; `sampled` is below 1 in very long logs. */
export type ActivitySummary = {
  readonly activity: string;
  readonly events: number;
  /** Cases in which it occurs. */
  readonly cases: number;
  readonly meanDaysToFirst: number | null;
  readonly meanDaysToLast: number | null;
  readonly sampledShare: number;
};

type CaseTimes = { first: number; readonly activities: Map<number, [first: number, last: number]> };

const mostCases = 100_000;
const mostActivities = 1000;
const dayMs = 86_400_000;

/** Follows the cases of a log: all of them up to a bound, beyond it a fair sample by the hash of their numbers. */
export class ActivityProfile {
  readonly #events = new Map<string, { place: number; count: number }>();
  #cases = new Map<number, CaseTimes>();
  #level = 0;

  /** `at` is epoch milliseconds; null where the event has no usable moment. */
  add(caseNumber: string, activity: string, at: number | null): void {
    const known = this.#events.get(activity) ?? { place: this.#events.size, count: 0 };
    known.count++;
    if (this.#events.size < mostActivities || this.#events.has(activity)) this.#events.set(activity, known);
    const hash = textHash(caseNumber);
    if (hash % 2 ** this.#level !== 0) return;
    const times = this.#cases.get(hash) ?? { first: Infinity, activities: new Map<number, [number, number]>() };
    this.#cases.set(hash, times);
    const seen = times.activities.get(known.place) ?? [Infinity, -Infinity];
    times.activities.set(known.place, at === null ? seen : [Math.min(seen[0], at), Math.max(seen[1], at)]);
    if (at !== null) times.first = Math.min(times.first, at);
    if (this.#cases.size > mostCases) this.#thin();
  }

  #thin(): void {
    this.#level++;
    this.#cases = new Map([...this.#cases].filter(([hash]) => hash % 2 ** this.#level === 0));
  }

  summary(): ActivitySummary[] {
    const activities = [...this.#events].toSorted((one, other) => other[1].count - one[1].count);
    return activities.map(([activity, { place, count }]) => {
      const found = [...this.#cases.values()].flatMap(({ first, activities: seen }) => {
        const times = seen.get(place);
        return times ? [{ first: times[0] - first, last: times[1] - first }] : [];
      });
      const timed = found.filter(({ first }) => Number.isFinite(first));
      const meanDays = (of: "first" | "last") =>
        timed.length === 0 ? null : timed.reduce((sum, times) => sum + times[of], 0) / timed.length / dayMs;
      return {
        activity,
        events: count,
        cases: found.length * 2 ** this.#level,
        sampledShare: 1 / 2 ** this.#level,
        meanDaysToFirst: meanDays("first"),
        meanDaysToLast: meanDays("last"),
      };
    });
  }
}
