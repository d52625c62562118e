import {
  avoided,
  closedIssues,
  failuresAvoided,
  judgedMeasures,
  milestonesOf,
  openIssues,
  type ScoredIssue,
  type ScoredLook,
  stageGroups,
  sumOf,
} from "@huilu/core";
import { describe, expect, it } from "vitest";

const day = (n: number) => Date.UTC(2026, 0, 1 + n);
const raiser = 1;
const issue = (id: number, more: Partial<ScoredIssue> = {}): ScoredIssue => ({
  id,
  number: `Q${id}`,
  title: "",
  department: null,
  raisedAt: day(0),
  raisedBy: raiser,
  closing: null,
  closedAt: null,
  step: 0,
  stepState: "OPEN",
  dueAt: null,
  causeAt: null,
  acceptedAt: [],
  events: [],
  measures: [],
  ...more,
});
const look = (more: Partial<ScoredLook>): ScoredLook => ({
  lookedAt: day(0),
  upTo: "2026-01-01",
  verdict: "NOT_SHOWN_YET",
  reportsAfter: 10,
  expected: 40,
  ratio: 0.25,
  low: 0.125,
  high: 0.5,
  ...more,
});
const submitted = (at: number, by: number) => ({ kind: "STEP_SUBMITTED", at, by, closing: null }) as const;
const closed = (at: number, closing: "VERDICT" | "EXCEPTION" | "DUPLICATE") =>
  ({ kind: "CLOSED", at, by: 2, closing }) as const;
const reopened = (at: number) => ({ kind: "REOPENED", at, by: null, closing: null }) as const;
const measure = (id: number, looks: readonly ScoredLook[], implementedAt = day(0)) => ({
  id,
  description: "",
  implementedAt,
  looks,
});

describe("open issues", () => {
  it("stand by step and whole days since they were raised or reopened", () => {
    const ages = [7.9, 8, 30, 31, 90, 91].map((age, id) => issue(id, { raisedAt: day(100) - age * 86_400_000 }));
    const again = issue(9, { raisedAt: day(0), step: 4, events: [closed(day(50), "EXCEPTION"), reopened(day(99))] });
    const { cells, all } = openIssues([...ages, again, issue(10, { closing: "VERDICT" })], day(100));
    expect(cells).toEqual([
      { step: 0, age: "WEEK", numbers: ["Q0"] },
      { step: 0, age: "MONTH", numbers: ["Q1", "Q2"] },
      { step: 0, age: "QUARTER", numbers: ["Q3", "Q4"] },
      { step: 0, age: "OLDER", numbers: ["Q5"] },
      { step: 4, age: "WEEK", numbers: ["Q9"] },
    ]);
    expect(all).toHaveLength(7);
  });

  it("are overdue after their term, and wait once submitted", () => {
    const late = issue(1, { dueAt: day(9) });
    const waits = issue(2, { dueAt: day(11), stepState: "SUBMITTED" });
    expect(openIssues([late, waits], day(10))).toMatchObject({ overdue: ["Q1"], waiting: ["Q2"] });
  });
});

