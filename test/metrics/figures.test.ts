import type { Comparison, Grain, IncomingCase, IncomingEvent, MetricQuery, MetricResultRow } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { happened, reported, withCompany } from "./company.ts";

// Every expectation here is worked out by hand, on paper where a comment shows how; nothing is computed from the code.
const hour = 3600;
const day = 24 * hour;
const january = { from: "2026-01-01", to: "2026-02-01" };
const department = (code: string) => ({ department: { code } });
const value = (rows: readonly MetricResultRow[]) => rows[0]?.values[0];
const names = (rows: readonly MetricResultRow[]) => rows.map(({ dimensions }) => dimensions[0]?.label);

describe("cases", () => {
  const company = withCompany();

  it("stand on the day reported; a month without any is there, and a case without a report date is listed apart", async () => {
    await company.add(
      ...reported("2025-09-01", "2025-09-30 23:59", "2025-11-01 00:00"),
      { ...department("North"), events: [happened("registered", "2025-11-30")] },
      { events: [{ type: "registered", setAside: "date_unreadable" }] },
    );
    const autumn: MetricQuery = { metrics: [{ key: "cases" }], range: { from: "2025-09-01", to: "2025-12-01" } };
    const months = await company.ask({ ...autumn, grain: "MONTH" });
    expect(months.map(({ bucket, values }) => [bucket, values[0]?.value])).toEqual([
      ["2025-09-01", 2],
      ["2025-10-01", 0],
      ["2025-11-01", 2],
    ]);
    // Cut by department each has its October too; the larger of a month stands first.
    const cut = await company.ask({ ...autumn, grain: "MONTH", by: ["department"] });
    expect(cut.map(({ bucket, dimensions, values }) => [bucket, dimensions[0]?.label, values[0]?.n])).toEqual([
      ["2025-09-01", "Unclassified", 2],
      ["2025-09-01", "North", 0],
      ["2025-10-01", "North", 0],
      ["2025-10-01", "Unclassified", 0],
      ["2025-11-01", "North", 1],
      ["2025-11-01", "Unclassified", 1],
    ]);
    // Without a report date a case stands, uncounted, on the day on which we learned of it: 1 June.
    const june = await company.ask({ ...autumn, range: { from: "2026-06-01", to: "2026-07-01" } });
    expect(value(june)).toMatchObject({ n: 0, excluded: [{ reason: "no_report_date", n: 1 }] });
  });

  it("of a period that still runs are provisional", async () => {
    const query: MetricQuery = {
      metrics: [{ key: "cases" }],
      range: { from: "2026-04-01", to: "2026-06-01" },
      grain: "MONTH",
    };
    const provisional = async (now: string) =>
      (await company.ask(query, now)).map(({ values }) => values[0]?.provisional);
    expect(await provisional("2026-05-20T00:00:00Z")).toEqual([false, true]);
    // Midnight of 1 June in Shanghai is 16:00 of 31 May in UTC.
    expect(await provisional("2026-05-31T15:59:59Z")).toEqual([false, true]);
    expect(await provisional("2026-05-31T16:00:00Z")).toEqual([false, false]);
  });
});

describe("defect reports", () => {
  const company = withCompany();
  const defect = (family: string, type: string) => ({ family: { code: family }, type: { code: type } });
  const told = (...defects: NonNullable<IncomingCase["defects"]>) => ({
    defects,
    events: [happened("registered", "2026-01-05")],
  });

  it("are pairs of case and type, once per family by family; shares add up in Pareto order, ties by label", async () => {
    await company.add(
      told(defect("Cooling", "Leak"), defect("Cooling", "Noise")),
      told(defect("Cooling", "Leak")),
      told(defect("Outside", "Door")),
      told(),
    );
    const metrics = [{ key: "defectReports" }, { key: "defectShare" }];
    const figures = (rows: readonly MetricResultRow[]) =>
      rows.map(({ dimensions, values: [reports, share] }) => [
        dimensions[0]?.label,
        reports?.value,
        share?.value,
        share?.cumulative,
      ]);
    // By type 2 leaks, 1 noise, 1 door, 1 without a type: 5 pairs.
    expect(figures(await company.ask({ metrics, range: january, by: ["defectType"] }))).toEqual([
      ["Leak", 2, 2 / 5, 2 / 5],
      ["Door", 1, 1 / 5, 3 / 5],
      ["Noise", 1, 1 / 5, 4 / 5],
      ["Unclassified", 1, 1 / 5, 1],
    ]);
    // By family the case of a leak and a noise is one pair: 4.
    expect(figures(await company.ask({ metrics, range: january, by: ["defectFamily"] }))).toEqual([
      ["Cooling", 2, 2 / 4, 2 / 4],
      ["Outside", 1, 1 / 4, 3 / 4],
      ["Unclassified", 1, 1 / 4, 1],
    ]);
    // Uncut, a filter leaves pairs what they are: 2 leaks and 1 noise.
    const filters = [{ dimension: "defectFamily", in: ["Cooling"] }] as const;
    expect(value(await company.ask({ metrics, range: january, filters }))).toMatchObject({ value: 3 });
    // Least first turns the order, not the ties.
    const order = { metric: "defectReports", descending: false };
    expect(names(await company.ask({ metrics, range: january, by: ["defectType"], order }))).toEqual([
      "Door",
      "Noise",
      "Unclassified",
      "Leak",
    ]);
  });
});

