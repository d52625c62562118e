import { isBusinessDay, type BusinessDay } from "./business-day.ts";

/** The day that people and spreadsheets write as 2027-10-01, 2027/10/1, 2027.10.1 or 2027年10月1日; null if it is none. */
export function writtenDay(text: string): BusinessDay | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isBusinessDay(written) ? written : null;
}

/** The first day of the month that people write as 2027-10, 2027/10, 2027年10月 or by that day; null if it is none. */
export function writtenMonth(text: string): BusinessDay | null {
  const day = writtenDay(/^\d{4}[-/.年]\d{1,2}月?$/.test(text) ? `${text.replace(/月$/, "")}-1` : text);
  return day?.endsWith("-01") ? day : null;
}