describe("milestones", () => {
  it("are the acceptance of a hand-over, else a submission by another than the raiser", () => {
    const events = [submitted(day(1), raiser), submitted(day(3), 2)];
    expect(milestonesOf(issue(1, { events })).acknowledged).toBe(day(3));
    expect(milestonesOf(issue(1, { events, acceptedAt: [day(6), day(5)] })).acknowledged).toBe(day(5));
    expect(milestonesOf(issue(1, { events: [submitted(day(1), raiser)] })).acknowledged).toBeNull();
    expect(milestonesOf(issue(1, { causeAt: day(4) })).acknowledged).toBe(day(4));
  });

  it("start again with a reopening: what was reached before counts no more", () => {
    const events = [submitted(day(2), 2), closed(day(20), "VERDICT"), reopened(day(30)), submitted(day(33), 2)];
    const before = look({ verdict: "EFFECTIVE", lookedAt: day(15) });
    const again = issue(1, { acceptedAt: [day(1)], events, measures: [measure(1, [before], day(10))] });
    const expected = { start: day(30), acknowledged: day(33), cause: null, action: null, verified: null };
    expect(milestonesOf(again)).toEqual(expected);
  });

  it("are proof by the first look since which effective stands, or by the closing on the verdict", () => {
    const looks = [
      look({ verdict: "EFFECTIVE", lookedAt: day(10) }),
      look({ verdict: "PARTLY", lookedAt: day(20) }),
      look({ verdict: "EFFECTIVE", lookedAt: day(30) }),
      look({ verdict: "NOT_SHOWN_YET", lookedAt: day(40) }),
    ];
    expect(milestonesOf(issue(1, { measures: [measure(1, looks)] })).verified).toBe(day(30));
    expect(milestonesOf(issue(1, { measures: [measure(1, looks.slice(0, 2))] })).verified).toBeNull();
    expect(milestonesOf(issue(1, { closing: "VERDICT", closedAt: day(25) })).verified).toBe(day(25));
    expect(milestonesOf(issue(1, { closing: "EXCEPTION", closedAt: day(25) })).verified).toBeNull();
  });
});

describe("the time of a stage", () => {
  const span = { from: day(0), to: day(50) };
  const rd = { key: "RD", label: "R&D" };

  it("is the median by Kaplan and Meier, who still waits censored", () => {
    // 2 (5 at risk): 0.8; 5+ censored; 6 (3): 0.533; 10 (2): 0.267. Half by day 10; a mean of those reached says 6.
    const issues = [2, 6, 10].map((at, id) => issue(id, { acceptedAt: [day(at)], department: id === 0 ? rd : null }));
    const gone = issue(3, { closing: "EXCEPTION", closedAt: day(5), events: [closed(day(5), "EXCEPTION")] });
    const groups = stageGroups([...issues, gone, issue(4)], { span, now: day(40) });
    expect(groups[0]?.stages[0]).toMatchObject({
      stage: "ACKNOWLEDGED",
      medianDays: 10,
      reached: ["Q0", "Q1", "Q2"],
      waiting: ["Q4"],
      ended: ["Q3"],
    });
    expect(groups.map(({ department, isAll }) => [department?.key ?? null, isAll])).toEqual([
      [null, true],
      ["RD", false],
      [null, false],
    ]);
    expect(groups[1]?.stages[0]).toMatchObject({ medianDays: 2, reached: ["Q0"], waiting: [] });
  });

  it("is not told while fewer than half are seen, and of none raised then", () => {
    const issues = [issue(1, { acceptedAt: [day(2)] }), issue(2), issue(3)];
    expect(stageGroups(issues, { span, now: day(9) })[0]?.stages[0]).toMatchObject({ medianDays: null, lowDays: 2 });
    const later = { from: day(1), to: day(50) };
    expect(stageGroups(issues, { span: later, now: day(9) })[0]?.stages[0]).toMatchObject({ reached: [], waiting: [] });
    const twin = issue(4, { closing: "DUPLICATE", closedAt: day(3), events: [closed(day(3), "DUPLICATE")] });
    expect(stageGroups([twin], { span, now: day(9) })[0]?.stages[0]).toMatchObject({ waiting: [], ended: [] });
  });
});

describe("closed issues", () => {
  it("count once, by their last closing in the range, and whether they were reopened since", () => {
    const events = [closed(day(1), "EXCEPTION"), reopened(day(2)), closed(day(3), "VERDICT")];
    const issues = [
      issue(1, { events }),
      issue(2, { events: [closed(day(4), "EXCEPTION"), reopened(day(90))] }),
      issue(3, { events: [closed(day(5), "DUPLICATE")] }),
      issue(4, { events: [closed(day(60), "VERDICT")] }),
    ];
    const found = closedIssues(issues, { from: day(0), to: day(50) });
    expect(found.all).toEqual(["Q1", "Q2", "Q3"]);
    // Wilson of 1 in 3: (1/3 + z²/6 ± z·√(2/27 + z²/36)) ÷ (1 + z²/3).
    expect(found.closings[0]).toMatchObject({ closing: "VERDICT", hits: 1, of: 3, numbers: ["Q1"] });
    expect(found.closings[0]?.low).toBeCloseTo(0.0615, 4);
    expect(found.closings[0]?.high).toBeCloseTo(0.7923, 4);
    expect(found.reopened).toMatchObject({ hits: 1, of: 2, numbers: ["Q2"] });
    expect(closedIssues([], { from: 0, to: 1 }).reopened).toMatchObject({ share: null, low: null });
  });
});

