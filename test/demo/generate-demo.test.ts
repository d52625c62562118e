import { createHash } from "node:crypto";

import type { IncomingCase, IncomingEvent } from "@huilu/core";
import { addDays, groupRepeats } from "@huilu/core";
import { demoTruth, generateDemo, type DemoTruth } from "@huilu/cli/demo";
import { beforeAll, describe, expect, test } from "vitest";

const until = "2026-10-31";

type Company = { readonly cases: readonly IncomingCase[]; readonly truth: DemoTruth; readonly seconds: number };

function generate(options: { seed: number; until: string; cases?: number }): Company {
  const started = performance.now();
  const demo = generateDemo(options);
  const cases = [...demo.cases];
  return { cases, truth: demo.truth(), seconds: (performance.now() - started) / 1000 };
}

const fingerprint = (cases: readonly IncomingCase[]) =>
  createHash("sha256").update(JSON.stringify(cases)).digest("hex");

describe("the generator", () => {
  test("the same seed gives the same rows, another seed others", () => {
    const once = generate({ seed: 7, until, cases: 2000 });
    const again = generate({ seed: 7, until, cases: 2000 });
    const other = generate({ seed: 8, until, cases: 2000 });
    expect(fingerprint(again.cases)).toBe(fingerprint(once.cases));
    expect(again.truth).toEqual(once.truth);
    expect(fingerprint(other.cases)).not.toBe(fingerprint(once.cases));
  });

  test("the smallest company has its stories too, whatever the seed", () => {
    for (const seed of [0, -1, 11, 2 ** 31 - 1]) {
      const { truth } = generate({ seed, until, cases: 1000 });
      expect(truth.badBatch.batch, `seed ${seed}`).toBe("2605-2");
    }
  });

  test("its 36 months end where asked, also on the last day of a short month", () => {
    for (const [last, first] of [
      ["2026-10-31", "2023-11-01"],
      ["2026-02-28", "2023-03-01"],
      ["2024-02-29", "2021-03-01"],
      ["2026-11-22", "2023-11-23"],
    ] as const) {
      expect(generateDemo({ seed: 1, until: last, cases: 1000 }).from).toBe(first);
    }
  });
});

describe("what was known when", () => {
  const demo = generateDemo({ seed: 2, until, cases: 4000 });
  const told = [...demo.told];
  const truth = demo.truth();

  test("the history is learned with the first of four closings, the rest month by month", () => {
    expect(demo.closings).toEqual(["2026-07-31", "2026-08-31", "2026-09-30", until]);
    expect(truth.learnedLater.closings).toEqual(demo.closings);
    for (const { final, versions } of told) {
      const days = final.events.flatMap(({ moment }) => moment?.on ?? []);
      expect(versions.some((version) => version !== null)).toBe(true);
      for (const [index, version] of versions.entries()) {
        const closing = demo.closings[index] ?? "";
        if (!version) continue;
        expect(version.version).toBe(closing);
        expect(version.events.filter(({ moment }) => moment).length, final.number).toBe(
          days.filter((day) => day <= closing).length,
        );
      }
    }
  });

  test("what was wrong or late is right at the end", () => {
    const { late, reclassified, redated } = truth.learnedLater;
    expect(Math.min(late.length, reclassified.length, redated.length)).toBeGreaterThan(3);
    const byNumber = new Map(told.map((each) => [each.final.number, each]));
    const latest = (number: string) => byNumber.get(number)?.versions.findLast((version) => version !== null);
    for (const { final } of told) {
      const { version, ...known } = latest(final.number) ?? {};
      expect(known).toEqual(final);
      expect(demo.closings).toContain(version);
    }
    const first = (number: string) => byNumber.get(number)?.versions.find((version) => version !== null);
    for (const number of reclassified) expect(first(number)?.defects).not.toEqual(latest(number)?.defects);
    for (const number of redated) expect(first(number)?.events).not.toEqual(latest(number)?.events);
    for (const number of late) {
      const day = first(number)?.events.find(({ moment }) => moment)?.moment?.on ?? "";
      const due = demo.closings.findIndex((closing) => day <= closing);
      expect(byNumber.get(number)?.versions[due]).toBeNull();
    }
  });
});

