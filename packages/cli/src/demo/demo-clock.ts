import type { IncomingMoment } from "@huilu/core";

// The demo company lives in Shanghai, which has had no summer time since 1991: a fixed offset is exact here.
const zone = "+08:00";
export const secondsPerDay = 86_400;

/** Whole days since 1970-01-01 of the company's calendar. */
export type Day = number;
/** Seconds since 1970-01-01 00:00 of the company's wall clock. */
export type Second = number;
/** Whole months since January 1970. */
export type Month = number;

export function dayOf(text: string): Day {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
}

const texts = new Map<Day, string>();
/** YYYY-MM-DD; remembered, because a company lives on few days and many events. */
export function dayText(day: Day): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

export function monthOf(day: Day): Month {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export function firstDayOf(month: Month): Day {
  return Date.UTC(1970, month, 1) / 86_400_000;
}

/** The calendar month, 1 for January. */
export function monthNumber(month: Month): number {
  return (((month % 12) + 12) % 12) + 1;
}

/** YYMM, as batch codes are written. */
export function monthCode(month: Month): string {
  return dayText(firstDayOf(month)).slice(2, 7).replace("-", "");
}

export function dayOfSecond(second: Second): Day {
  return Math.floor(second / secondsPerDay);
}

export function momentOf(second: Second): IncomingMoment {
  const whole = Math.floor(second);
  const on = dayText(dayOfSecond(whole));
  const ofDay = whole % secondsPerDay;
  const hours = twoDigits(Math.floor(ofDay / 3600));
  const minutes = twoDigits(Math.floor((ofDay % 3600) / 60));
  return { on, at: `${on}T${hours}:${minutes}:${twoDigits(ofDay % 60)}${zone}` };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
