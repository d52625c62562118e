/** Every so many milliseconds, or daily at a time of the business zone. */
export type Schedule = { readonly milliseconds: number } | { readonly time: string };

export function seconds(count: number): Schedule {
  return { milliseconds: count * 1000 };
}

/** Daily at `time`, HH:MM in the installation's time zone. */
export function dailyAt(time: `${number}:${number}`): Schedule {
  return { time };
}

/** The schedule as BullMQ's job schedulers take it. */
export function repeatOptions(schedule: Schedule, timeZone: string) {
  if ("milliseconds" in schedule) return { every: schedule.milliseconds };
  const [hour, minute] = schedule.time.split(":").map(Number);
  return { pattern: `${minute} ${hour} * * *`, tz: timeZone };
}
