import type { BusinessDay } from "../../time/business-day.ts";

/** A stretch of time (epoch milliseconds) in which somebody had a subject in hand. */
export type Held = {
  /** Who: `d` and the department's id, `p` and the name of somebody outside, `q` and a queue's name. */
  readonly holder: string;
  /** By whose calendar their time runs; null: the standard one. */
  readonly calendarOf: number | null;
  readonly from: number;
  readonly to: number;
};

/** Whose clock runs when, as far as shares need it. */
type WorkingClocks = {
  calendarOf(departmentId: number | null, day: BusinessDay): { workingSeconds(from: number, to: number): number };
};

/** Time in whole milliseconds, by both clocks. */
export type Share = { readonly holder: string; readonly elapsed: number; readonly business: number };

/** Nobody had it: all that was asked had been answered, and more was asked later. */
export const nobody = "n";

/**
 * How the time from the first stretch to the end of the last falls to those who had the subject: where several had it at
 * once, each bears an equal part; the shares of the calendar clock sum exactly to the whole. Business time is each
 * one's own by its own calendar, in the same parts.
 */
export function delayShares(
  held: readonly Held[],
  { clocks, dayOf }: { readonly clocks: WorkingClocks; readonly dayOf: (instant: number) => BusinessDay },
): Share[] {
  const shares = new Map<string, { elapsed: number; business: number }>();
  const edges = [...new Set(held.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const holders = new Map(held.filter((one) => one.from <= from && one.to >= to).map((one) => [one.holder, one]));
    if (holders.size === 0) holders.set(nobody, { holder: nobody, calendarOf: null, from, to });
    const sorted = [...holders.values()].toSorted((a, b) => (a.holder < b.holder ? -1 : 1));
    for (const [place, { holder, calendarOf }] of sorted.entries()) {
      const share = shares.get(holder) ?? { elapsed: 0, business: 0 };
      const working = Math.round(clocks.calendarOf(calendarOf, dayOf(from)).workingSeconds(from, to) * 1000);
      share.elapsed += partOf(to - from, place, sorted.length);
      share.business += partOf(working, place, sorted.length);
      shares.set(holder, share);
    }
  }
  return [...shares].map(([holder, share]) => ({ holder, ...share }));
}

/** A whole number in equal whole parts; the first ones bear what is left over. */
function partOf(whole: number, place: number, parts: number): number {
  return Math.floor(whole / parts) + (place < whole % parts ? 1 : 0);
}
