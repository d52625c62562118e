import { instantAt } from "../format/wall-time.ts";

/** The last millisecond of a business day in `timeZone`, as ISO 8601. */
export function endOfDay(day: string, timeZone: string): string {
  return instantAt(`${day} 23:59:59.999`, timeZone);
}
