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
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** `day` moved by whole days (negative: back). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `day` moved by whole months; a day the month does not have becomes its last. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  const count = digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(Math.min(digits(day, 8, 10), daysOfMonth(year, month)), 2)}`;
}

const padded = (value: number, length: number) => String(value).padStart(length, "0");

const hyphen = 45;
const zero = 48;

/** The number that stands in `text` from place `from` to `to`; NaN where anything is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number of a day since 1 January 1970. */
export function dayNumber(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return dayNumber(to) - dayNumber(from);
}
