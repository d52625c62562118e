/** The instant, as ISO 8601, at which the clocks of `timeZone` show `wall` (YYYY-MM-DD HH:mm:ss, perhaps with fractions). */
export function instantAt(wall: string, timeZone: string): string {
  const shown = Date.parse(`${wall.replace(" ", "T")}Z`);
  // The zone's offset is that at the instant itself, which the first round finds but for a change of clocks that night.
  const nearly = shown - offsetAt(shown, timeZone);
  return new Date(shown - offsetAt(nearly, timeZone)).toISOString();
}

/** What the clocks of `timeZone` show at an instant: YYYY-MM-DD HH:mm:ss. */
export function wallAt(instant: number | string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return clock.format(new Date(instant));
}

/** How far the zone's wall clock is ahead of UTC: milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${wallAt(second, timeZone).replace(" ", "T")}Z`) - second;
}
