import { addDays, businessDayOf, type BusinessDay } from "../time/business-day.ts";
import { instantOn, zoneClock } from "../time/wall-time.ts";
import type { MailSettings } from "./message-settings.ts";

/** Whether people of a department (null: of none) work on a day. */
export type IsWorkingDay = (departmentId: number | null, day: BusinessDay) => boolean;

// Longer than any holiday.
const daysBack = 31;

/**
 * The last moment up to `now` at which a digest was due: at its hour of each working day, or of the first working day of each
 * week (Monday to Sunday). Null where there was none in a month.
 */
export function lastDigestSlot(
  { digest, digestHour }: Pick<MailSettings, "digest" | "digestHour">,
  { now, timeZone, works }: { readonly now: Date; readonly timeZone: string; works(day: BusinessDay): boolean },
): Date | null {
  const clock = zoneClock(timeZone);
  const today = businessDayOf(now, timeZone);
  for (let back = 0; back < daysBack; back += 1) {
    const day = addDays(today, -back);
    if (!works(day) || (digest === "WEEKLY" && !isFirstOfWeek(day, works))) continue;
    const slot = instantOn(clock, day, digestHour * 60);
    if (slot <= now.getTime()) return new Date(slot);
  }
  return null;
}

function isFirstOfWeek(day: BusinessDay, works: (day: BusinessDay) => boolean): boolean {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  for (let back = 1; back <= sinceMonday; back += 1) if (works(addDays(day, -back))) return false;
  return true;
}