describe("a whole company", () => {
  let company: Company;
  beforeAll(() => {
    company = generate({ seed: 1, until });
  });

  test("has about 60,000 cases, and is generated in seconds", () => {
    const { truth, cases } = company;
    expect(demoTruth.parse(truth)).toEqual(truth);
    expect(truth.totals.cases).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(57_000);
    expect(cases.length).toBeLessThan(66_000);
    expect(truth.totals.events).toBe(cases.reduce((sum, each) => sum + each.events.length, 0));
    // Ten seconds on an idle machine of two cores; tests share theirs.
    expect(company.seconds).toBeLessThan(40);
  });

  test("speaks in many voices: 12 to 120 characters, hardly one text twice", () => {
    const texts = company.cases.map((each) => each.complaint ?? "");
    expect(texts.every((text) => text.length >= 12 && text.length <= 120)).toBe(true);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.75);
  });

  test("numbers are unique, and nothing happens before the case or after the period", () => {
    const { cases } = company;
    expect(new Set(cases.map((each) => each.number)).size).toBe(cases.length);
    for (const each of cases) {
      const days = each.events.flatMap((event) => event.moment?.on ?? []);
      const first = days[0] ?? until;
      expect(first >= "2023-11-01" && days.every((day) => day >= first && day <= until), each.number).toBe(true);
      expect(each.soldOn === undefined || each.kind?.code === "installation" || each.soldOn <= first, each.number).toBe(
        true,
      );
    }
  });

  test("no real person: names, phones and addresses are counted up", () => {
    for (const { customer } of company.cases) {
      if (!customer) continue;
      expect(customer.name).toMatch(/^演示用户\d{6}$/);
      expect(customer.phone).toMatch(/^1380000\d{4}$/);
      expect(customer.address).toMatch(/^演示路\d+号\d+室$/);
    }
    for (const person of generateDemo({ seed: 1, until, cases: 1000 }).staff) {
      expect(person.name).toMatch(/^演示/);
      expect(person.nameEn).toMatch(/^Demo /);
    }
  });

  test("a machine keeps its model, batch, date of sale and customer", () => {
    const seen = new Map<string, string>();
    for (const { serial, productModel, batch, soldOn, customer } of company.cases) {
      if (serial === undefined) continue;
      const facts = JSON.stringify([productModel, batch, soldOn, customer]);
      expect(seen.get(serial) ?? facts).toBe(facts);
      seen.set(serial, facts);
    }
    expect(seen.size).toBe(company.truth.totals.machines);
  });

  test("the bad batch begins quietly and ends at about four times the usual rate, mostly with one lot", () => {
    const { badBatch } = company.truth;
    const phrased = company.cases
      .filter((each) => each.complaint?.includes(badBatch.phrase))
      .map((each) => each.number);
    expect(phrased).toEqual(badBatch.numbers);
    expect(badBatch.timesAsMany).toBeGreaterThan(2.8);
    expect(badBatch.timesAsMany).toBeLessThan(6);
    expect(badBatch.fromLot / badBatch.numbers.length).toBeGreaterThan(0.75);
    expect(badBatch.withoutType).toBeGreaterThan(0);
    const mine = company.cases.filter(
      (each) => each.batch?.code === badBatch.batch && each.complaint?.includes(badBatch.phrase),
    );
    const reported = mine.map((each) => each.events[0]?.moment?.on ?? until);
    expect(reported.every((day) => day >= badBatch.startsOn)).toBe(true);
    // Quietly: the first half of the ten weeks has less than a third of the reports.
    expect(reported.filter((day) => day < "2026-09-27").length).toBeLessThan(mine.length / 3);
  });

  test("a mass complaint is one text of many customers within three days, of machines of every kind", () => {
    const { massComplaint } = company.truth;
    const mine = company.cases.filter((each) => massComplaint.numbers.includes(each.number));
    expect(mine.map((each) => each.complaint?.includes(massComplaint.text))).toEqual(Array(12).fill(true));
    expect(new Set(mine.map((each) => each.customer?.number)).size).toBe(12);
    expect([massComplaint.firstOn, massComplaint.lastOn]).toEqual([addDays(until, -20), addDays(until, -18)]);
    const texts = company.cases.flatMap(({ number, complaint = "" }) =>
      complaint.includes("回声APP") ? [{ id: number, text: complaint }] : [],
    );
    expect(groupRepeats(texts).map(({ ids }) => ids)).toEqual([massComplaint.numbers.toSorted()]);
  });

  test("the bad lot is found in its type far more often than elsewhere", () => {
    const { badLot } = company.truth;
    const reports = company.cases.filter(
      (each) => each.supplierLot?.code === badLot.supplierLot && each.events.length > 0,
    );
    expect(reports.length).toBeGreaterThanOrEqual(badLot.reports);
    expect(badLot.reports).toBeGreaterThan(40);
    expect(badLot.shareOfType).toBeGreaterThan(4 * badLot.shareOfOthers);
  });

  test("one countermeasure worked and one did not", () => {
    const [worked, failed] = company.truth.countermeasures;
    expect(worked?.worked).toBe(true);
    expect((worked?.after.perThousand ?? 1) / (worked?.before.perThousand ?? 1)).toBeLessThan(0.6);
    expect(failed?.worked).toBe(false);
    expect((failed?.after.perThousand ?? 0) / (failed?.before.perThousand ?? 1)).toBeGreaterThan(0.7);
  });

  test("two technicians look equally weak; only one of them is", () => {
    const { hardCases, trulyWorse } = company.truth.technicians;
    expect(hardCases.rate).toBeLessThan(0.68);
    expect(trulyWorse.rate).toBeLessThan(0.65);
    const error = ({ expected, attempts }: typeof hardCases) => Math.sqrt((expected * (1 - expected)) / attempts);
    expect(Math.abs(hardCases.rate - hardCases.expected)).toBeLessThan(3 * error(hardCases));
    expect(trulyWorse.expected - trulyWorse.rate).toBeGreaterThan(5 * error(trulyWorse));
  });

  test("a few types of trouble make most of the reports", () => {
    const counts = new Map<string, number>();
    for (const { defects = [] } of company.cases) {
      const keys = defects.map(({ family, type }) => `${family?.code}/${type?.code}`);
      for (const key of keys.length > 0 ? keys : ["unclassified"]) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const sorted = [...counts.values()].toSorted((one, other) => other - one);
    const all = sorted.reduce((sum, each) => sum + each, 0);
    expect(sorted.length).toBeGreaterThan(45);
    expect(sorted.slice(0, 8).reduce((sum, each) => sum + each, 0) / all).toBeLessThan(0.8);
    expect(sorted.slice(0, 11).reduce((sum, each) => sum + each, 0) / all).toBeGreaterThan(0.8);
  });

  test("the service does what a service does, neither perfectly nor badly", () => {
    const { service } = company.truth;
    const between = (share: number, low: number, high: number) => {
      expect(share).toBeGreaterThan(low);
      expect(share).toBeLessThan(high);
    };
    const share = ({ hits, of }: { hits: number; of: number }) => hits / of;
    between(share(service.replyWithin24h), 0.9, 0.98);
    between(share(service.dispatchWithin48h), 0.9, 0.98);
    between(share(service.repairWithin30d), 0.94, 0.995);
    between(service.visits.onTime / service.visits.promised, 0.84, 0.94);
    between(service.diagnoses.right / service.diagnoses.of, 0.85, 0.95);
    between(service.parts.noFaultFound / service.parts.analysed, 0.18, 0.35);
    for (const aspect of ["overall", "attitude", "efficiency", "accuracy"]) {
      const { answers = 0, satisfied = 0 } = service.surveys.byAspect[aspect] ?? {};
      expect(answers).toBeGreaterThan(3000);
      between(satisfied / answers, 0.7, 0.92);
    }
    between(service.complaints.upheld / company.cases.length, 0.005, 0.03);
    expect(Object.keys(service.casesByContract).toSorted()).toEqual(["SC-BIZ", "SC-CARE"]);
    expect(Object.keys(service.waits).toSorted()).toEqual(["customer", "parts"]);
  });

  test("each event says what its type needs", () => {
    const lacks = ({ type, due, amount = 0, result, detail = "", employee, setAside }: IncomingEvent) =>
      (type === "promised" && due?.at === undefined) ||
      (type === "work_logged" && amount <= 0) ||
      (type === "part_analysed" && !/^(standard|load) (no_)?fault_found$/.test(`${detail} ${result}`)) ||
      (type === "diagnosed" && !/^[A-Z]+\/[A-Z]+$/.test(detail)) ||
      (setAside === undefined && !employee);
    expect(company.cases.filter(({ events }) => events.some(lacks)).map(({ number }) => number)).toEqual([]);
  });

  test("the year has its holidays and its summer, and sales rise and fall", () => {
    const { springFestivals, summer, sales } = company.truth;
    expect(springFestivals.map(({ day }) => day)).toEqual(["2024-02-10", "2025-01-29", "2026-02-17"]);
    for (const { weekBefore, festivalWeek, weekAfter } of springFestivals) {
      expect(festivalWeek).toBeLessThan(0.7 * Math.min(weekBefore, weekAfter));
    }
    expect(summer.julyOverApril).toBeGreaterThan(1.8);
    for (const { trend, firstYear, lastYear } of sales) {
      if (trend === "growing") expect(lastYear).toBeGreaterThan(firstYear * 1.1);
      if (trend === "falling") expect(lastYear).toBeLessThan(firstYear * 0.9);
    }
    expect(new Set(sales.map(({ trend }) => trend))).toEqual(new Set(["growing", "steady", "falling"]));
  });

  test("cases are reopened late, come back within 30 days, stay open, and hold impossible values", () => {
    const { lateReopenings, repeatsWithin30Days, totals } = company.truth;
    const byNumber = new Map(company.cases.map((each) => [each.number, each]));
    expect(lateReopenings.numbers.length).toBeGreaterThan(200);
    for (const number of lateReopenings.numbers)
      expect(byNumber.get(number)?.events.some((event) => event.type === "reopened")).toBe(true);
    expect(repeatsWithin30Days.pairs.length).toBeGreaterThan(1000);
    for (const { first, again } of repeatsWithin30Days.pairs)
      expect(byNumber.get(first)?.serial).toBe(byNumber.get(again)?.serial);
    expect(totals.open).toBeGreaterThan(100);
    expect(totals.setAside).toBe(
      company.cases.flatMap((each) => each.events).filter((event) => event.setAside !== undefined).length,
    );
    expect(totals.setAside).toBeGreaterThan(20);
  });
});
