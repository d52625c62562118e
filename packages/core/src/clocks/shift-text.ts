import { DomainError } from "../errors.ts";
import type { Shift } from "../time/build-calendar.ts";

/** A shift as a clock on the wall shows it, HH:MM to HH:MM (or 24:00). One that ends no later than it begins ends on the next day. */
export type ShiftText = { readonly from: string; readonly to: string };

const dayMinutes = 1440;

/** The shifts of one day, in their order. Throws BAD_INPUT for what is no time, and for two at once. */
export function readShifts(texts: readonly ShiftText[]): Shift[] {
  const shifts = texts.map(readShift).toSorted(([one], [other]) => one - other);
  for (const [index, [from]] of shifts.entries()) {
    const before = shifts[index - 1];
    if (before && from < before[1]) throw new DomainError("BAD_INPUT", "shifts_overlap", writeShift([from, from + 1]));
  }
  return shifts;
}

/** The shift as the clock on the wall shows it. */
export function writeShift([from, to]: Shift): ShiftText {
  return { from: clockText(from), to: clockText(to > dayMinutes ? to - dayMinutes : to) };
}

/** The shifts as PostgreSQL writes an int4multirange. */
export function shiftsLiteral(shifts: readonly Shift[]): string {
  return `{${shifts.map(([from, to]) => `[${from},${to})`).join(",")}}`;
}

function readShift({ from, to }: ShiftText): Shift {
  const start = minutesOf(from);
  const end = minutesOf(to);
  if (start === null || end === null || start === dayMinutes) {
    throw new DomainError("BAD_INPUT", "shift_unreadable", { from, to });
  }
  return [start, end <= start ? end + dayMinutes : end];
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total > dayMinutes ? null : total;
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
