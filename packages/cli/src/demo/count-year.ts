import type { Books } from "./books.ts";
import type { FamilyCode } from "./catalogue/products.ts";
import { lateAfterDays } from "./close-case.ts";
import { count, round, sum, tally } from "./counting.ts";
import { dayText, monthNumber, monthOf } from "./demo-clock.ts";
import type { Month } from "./demo-clock.ts";
import type { DemoTruth } from "./demo-truth.ts";

/** How many of everything. */
export function countTotals(books: Books): DemoTruth["totals"] {
  const entries = books.entries;
  const machines = new Set(entries.flatMap(({ contact }) => contact.unit?.serial ?? []));
  return {
    cases: entries.length,
    events: sum(entries, ({ course }) => course.events),
    defectReports: sum(entries, ({ contact, typed }) => (typed ? Math.max(1, contact.types.length) : 0)),
    unclassified: count(entries, ({ typed }) => !typed),
    severalDefects: count(entries, ({ contact, typed }) => typed && contact.types.length > 1),
    open: count(entries, ({ course }) => course.open),
    cancelled: count(entries, ({ course }) => course.cancelled),
    noFaultFound: count(entries, ({ course }) => course.noFaultFound),
    setAside: sum(entries, ({ course }) => course.oddities),
    machines: machines.size,
    unitsSold: sum(books.production.batches, (batch) => sum(batch.sales, (sale) => sale.units)),
    byKind: tally(entries, ({ contact }) => contact.kind),
    byMonth: tally(entries, ({ contact }) => dayText(contact.day).slice(0, 7)),
  };
}

/** Cases around each lunar new year that lies well inside the period. */
export function countSpringFestivals(books: Books): DemoTruth["springFestivals"] {
  const { festivals, from, until } = books.calendar;
  const inside = festivals.filter((festival) => festival - 20 >= from && festival + 20 <= until);
  const between = (first: number, last: number) =>
    count(books.entries, ({ contact }) => contact.day >= first && contact.day <= last);
  return inside.map((festival) => ({
    day: dayText(festival),
    weekBefore: between(festival - 9, festival - 3),
    festivalWeek: between(festival - 1, festival + 5),
    weekAfter: between(festival + 7, festival + 13),
  }));
}

/** How much busier July is than April with what broke in a family. */
export function countSummer(books: Books, family: FamilyCode): DemoTruth["summer"] {
  const inMonth = (month: number) =>
    count(
      books.entries,
      ({ contact }) =>
        contact.model.family.code === family && contact.types.length > 0 && monthNumber(monthOf(contact.day)) === month,
    );
  return { family, julyOverApril: round(inMonth(7) / Math.max(1, inMonth(4))) };
}

/** Units of a family sold in the first and in the last twelve months, and what was planned. */
export function countSales(books: Books, family: FamilyCode, growth: number): DemoTruth["sales"][number] {
  const { lastMonth } = books.calendar;
  const sold = (first: Month) =>
    sum(books.production.batches, (batch) =>
      batch.model.family.code === family
        ? sum(batch.sales, ({ month, units }) => (month >= first && month < first + 12 ? units : 0))
        : 0,
    );
  const trend = growth > 1.08 ? "growing" : growth < 0.93 ? "falling" : "steady";
  return { family, firstYear: sold(lastMonth - 36), lastYear: sold(lastMonth - 12), trend };
}

/** The cases that were opened again long after their resolution. */
export function listLateReopenings(books: Books): DemoTruth["lateReopenings"] {
  const reopened = books.entries.filter(({ course }) => course.reopenedAfterDays !== null);
  const late = reopened.filter(({ course }) => (course.reopenedAfterDays ?? 0) >= lateAfterDays);
  return { afterDays: lateAfterDays, numbers: late.map(({ number }) => number), reopened: reopened.length };
}

/** Cases whose repair did not hold, each with the case that says so. */
export function listRepeats(books: Books): DemoTruth["repeatsWithin30Days"]["pairs"] {
  const firsts = new Map<string, string>();
  const pairs: { first: string; again: string }[] = [];
  for (const { number, contact, course } of books.entries) {
    const serial = contact.unit?.serial ?? "";
    const first = firsts.get(`${serial}/${contact.day}`);
    if (contact.again && first !== undefined) pairs.push({ first, again: number });
    if (course.returnsOn !== null) firsts.set(`${serial}/${course.returnsOn}`, number);
  }
  return pairs;
}
