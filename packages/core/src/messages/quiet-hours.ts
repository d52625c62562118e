import { addDays, businessDayOf } from "../time/business-day.ts";
import { instantOn, zoneClock } from "../time/wall-time.ts";
import type { MailSettings } from "./message-settings.ts";

/** The end of the quiet hours in which `now` lies, as the clock of `timeZone` shows them; null where mail may go. */
export function quietUntil(
  { quietFrom, quietTo }: Pick<MailSettings, "quietFrom" | "quietTo">,
  now: Date,
  timeZone: string,
): Date | null {
  if (quietFrom === null || quietTo === null) return null;
  const clock = zoneClock(timeZone);
  const today = businessDayOf(now, timeZone);
  // Those that began yesterday may last until this morning.
  for (const day of [addDays(today, -1), today]) {
    const from = instantOn(clock, day, quietFrom);
    const to = instantOn(clock, day, quietTo > quietFrom ? quietTo : quietTo + 1440);
    if (now.getTime() >= from && now.getTime() < to) return new Date(to);
  }
  return null;
}
