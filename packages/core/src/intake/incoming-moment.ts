import type { IncomingMoment } from "../cases/incoming-case.ts";
import { addDays, businessDayOf, isBusinessDay } from "../time/business-day.ts";
import type { RowReason } from "./row-report.ts";

const earliest = "1990-01-01";
const longestPromise = 3650;
/** A source whose clock is a little ahead still tells what has happened. */
const aheadMilliseconds = 300_000;
const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** A day (YYYY-MM-DD) or an instant with its zone (ISO 8601) as a message tells it, or why it cannot be. */
export function readMoment(
  text: string,
  kind: "happened" | "due",
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): IncomingMoment | RowReason {
  const at = instant.exec(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!at && !isDay) return "date_unreadable";
  const time = at ? Date.parse(text) : null;
  if (!isBusinessDay(at?.[1] ?? text) || Number.isNaN(time)) return "date_impossible";
  const on = time === null ? text : businessDayOf(new Date(time), timeZone);
  if (on < earliest) return "date_too_early";
  const today = businessDayOf(now, timeZone);
  if (kind === "due" && on > addDays(today, longestPromise)) return "due_too_late";
  const isAhead = time === null ? on > today : time > now.getTime() + aheadMilliseconds;
  if (kind === "happened" && isAhead) return "date_in_future";
  return time === null ? { on } : { on, at: new Date(time).toISOString() };
}