describe("the first response time", () => {
  const company = withCompany();
  const told = (...events: IncomingEvent[]) => ({
    ...department("Owner"),
    events: [happened("registered", "2026-01-05 09:00"), ...events],
  });

  it("ends with the first human reply and is credited to who replied", async () => {
    await company.add(
      told(
        happened("auto_acknowledged", "2026-01-05 09:01"),
        happened("replied", "2026-01-05 10:00", department("Desk")),
      ),
      told(happened("replied", "2026-01-05 14:00"), happened("replied", "2026-01-05 11:00")),
      told(happened("replied", "2026-01-05 12:00")),
      // An impossible reply does not hide the possible one after it.
      told(happened("replied", "2026-01-05 08:00"), happened("replied", "2026-01-05 13:00")),
      told(happened("auto_acknowledged", "2026-01-05 09:01")),
      told(happened("replied", "2026-01-05")),
      told(happened("replied", "2026-01-05 08:59")),
      told(happened("replied", "2026-01-04")),
    );
    const excluded = [
      { reason: "reply_before_report", n: 2 },
      { reason: "no_time_of_day", n: 1 },
    ];
    const query: MetricQuery = { metrics: [{ key: "firstResponseTime" }], range: january };
    // 1, 2, 3 and 4 hours.
    expect(value(await company.ask(query))).toMatchObject({ n: 4, value: 2.5 * hour, numerator: 10 * hour, excluded });
    const cut = await company.ask({ ...query, by: ["department"] });
    expect(names(cut)).toEqual(["Owner", "Desk"]);
    expect(cut.map(({ values }) => values[0])).toMatchObject([
      { n: 3, value: 3 * hour, excluded },
      { n: 1, value: hour, excluded: [] },
    ]);
  });
});

