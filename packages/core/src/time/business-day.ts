/** A business day: YYYY-MM-DD in the installation's time zone. Nothing else decides which day an instant belongs to. */
export type BusinessDay = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format;
}

const millisecondsAMinute = 60_000;
/** The minute that was asked for last, and its day: days begin with minutes, and most ask for now. */
const asked = { minute: Number.NaN, timeZone: "", day: "" };

/** The business day in which `instant` falls. */
export function businessDayOf(instant: Date, timeZone: string): BusinessDay {
  const minute = Math.floor(instant.getTime() / millisecondsAMinute);
  if (minute !== asked.minute || timeZone !== asked.timeZone) {
    Object.assign(asked, { minute, timeZone, day: dayFormat(timeZone).format(instant) });
  }
  return asked.day;
}

/** Whether `text` is a calendar day that exists, written YYYY-MM-DD. */
export function isBusinessDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  const date = new Date(`${text}T00:00:00Z`);
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** `day` moved by whole days (negative: back). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `day` moved by whole months; a day the month does not have becomes its last. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, last));
  return first.toISOString().slice(0, 10);
}

/** The number of a day since 1 January 1970. */
export function dayNumber(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return dayNumber(to) - dayNumber(from);
}
