/** The last millisecond of a business day in `timeZone`, as ISO 8601. */
export function endOfDay(day: string, timeZone: string): string {
  const wall = Date.parse(`${day}T23:59:59.999Z`);
  // The zone's offset is that at the instant itself, which the first round finds but for a change of clocks that night.
  const nearly = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(nearly, timeZone)).toISOString();
}

/** How far the zone's wall clock is ahead of UTC: milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${clock.format(second).replace(" ", "T")}Z`) - second;
}