describe("the handling time", () => {
  const company = withCompany();
  const query: MetricQuery = { metrics: [{ key: "handlingTime" }], range: january };
  const resolvedAfter = (minutes: number, month = "2026-01") => {
    const of = (left: number) => String(left).padStart(2, "0");
    const on = `${month}-${of(5 + Math.floor(minutes / 1440))}`;
    const resolved = `${on} ${of(Math.floor(minutes / 60) % 24)}:${of(minutes % 60)}`;
    return { events: [happened("registered", `${month}-05 00:00`), happened("resolved", resolved)] };
  };
  const inAll = async (range: MetricQuery["range"]) => value(await company.ask({ ...query, range }));

  it("has its mean exactly, its median and ninth decile within 2 %", async () => {
    const near = (seconds: number | null | undefined, wanted: number) =>
      expect(Math.abs((seconds ?? 0) / wanted - 1)).toBeLessThan(0.02);
    await company.add(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 66].map((hours) => resolvedAfter(hours * 60)));
    // 55 + 66 = 121 hours over 11 cases; the sixth of eleven is the middle, the tenth has nine tenths of the way behind it.
    const far = await inAll(january);
    expect(far).toMatchObject({ n: 11, value: 11 * hour, mean: 11 * hour, numerator: 121 * hour, denominator: 11 });
    near(far?.median, 6 * hour);
    near(far?.p90, 10 * hour);
    // Every minute from 10 to 11 hours, about twelve to a bucket: the 31st of 61 is 10:30, the 55th is 10:54.
    await company.add(...Array.from({ length: 61 }, (_, i) => resolvedAfter(600 + i, "2026-02")));
    const close = await inAll({ from: "2026-02-01", to: "2026-03-01" });
    expect(close).toMatchObject({ n: 61, value: 10.5 * hour });
    near(close?.median, 10.5 * hour);
    near(close?.p90, 10.9 * hour);
  });

  it("goes on through a reopening, whatever was closed, and is credited to who resolved last", async () => {
    const march = { from: "2026-03-01", to: "2026-04-01" };
    const told = (...events: IncomingEvent[]) => ({
      number: "reopened",
      ...department("Owner"),
      events: [happened("registered", "2026-03-05 09:00"), happened("resolved", "2026-03-06 09:00"), ...events],
    });
    const reopening = [happened("closed", "2026-03-07 09:00"), happened("reopened", "2026-03-08 09:00")];
    await company.add(told());
    expect(await inAll(march)).toMatchObject({ n: 1, value: day });
    await company.add(told(...reopening));
    expect(await inAll(march)).toMatchObject({ n: 0, value: null, mean: null, median: null, excluded: [] });
    const again = happened("resolved", "2026-03-10 09:00", department("Workshop"));
    await company.add(told(...reopening, again, happened("closed", "2026-03-20 09:00")));
    const cut = await company.ask({ ...query, range: march, grain: "DAY", by: ["department"] });
    const filled = cut.filter(({ values }) => values[0]?.n !== 0);
    expect(filled).toMatchObject([
      { bucket: "2026-03-10", dimensions: [{ key: "Workshop" }], values: [{ value: 5 * day }] },
    ]);
  });

  it("of days without a time is in days; a resolution before the report is set apart", async () => {
    await company.add(
      { events: [happened("registered", "2026-04-05"), happened("resolved", "2026-04-08 23:00")] },
      { events: [happened("registered", "2026-04-05 09:00"), happened("resolved", "2026-04-05 08:00")] },
      { events: [happened("registered", "2026-04-05"), happened("resolved", "2026-04-04")] },
    );
    expect(await inAll({ from: "2026-04-01", to: "2026-05-01" })).toMatchObject({
      n: 1,
      value: 3 * day,
      excluded: [{ reason: "resolution_before_report", n: 2 }],
    });
  });
});

describe("satisfaction", () => {
  const company = withCompany();
  const answered = (...answers: readonly (readonly [string, number])[]) => ({
    events: [
      happened("registered", "2026-01-05"),
      ...answers.map(([when, score]) => happened("survey_answered", when, { score })),
    ],
  });
  const query: MetricQuery = { metrics: [{ key: "csat" }], range: january };

  it("has no rate below five answers, only counts; the last answer of seven days counts", async () => {
    await company.add(
      answered(["2026-01-10", 1], ["2026-01-17", 5]), // the seventh day after: replaced
      answered(["2026-01-10", 3], ["2026-01-18", 4]), // the eighth day after: both count
      answered(["2026-01-10", 5]),
      { events: [happened("survey_answered", "2026-01-10", { setAside: "score_out_of_scale" })] },
    );
    const excluded = [
      { reason: "answer_replaced", n: 1 },
      { reason: "score_out_of_scale", n: 1 },
    ];
    // 5, 3, 4 and 5: three of four are satisfied.
    const four = value(await company.ask(query));
    expect(four).toMatchObject({ n: 4, value: null, mean: null, low: null, high: null, excluded });
    expect(four).toMatchObject({ numerator: 3, denominator: 4 });
    await company.add(answered(["2026-01-20", 1]));
    // 5 + 3 + 4 + 5 + 1 = 18 points of five.
    expect(value(await company.ask(query))).toMatchObject({ n: 5, value: 3 / 5, mean: 18 / 5, excluded });
  });

  it("has Wilson's interval as published", async () => {
    // Newcombe 1998, Statistics in Medicine 17:857, table I; to ten digits by R's prop.test(correct = FALSE).
    const published = [
      { hits: 81, of: 263, low: 0.2552885199, high: 0.366209577 },
      { hits: 15, of: 148, low: 0.0623863995, high: 0.1604872417 },
      { hits: 1, of: 29, low: 0.0061132143, high: 0.1717552188 },
      { hits: 0, of: 20, low: 0, high: 0.1611251581 },
    ];
    await company.add(
      ...published.flatMap(({ hits, of }) =>
        Array.from({ length: of }, (_, i) => ({
          ...department(`of ${of}`),
          events: [happened("survey_answered", "2026-03-10", { score: i < hits ? 4 : 3 })],
        })),
      ),
    );
    const range = { from: "2026-03-01", to: "2026-04-01" };
    const rows = await company.ask({ ...query, range, by: ["department"] });
    expect(names(rows)).toEqual(["of 263", "of 148", "of 29", "of 20"]);
    for (const [i, { hits, of, low, high }] of published.entries()) {
      const figure = rows[i]?.values[0];
      expect(figure).toMatchObject({ numerator: hits, denominator: of });
      expect(figure?.low).toBeCloseTo(low, 9);
      expect(figure?.high).toBeCloseTo(high, 9);
    }
  });
});

