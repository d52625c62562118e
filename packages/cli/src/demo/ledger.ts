import type { IncomingCase } from "@huilu/core";
import { defectKey } from "./catalogue/defects.ts";
import { productFamilies } from "./catalogue/products.ts";
import type { FamilyCode, Model } from "./catalogue/products.ts";
import { lateAfterDays } from "./close-case.ts";
import type { Contact } from "./contact.ts";
import type { Course } from "./course.ts";
import { dayText, monthCode, monthNumber, monthOf } from "./demo-clock.ts";
import type { Month } from "./demo-clock.ts";
import { demoTruth } from "./demo-truth.ts";
import type { DemoTruth } from "./demo-truth.ts";
import { badBatchLot, isBadBatch, isBadLot } from "./production.ts";
import type { Production } from "./production.ts";
import { itemAt } from "./random.ts";
import type { Employee } from "./roster.ts";
import type { Calendar } from "./seasons.ts";
import { stories, storyMonth } from "./stories.ts";

const windowDays = 30;
/** Countermeasures are compared over the first months in service, which every cohort must have reached. */
const cohortMonths = 9;

/** What the ledger keeps of a case: enough for every story, far less than the case. */
type Entry = { readonly number: string; readonly contact: Contact; readonly typed: boolean; readonly course: Summary };
type Summary = Pick<Course, "firstAttempt" | "reopenedAfterDays" | "cancelled" | "noFaultFound" | "oddities" | "returnsOn"> & {
  readonly events: number;
  readonly open: boolean;
};

/** Writes the truth down while the company lives. */
export class Ledger {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #production: Production;
  readonly #entries: Entry[] = [];

  constructor(seed: number, calendar: Calendar, production: Production) {
    this.#seed = seed;
    this.#calendar = calendar;
    this.#production = production;
  }

  enter(incoming: IncomingCase, contact: Contact, course: Course): void {
    const { firstAttempt, reopenedAfterDays, cancelled, noFaultFound, oddities, returnsOn } = course;
    const open = !cancelled && !course.events.some((event) => event.type === "closed" || (event.type === "resolved" && course.resolvedAt !== null));
    const summary = { firstAttempt, reopenedAfterDays, cancelled, noFaultFound, oddities, returnsOn, events: course.events.length, open };
    this.#entries.push({ number: incoming.number, contact, typed: (incoming.defects ?? []).length > 0, course: summary });
  }

