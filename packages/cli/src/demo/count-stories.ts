import type { Books, Entry } from "./books.ts";
import { defectKey } from "./catalogue/defects.ts";
import type { Model } from "./catalogue/products.ts";
import { count, ratio, round, sum } from "./counting.ts";
import { dayText, monthCode, monthOf } from "./demo-clock.ts";
import type { Month } from "./demo-clock.ts";
import type { DemoTruth } from "./demo-truth.ts";
import { badBatchLot, isBadBatch, isBadLot } from "./production.ts";
import { itemAt } from "./random.ts";
import type { Employee } from "./roster.ts";
import { stories, storyMonth } from "./stories.ts";

const windowDays = 30;
/** Countermeasures are compared over the first months in service, which every cohort must have reached. */
const cohortMonths = 9;

/** The batch that fails more each week, and how much more its model is complained about than before. */
export function countBadBatch(books: Books): DemoTruth["badBatch"] {
  const story = stories.badBatch;
  const { lastMonth, until } = books.calendar;
  const batch = books.production.batches.find((each) => isBadBatch(each.model, each.producedMonth, lastMonth));
  if (!batch) throw new RangeError("the bad batch was never made");
  const lot = badBatchLot(batch);
  const mine = books.entries.filter(({ contact }) => contact.ofBadBatch);
  const start = until - story.days;
  const ofType = books.entries.filter(
    ({ contact }) => contact.model === story.model && contact.types[0] === story.defect,
  );
  const weeklyBefore = count(ofType, ({ contact }) => contact.day <= start && contact.day > start - 182) / 26;
  const weeklyLast = count(ofType, ({ contact }) => contact.day > until - 28) / 4;
  return {
    model: story.model.code,
    batch: batch.code,
    defect: defectKey(story.defect),
    supplierLot: lot.code,
    startsOn: dayText(start + 1),
    phrase: story.phraseMark,
    numbers: mine.map(({ number }) => number),
    fromLot: count(mine, ({ contact }) => contact.unit?.lot === lot),
    withoutType: count(mine, ({ typed }) => !typed),
    weeklyBefore: round(weeklyBefore),
    weeklyLast: round(weeklyLast),
    timesAsMany: round(ratio(weeklyLast, weeklyBefore)),
  };
}

/** What many filed of one event. */
export function countMassComplaint({ entries }: Books): DemoTruth["massComplaint"] {
  const { defect, text } = stories.massComplaint;
  const mine = entries.filter(({ contact }) => contact.says !== undefined);
  const days = mine.map(({ contact }) => contact.day);
  return {
    defect: defectKey(defect),
    firstOn: dayText(Math.min(...days)),
    lastOn: dayText(Math.max(...days)),
    text,
    numbers: mine.map(({ number }) => number),
  };
}

/** The weak lot, and how much more often it stands in its type than elsewhere. */
export function countBadLot(books: Books): DemoTruth["badLot"] {
  const story = stories.badLot;
  const lot = books.production.lots.find((each) => isBadLot(each, books.calendar.lastMonth));
  if (!lot) throw new RangeError("the bad lot was never delivered");
  const concerned = books.entries.filter(
    ({ contact }) => contact.types.length > 0 && story.models.some((model) => model === contact.model),
  );
  const ofType = concerned.filter(({ contact }) => contact.types[0] === story.defect);
  const others = concerned.filter(({ contact }) => contact.types[0] !== story.defect);
  const fromLot = (entry: Entry) => entry.contact.unit?.lot === lot;
  return {
    supplierLot: lot.code,
    supplier: lot.supplier,
    component: lot.family.component.name,
    defect: defectKey(story.defect),
    models: story.models.map((model) => model.code),
    reports: count(ofType, fromLot),
    shareOfType: ratio(count(ofType, fromLot), ofType.length),
    shareOfOthers: ratio(count(others, fromLot), others.length),
  };
}

/** Reports per thousand units of equal age, of the bad batches before the cut-in and of those from it on. */
export function countCountermeasure(
  books: Books,
  story: typeof stories.countermeasureWorked | typeof stories.countermeasureFailed,
  worked: boolean,
): DemoTruth["countermeasures"][number] {
  const begins = storyMonth(books.calendar.lastMonth, story.beginsMonthsAgo);
  const cutIn = storyMonth(books.calendar.lastMonth, story.cutInMonthsAgo);
  const cohort = (concerned: (producedMonth: Month) => boolean) => {
    const units = sum(batchesOf(books, story.model, concerned), (batch) =>
      sum(batch.sales, (sale) => (isOldEnough(books, sale.month) ? sale.units : 0)),
    );
    const reports = count(books.entries, ({ contact }) => {
      if (contact.model !== story.model || !contact.types.some((type) => type === story.defect) || !contact.unit)
        return false;
      const sold = monthOf(contact.unit.soldOn);
      return (
        concerned(contact.unit.batch.producedMonth) &&
        isOldEnough(books, sold) &&
        monthOf(contact.day) - sold < cohortMonths
      );
    });
    return { units, reports, perThousand: round(ratio(reports, units) * 1000) };
  };
  return {
    model: story.model.code,
    defect: defectKey(story.defect),
    firstBatch: `${monthCode(begins)}-${story.model.line}`,
    cutInBatch: `${monthCode(cutIn)}-${story.model.line}`,
    before: cohort((month) => month >= begins && month < cutIn),
    after: cohort((month) => month >= cutIn),
    worked,
  };
}

function batchesOf(books: Books, model: Model, concerned: (producedMonth: Month) => boolean) {
  return books.production.batches.filter((batch) => batch.model === model && concerned(batch.producedMonth));
}

// Sold inside the period, and in service for the whole of the compared months.
function isOldEnough(books: Books, soldMonth: Month): boolean {
  return soldMonth > monthOf(books.calendar.from) && soldMonth + cohortMonths <= books.calendar.lastMonth;
}

/** One technician's first attempts, and what ordinary technicians would have made of them. */
export function countTechnician(
  books: Books,
  story: NonNullable<Employee["story"]>,
): DemoTruth["technicians"]["hardCases"] {
  const closed = books.calendar.until - windowDays;
  const attempts = books.entries
    .flatMap(({ course }) => course.firstAttempt ?? [])
    .filter((attempt) => attempt.employee.story === story && attempt.day <= closed);
  const employee = itemAt(attempts, 0).employee;
  const settled = count(attempts, (attempt) => attempt.settled);
  return {
    employee: employee.code,
    department: itemAt(employee.memberships, 0).department.code,
    attempts: attempts.length,
    settled,
    rate: ratio(settled, attempts.length),
    expected: ratio(
      sum(attempts, (attempt) => attempt.expected),
      attempts.length,
    ),
  };
}
