/** 76:05:00, to the second, so that a reader can add the lines up; – for none. */
export function hoursMinutesSeconds(seconds: number | null): string {
  if (seconds === null) return "–";
  const two = (part: number): string => String(Math.floor(part) % 60).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(seconds / 60)}:${two(seconds)}`;
}