  truth(): DemoTruth {
    return demoTruth.parse({
      seed: this.#seed,
      from: dayText(this.#calendar.from),
      until: dayText(this.#calendar.until),
      totals: this.#totals(),
      badBatch: this.#badBatch(),
      badLot: this.#badLot(),
      countermeasures: [this.#countermeasure(stories.countermeasureWorked, true), this.#countermeasure(stories.countermeasureFailed, false)],
      technicians: { hardCases: this.#technician("hardCases"), trulyWorse: this.#technician("trulyWorse") },
      springFestivals: this.#springFestivals(),
      summer: this.#summer("AC"),
      sales: productFamilies.map((family) => this.#sales(family.code, family.growth)),
      lateReopenings: this.#lateReopenings(),
      repeatsWithin30Days: { pairs: this.#repeats() },
    });
  }

  #totals(): DemoTruth["totals"] {
    const entries = this.#entries;
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
      unitsSold: sum(this.#production.batches, (batch) => sum(batch.sales, (sale) => sale.units)),
      byKind: tally(entries, ({ contact }) => contact.kind),
      byMonth: tally(entries, ({ contact }) => dayText(contact.day).slice(0, 7)),
    };
  }

  #badBatch(): DemoTruth["badBatch"] {
    const story = stories.badBatch;
    const { lastMonth, until } = this.#calendar;
    const batch = this.#production.batches.find((each) => isBadBatch(each.model, each.producedMonth, lastMonth));
    if (!batch) throw new RangeError("the bad batch was never made");
    const lot = badBatchLot(batch);
    const mine = this.#entries.filter(({ contact }) => contact.ofBadBatch);
    const start = until - story.days;
    const ofType = this.#entries.filter(({ contact }) => contact.model === story.model && contact.types[0] === story.defect);
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
      timesAsMany: round(weeklyLast / weeklyBefore),
    };
  }

  #badLot(): DemoTruth["badLot"] {
    const story = stories.badLot;
    const lot = this.#production.lots.find((each) => isBadLot(each, this.#calendar.lastMonth));
    if (!lot) throw new RangeError("the bad lot was never delivered");
    const concerned = this.#entries.filter(({ contact }) => contact.types.length > 0 && story.models.some((model) => model === contact.model));
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

  #countermeasure(story: typeof stories.countermeasureWorked | typeof stories.countermeasureFailed, worked: boolean): DemoTruth["countermeasures"][number] {
    const cutIn = storyMonth(this.#calendar.lastMonth, story.cutInMonthsAgo);
    const cohort = (concerned: (producedMonth: Month) => boolean) => {
      const units = sum(this.#batchesOf(story.model, concerned), (batch) => sum(batch.sales, (sale) => (this.#isOldEnough(sale.month) ? sale.units : 0)));
      const reports = count(this.#entries, ({ contact }) => {
        if (contact.model !== story.model || !contact.types.some((type) => type === story.defect) || !contact.unit) return false;
        const sold = monthOf(contact.unit.soldOn);
        return concerned(contact.unit.batch.producedMonth) && this.#isOldEnough(sold) && monthOf(contact.day) - sold < cohortMonths;
      });
      return { units, reports, perThousand: round(ratio(reports, units) * 1000) };
    };
    return {
      model: story.model.code,
      defect: defectKey(story.defect),
      cutInBatch: `${monthCode(cutIn)}-${story.model.line}`,
      before: cohort((month) => month < cutIn),
      after: cohort((month) => month >= cutIn),
      worked,
    };
  }

  #batchesOf(model: Model, concerned: (producedMonth: Month) => boolean) {
    return this.#production.batches.filter((batch) => batch.model === model && concerned(batch.producedMonth));
  }

  // Sold inside the period, and in service for the whole of the compared months.
  #isOldEnough(soldMonth: Month): boolean {
    return soldMonth > monthOf(this.#calendar.from) && soldMonth + cohortMonths <= this.#calendar.lastMonth;
  }

  #technician(story: NonNullable<Employee["story"]>): DemoTruth["technicians"]["hardCases"] {
    const closed = this.#calendar.until - windowDays;
    const attempts = this.#entries.flatMap(({ course }) => course.firstAttempt ?? []).filter((attempt) => attempt.employee.story === story && attempt.day <= closed);
    const employee = itemAt(attempts, 0).employee;
    const settled = count(attempts, (attempt) => attempt.settled);
    return {
      employee: employee.code,
      department: itemAt(employee.memberships, 0).department.code,
      attempts: attempts.length,
      settled,
      rate: ratio(settled, attempts.length),
      expected: ratio(sum(attempts, (attempt) => attempt.expected), attempts.length),
    };
  }

  #springFestivals(): DemoTruth["springFestivals"] {
    const { festivals, from, until } = this.#calendar;
    const inside = festivals.filter((festival) => festival - 20 >= from && festival + 20 <= until);
    const between = (first: number, last: number) => count(this.#entries, ({ contact }) => contact.day >= first && contact.day <= last);
    return inside.map((festival) => ({
      day: dayText(festival),
      weekBefore: between(festival - 9, festival - 3),
      festivalWeek: between(festival - 1, festival + 5),
      weekAfter: between(festival + 7, festival + 13),
    }));
  }

  #summer(family: FamilyCode): DemoTruth["summer"] {
    const inMonth = (month: number) =>
      count(this.#entries, ({ contact }) => contact.model.family.code === family && contact.types.length > 0 && monthNumber(monthOf(contact.day)) === month);
    return { family, julyOverApril: round(inMonth(7) / Math.max(1, inMonth(4))) };
  }

  #sales(family: FamilyCode, growth: number): DemoTruth["sales"][number] {
    const { lastMonth } = this.#calendar;
    const sold = (first: Month) =>
      sum(this.#production.batches, (batch) =>
        batch.model.family.code === family ? sum(batch.sales, ({ month, units }) => (month >= first && month < first + 12 ? units : 0)) : 0,
      );
    const trend = growth > 1.08 ? "growing" : growth < 0.93 ? "falling" : "steady";
    return { family, firstYear: sold(lastMonth - 36), lastYear: sold(lastMonth - 12), trend };
  }

  #lateReopenings(): DemoTruth["lateReopenings"] {
    const reopened = this.#entries.filter(({ course }) => course.reopenedAfterDays !== null);
    const late = reopened.filter(({ course }) => (course.reopenedAfterDays ?? 0) >= lateAfterDays);
    return { afterDays: lateAfterDays, numbers: late.map(({ number }) => number), reopened: reopened.length };
  }

  #repeats(): DemoTruth["repeatsWithin30Days"]["pairs"] {
    const firsts = new Map<string, string>();
    const pairs: { first: string; again: string }[] = [];
    for (const { number, contact, course } of this.#entries) {
      const serial = contact.unit?.serial ?? "";
      const first = firsts.get(`${serial}/${contact.day}`);
      if (contact.again && first !== undefined) pairs.push({ first, again: number });
      if (course.returnsOn !== null) firsts.set(`${serial}/${course.returnsOn}`, number);
    }
    return pairs;
  }
}

function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

function count<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.reduce((total, item) => (holds(item) ? total + 1 : total), 0);
}

function tally<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