describe("judged measures", () => {
  it("are those looked at in the range, by what stood at its end", () => {
    const worked = [look({ verdict: "EFFECTIVE", lookedAt: day(5) }), look({ verdict: "WORSE", lookedAt: day(60) })];
    const issues = [
      issue(1, { measures: [measure(11, worked), measure(12, [look({ lookedAt: day(60) })])] }),
      issue(2, { measures: [measure(21, [look({ lookedAt: day(6) })])] }),
    ];
    const { verdicts, effective } = judgedMeasures(issues, { from: day(0), to: day(50) });
    const ids = verdicts.flatMap(({ verdict, measures }) => measures.map(({ id }) => [verdict, id]));
    expect(ids).toEqual([
      ["EFFECTIVE", 11],
      ["NOT_SHOWN_YET", 21],
    ]);
    expect(effective).toMatchObject({ hits: 1, of: 2, share: 0.5 });
  });
});

describe("failures avoided", () => {
  it("are the reports after × (1 ÷ ratio − 1), between those at the limits of the ratio", () => {
    // 10 ÷ 0.25 = 40 would have come: 30 avoided; at 0.5 20, at 0.125 35.
    expect(failuresAvoided(look({}))).toEqual({ value: 30, low: 20, high: 35 });
    expect(failuresAvoided(look({ reportsAfter: 0, ratio: 0, low: 0, high: 0.2 }))).toEqual({
      value: 40,
      low: 32,
      high: 40,
    });
    expect(failuresAvoided(look({ ratio: null }))).toBeNull();
    expect(failuresAvoided(look({ high: null }))).toBeNull();
  });

  it("sum with limits recovered from those of each", () => {
    const one = { value: 30, low: 27, high: 36 };
    const other = { value: 20, low: 16, high: 28 };
    expect(sumOf([one, other])).toEqual({ value: 50, low: 45, high: 60 });
    expect(sumOf([one])).toEqual(one);
    expect(sumOf([])).toBeNull();
  });

  it("are told of measures shown to help only, once an issue, with the cost where cases tell it", () => {
    const helps = look({ verdict: "EFFECTIVE" });
    const better = look({ verdict: "PARTLY", high: 0.4 });
    const issues = [
      issue(1, { measures: [measure(11, [helps]), measure(12, [better, look({ high: 0.4 })])] }),
      issue(2, { measures: [measure(21, [helps])] }),
      issue(3, { measures: [measure(31, [look({ verdict: "NOT_EFFECTIVE" })]), measure(32, [])] }),
    ];
    const found = avoided(issues, new Map([[1, 200]]));
    expect(found.measures.map(({ id, counted, meanCost }) => [id, counted, meanCost])).toEqual([
      [11, false, 200],
      [12, true, 200],
      [21, true, null],
    ]);
    // 12: 30 (24–35); 21: 30 (20–35): 60 − √(36 + 100), 60 + √50.
    expect(found.failures?.value).toBe(60);
    expect(found.failures?.low).toBeCloseTo(60 - Math.sqrt(136), 10);
    expect(found.failures?.high).toBeCloseTo(60 + Math.sqrt(50), 10);
    expect(found.cost).toEqual({ value: 6000, low: 4800, high: 7000 });
    expect(avoided([], new Map())).toEqual({ measures: [], failures: null, cost: null });
  });
});
