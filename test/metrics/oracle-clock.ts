import { addDays } from "@huilu/core";

// The shipped calendar of the first half of 2026, as the State Council published it: nine to six from Monday to Friday.
const holidays = [
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
] as const;
const makeUpDays = new Set(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09"]);
const hourMs = 3_600_000;

/** Epoch milliseconds at which a day begins in Shanghai. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** The day of an instant in Shanghai. */
export function dayOf(instant: number): string {
  return new Date(instant + 8 * hourMs).toISOString().slice(0, 10);
}

function isWorked(day: string): boolean {
  if (makeUpDays.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !holidays.some(([from, to]) => day >= from && day <= to);
}

/** Seconds of working time between two instants, looked up day by day. */
export function workedSeconds(from: number, to: number): number {
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day = addDays(day, 1)) {
    if (!isWorked(day)) continue;
    const opens = dayStart(day) + 9 * hourMs;
    sum += Math.max(0, Math.min(to, opens + 9 * hourMs) - Math.max(from, opens)) / 1000;
  }
  return sum;
}
