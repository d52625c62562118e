import type { Search } from "../filters/search.ts";

/** The day of the address as of whose end figures are told; null for now. Of today and later, now is all there is. */
export function knownDayOf({ known }: Search, { today }: { today: string }): string | null {
  return known !== undefined && known < today ? known : null;
}

const wholePages = ["/", "/defects", "/defect"];

/** Whether what a page shows can be told as it was known: the list of cases, changes and scorecards are as of now. */
export function goesBack(path: string, { metric, since }: Search): boolean {
  return wholePages.includes(path) || (path === "/cases" && metric !== undefined && since === undefined);
}