describe("the cost per case", () => {
  const company = withCompany();
  const told = (...costs: readonly (readonly [string, number])[]) => ({
    events: [
      happened("registered", "2026-01-05"),
      happened("resolved", "2026-01-08"),
      ...costs.map(([detail, amount]): IncomingEvent => ({ type: "cost_incurred", detail, amount })),
    ],
  });

  it("knows a recorded nothing from nothing recorded; what the supplier paid back stands apart", async () => {
    await company.add(
      told(["parts", 100.1], ["labour", 49.9], ["supplier_recovery", 80]),
      told(["travel", 0]),
      told(),
      { events: [happened("registered", "2026-01-05"), happened("cost_incurred", "2026-01-06", { amount: 999 })] },
    );
    // (100.10 + 49.90 + 0) ÷ 2; the open case has no day yet.
    expect(value(await company.ask({ metrics: [{ key: "costPerCase" }], range: january }))).toMatchObject({
      n: 2,
      value: 75,
      numerator: 150,
      denominator: 2,
      excluded: [{ reason: "no_cost_recorded", n: 1 }],
    });
  });
});

describe("a comparison", () => {
  const company = withCompany();
  const compare = async (comparison: Comparison, from: string, to: string, grain?: Grain) => {
    const query: MetricQuery = { metrics: [{ key: "cases" }], range: { from, to }, compare: [comparison], grain };
    const rows = await company.ask(query);
    return rows.map(({ values }) => {
      const previous = values[0]?.previous[0];
      return [previous?.from, previous?.to, previous?.value];
    });
  };

  it("is with the days that fit the question", async () => {
    await company.add(...reported("2026-01-31", "2026-02-01", "2026-02-28", "2025-10-01", "2025-02-01", "2025-02-28"));
    await company.add(...reported("2025-01-28", "2025-01-29", "2025-02-04", "2025-02-17", "2025-02-23"));
    // Whole months move by months: March is held against February's 28 days, a quarter against the one before.
    expect(await compare("PREVIOUS_PERIOD", "2026-03-01", "2026-04-01")).toEqual([["2026-02-01", "2026-03-01", 2]]);
    expect(await compare("PREVIOUS_PERIOD", "2026-01-01", "2026-04-01", "MONTH")).toEqual([
      ["2025-10-01", "2025-11-01", 1],
      ["2025-11-01", "2025-12-01", 0],
      ["2025-12-01", "2026-01-01", 0],
    ]);
    // Other ranges move by their length in days.
    expect(await compare("PREVIOUS_PERIOD", "2026-03-02", "2026-03-04")).toEqual([["2026-02-28", "2026-03-02", 1]]);
    // A year back by the calendar; of weeks 364 days, so that Monday stands beside Monday.
    expect(await compare("PREVIOUS_YEAR", "2026-02-01", "2026-03-01")).toEqual([["2025-02-01", "2025-03-01", 5]]);
    expect(await compare("PREVIOUS_YEAR", "2026-02-16", "2026-02-23", "WEEK")).toEqual([
      ["2025-02-17", "2025-02-24", 2],
    ]);
    // The new year's first day was 17 February in 2026 and 29 January in 2025.
    expect(await compare("LUNAR_NEW_YEAR", "2026-02-17", "2026-02-24")).toEqual([["2025-01-29", "2025-02-05", 3]]);
  });
});
