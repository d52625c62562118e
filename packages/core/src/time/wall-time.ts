import { addDays, type BusinessDay } from "./business-day.ts";

/** A date and time as a clock on the wall shows it. Without `hour` it is a day; without `day`, a month. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly millisecond: number;
  };
  /** Minutes east of Greenwich, where the text itself says so. */
  readonly offsetMinutes?: number;
};

/** Whether `text` names a zone: an IANA name (Europe/Rome) or an offset (+01:00). */
export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    return true;
  } catch {
    return false; // the only way Intl has to say that it knows no such zone
  }
}

/** YYYY-MM-DD of the wall time. */
export function dayText({ year, month, day }: WallTime): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether the calendar has that day and the clock that time. A leap second or 24:00 is no time. */
export function exists({ year, month, day, time }: WallTime): boolean {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return !time || (time.hour < 24 && time.minute < 60 && time.second < 60);
}

/** Turns a wall time of one zone into an instant (epoch milliseconds). */
export type ZoneClock = (wall: WallTime) => number;

const dayMs = 86_400_000;
const slotMs = 900_000; // zones change their offset at quarters of an hour
const knownOffsets = 20_000;

/**
 * Turns wall times of one zone into instants (epoch milliseconds). Of a time that occurs twice (the clock was set
 * back) it takes the first; one that was skipped (set forward) moves on by what was skipped.
 */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = offsets(zone);
  return (wall) => {
    const { hour = 0, minute = 0, second = 0, millisecond = 0 } = wall.time ?? {};
    const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, hour, minute, second, millisecond);
    if (wall.offsetMinutes !== undefined) return asUtc - wall.offsetMinutes * 60_000;
    const before = offsetAt(asUtc - dayMs);
    const after = offsetAt(asUtc + dayMs);
    if (before === after) return asUtc - before;
    const fitting = [asUtc - before, asUtc - after].filter((instant) => offsetAt(instant) === asUtc - instant);
    return fitting.length > 0 ? Math.min(...fitting) : asUtc - before;
  };
}

/** The instant at which the clock shows so many (whole) minutes after midnight of `day`; from 1440 on, of the days after it. */
export function instantOn(clock: ZoneClock, day: BusinessDay, minutes: number): number {
  const [year = 0, month = 1, dayOfMonth = 1] = addDays(day, Math.floor(minutes / 1440))
    .split("-")
    .map(Number);
  const hour = Math.floor((minutes % 1440) / 60);
  return clock({ year, month, day: dayOfMonth, time: { hour, minute: minutes % 60, second: 0, millisecond: 0 } });
}

/** The zone's offset from UTC in milliseconds at an instant; remembers a bounded number of answers. */
function offsets(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const known = new Map<number, number>();
  return (instant) => {
    const slot = Math.floor(instant / slotMs);
    const found = known.get(slot);
    if (found !== undefined) return found;
    if (known.size >= knownOffsets) known.clear();
    const parts = Object.fromEntries(
      format.formatToParts(slot * slotMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute) - slot * slotMs;
    known.set(slot, offset);
    return offset;
  };
}
