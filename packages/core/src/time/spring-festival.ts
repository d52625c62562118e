import chineseDays from "chinese-days";

/** The day of the lunar new year in a solar year, YYYY-MM-DD. */
export function springFestival(year: number): string {
  return chineseDays.getSolarDateFromLunar(`${year}-01-01`).date;
}
