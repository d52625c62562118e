import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  companyScope,
  exportToFile,
  metricDefinitions,
  metricQuery,
  metricRows,
  type Asker,
  type MetricQuery,
  type MetricResultRow,
} from "@huilu/core";
import { describe, expect, it } from "vitest";
import { happened, reported, withCompany } from "./company.ts";

/**
 * Fourteen numbers that other systems got wrong. Each wrong formula stands here as it was seen there and gives the wrong
 * number for the history told; the product gives the right one. Every figure asked is also opened to its rows (`ask`).
 */

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const year = (of: number) => ({ from: `${of}-01-01`, to: `${of + 1}-01-01` });
const defect = (type: string) => ({ family: { code: "Cooling" }, type: { code: type } });
const first = (rows: readonly MetricResultRow[]) => rows[0]?.values[0];
const atMidnight = (on: string) => Date.parse(`${on}T00:00:00+08:00`) / 1000;
/** Seconds from one moment of the company's clock to another. */
const between = (from: string, to: string) =>
  (Date.parse(`${to.replace(" ", "T")}:00+08:00`) - Date.parse(`${from.replace(" ", "T")}:00+08:00`)) / 1000;

describe("numbers that others get wrong", () => {
  const company = withCompany();
  const asker = (now = "2026-06-01T00:00:00Z"): Asker => ({ scope: companyScope, now: new Date(now), language: "en" });

  it("1: a rate of promises is never above 100 % (Frappe Helpdesk: what is unresolved counts as kept)", async () => {
    const tickets = [
      { resolved: true, failed: false },
      { resolved: false, failed: false },
      { resolved: false, failed: false },
    ];
    const frappeSlaPercent = (of: typeof tickets) =>
      (100 * of.filter(({ failed }) => !failed).length) / of.filter(({ resolved }) => resolved).length;
    expect(frappeSlaPercent(tickets)).toBe(300);

    // The same three: one resolved within its thirty days, which have passed, and two whose time has not come.
    await company.add(
      { events: [happened("registered", "2026-03-02 09:00"), happened("resolved", "2026-03-04 09:00")] },
      ...reported("2026-05-20 09:00", "2026-05-21 09:00"),
    );
    const query: MetricQuery = { metrics: [{ key: "repairWithin30d" }], range: year(2026) };
    const notDue = [{ reason: "not_due", n: 2 }];
    expect(first(await company.ask(query))).toMatchObject({ value: 1, numerator: 1, denominator: 1, excluded: notDue });
    const months = await company.ask({ ...query, grain: "MONTH" });
    expect(months.filter(({ values }) => (values[0]?.value ?? 0) > 1)).toEqual([]);
  });

  it("2: a minute is a minute, and a working day is not a third of a day (Frappe Helpdesk)", async () => {
    const frappeDays = (from: string, to: string) => Math.ceil(between(from, to) / day);
    const frappeWorkingDays = (workingSeconds: number) => workingSeconds / day;
    expect(frappeDays("2025-03-03 10:00", "2025-03-03 10:01")).toBe(1);
    expect(frappeWorkingDays(9 * hour)).toBe(0.375);

    await company.add(
      {
        ...whose("Quick"),
        events: [happened("registered", "2025-03-03 10:00"), happened("resolved", "2025-03-03 10:01")],
      },
      {
        ...whose("Day"),
        events: [happened("registered", "2025-03-04 09:00"), happened("resolved", "2025-03-05 09:00")],
      },
    );
    const handling = async (employee: string, clock: "CALENDAR" | "BUSINESS") =>
      first(
        await company.ask({
          metrics: [{ key: "handlingTime", clock }],
          range: year(2025),
          filters: [{ dimension: "employee", in: [employee] }],
        }),
      )?.value;
    expect([await handling("Quick", "CALENDAR"), await handling("Quick", "BUSINESS")]).toEqual([minute, minute]);
    // A whole working day from nine to six, on a clock that says so: nine hours, and 24 for the customer.
    expect([await handling("Day", "CALENDAR"), await handling("Day", "BUSINESS")]).toEqual([day, 9 * hour]);
  });

  it("3: an axis of a rate plots the rate (Frappe Helpdesk: an axis titled % plots a count)", async () => {
    const kept = [true, true, true, false];
    const frappePercentAxis = (of: readonly boolean[]) => of.filter(Boolean).length;
    expect(frappePercentAxis(kept)).toBe(3);

    await company.add(
      ...kept.map((inTime) => ({
        events: [
          happened("registered", "2024-03-04 09:00"),
          happened("replied", inTime ? "2024-03-04 12:00" : "2024-03-08 12:00"),
        ],
      })),
    );
    const query: MetricQuery = { metrics: [{ key: "replyWithin24h" }], range: year(2024), grain: "MONTH" };
    const march = (await company.ask(query)).find(({ bucket }) => bucket === "2024-03-01")?.values[0];
    expect(march).toMatchObject({ unit: "RATE", value: 3 / 4, numerator: 3, denominator: 4 });
    expect(march?.low).toBeGreaterThan(0);
    expect(march?.high).toBeLessThan(1);
  });

  it("5: a first-time fix is a repair that held, not a quick closing (Zammad: closed within 15 minutes)", async () => {
    const zammadFirstSolutions = (of: readonly { readonly minutes: number }[]) =>
      of.filter(({ minutes }) => minutes <= 15).length / of.length;
    // Closed in ten minutes, and back after three days; closed after four hours, and never heard of again.
    expect(zammadFirstSolutions([{ minutes: 10 }, { minutes: 240 }])).toBe(0.5);

    const repair = (serial: string, on: string, until: string, who: string) => ({
      serial,
      ...whose(who),
      defects: [defect("Leak")],
      events: [
        happened("registered", `${on} 09:00`),
        happened("repair_attempted", `${on} ${until}`, { result: "fixed" }),
        happened("resolved", `${on} ${until}`),
        happened("closed", `${on} ${until}`),
      ],
    });
    await company.add(
      repair("Q1", "2022-03-01", "09:10", "Hasty"),
      repair("Q1", "2022-03-04", "09:10", "Hasty"),
      repair("Q2", "2022-03-01", "13:00", "Thorough"),
    );
    const query: MetricQuery = { metrics: [{ key: "firstFixRate" }], range: year(2022), by: ["employee"] };
    const rates = (await company.ask(query)).map(({ dimensions, values }) => [dimensions[0]?.key, values[0]?.value]);
    expect(Object.fromEntries(rates)).toEqual({ Hasty: 0, Thorough: 1 });
  });

  it("6: falling sales are no worse quality (OpenQMS: complaints of a window by the shipments of the same window)", async () => {
    const openQmsPpm = (complaints: number, shipped: number) => (1_000_000 * complaints) / shipped;
    // Ten complaints a month about what was sold long ago, while sales halve.
    expect([openQmsPpm(10, 10_000), openQmsPpm(10, 5000)]).toEqual([1000, 2000]);

    // The rate that is right, by units in service, comes with the exposure. Until then the product offers counts and
    // shares, which sales cannot move, and no rate by shipments.
    const ten = (month: string) =>
      Array.from({ length: 10 }, () => ({
        productFamily: { code: "Fridge" },
        productModel: { code: "Polar" },
        defects: [defect("Noise")],
        events: [happened("registered", `${month}-10`)],
      }));
    await company.add(...ten("2021-01"), ...ten("2021-02"));
    const query: MetricQuery = {
      metrics: [{ key: "defectReports" }, { key: "defectShare" }],
      range: { from: "2021-01-01", to: "2021-03-01" },
      grain: "MONTH",
      by: ["productModel"],
    };
    const figures = async () => (await company.ask(query)).map(({ values }) => values.map(({ value }) => value));
    expect(await figures()).toEqual([
      [10, 1],
      [10, 1],
    ]);
    await company.db.pool.query(
      `INSERT INTO units_sold (model_id, month, units)
       SELECT id, month, units FROM product_model, (VALUES ('2021-01-01'::date, 10000), ('2021-02-01', 5000)) s (month, units)
       WHERE code = 'Fridge/Polar'`,
    );
    expect(await figures()).toEqual([
      [10, 1],
      [10, 1],
    ]);
    const divided = metricDefinitions("en").filter(({ definition }) =>
      /÷ (units )?(shipments|shipped|sold)/i.test(definition),
    );
    expect(divided).toEqual([]);
  });

  it("7: a blank is no satisfied customer, and no jobs are not 100 % (a field service's SQL)", async () => {
    const satisfied = async (scores: readonly (number | null)[]) => {
      const { rows } = await company.db.pool.query<{ share: number }>(
        `SELECT COALESCE(avg(CASE WHEN score IS NULL OR score >= 4 THEN 1 ELSE 0 END), 1)::float8 AS share FROM unnest($1::int[]) score`,
        [scores],
      );
      return rows[0]?.share;
    };
    const scores = [5, 4, 1, 2, 3, null, null, null, null, null];
    expect([await satisfied(scores), await satisfied([])]).toEqual([0.7, 1]);

    await company.add(
      ...scores.map((score) => ({
        events: [
          happened("registered", "2020-03-01"),
          happened("survey_answered", "2020-03-10", score === null ? {} : { score }),
        ],
      })),
    );
    const query: MetricQuery = {
      metrics: [{ key: "csat" }, { key: "firstFixRate" }],
      range: year(2020),
      grain: "QUARTER",
    };
    const [quarter, none] = await company.ask(query);
    expect(quarter?.values[0]).toMatchObject({ value: 2 / 5, numerator: 2, denominator: 5, mean: 3 });
    expect(none?.values.map(({ value, n }) => [value, n])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  it("9: card, chart, table, rows and export of one figure agree (Chatwoot #14141: 7 min 36 s here, 42 min there)", async () => {
    const replies = [...Array.from({ length: 9 }, () => ({ by: "Many", minutes: 4 })), { by: "Few", minutes: 40 }];
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const chatwootCard = (of: typeof replies) => mean(of.map(({ minutes }) => minutes));
    const chatwootTable = (of: typeof replies) =>
      mean([...Map.groupBy(of, (one) => one.by).values()].map((ofOne) => mean(ofOne.map(({ minutes }) => minutes))));
    expect([chatwootCard(replies), chatwootTable(replies)]).toEqual([7.6, 22]);

    await company.add(
      ...replies.map(({ by, minutes }) => ({
        ...whose(by),
        events: [
          happened("registered", "2018-03-05 09:00"),
          happened("replied", `2018-03-05 09:${String(minutes).padStart(2, "0")}`),
        ],
      })),
    );
    const range = year(2018);
    const query: MetricQuery = { metrics: [{ key: "firstResponseTime" }], range };
    const card = first(await company.ask(query));
    expect(card).toMatchObject({ value: 7.6 * minute, n: 10 });
    for (const cut of [
      { by: ["employee"] },
      { grain: "WEEK" },
      { by: ["supplierLot"] },
    ] satisfies Partial<MetricQuery>[]) {
      const rows = await company.ask({ ...query, ...cut });
      const [sum, n] = [sumOf(rows, "numerator"), sumOf(rows, "denominator")];
      expect([cut, sum / n]).toEqual([cut, card?.value]);
    }
    const { rows } = await metricRows(company.db, { query, metric: "firstResponseTime", first: 100 }, asker());
    expect(mean(rows.map(({ amount }) => amount ?? 0))).toBe(card?.value);
    expect(await exportedValue(query)).toBe(card?.value);
  });

  /** The value in the first line of the figure's export as CSV. */
  const exportedValue = async (query: MetricQuery) => {
    const folder = await mkdtemp(path.join(tmpdir(), "huilu-wrong-numbers-"));
    try {
      const file = path.join(folder, "figures.csv");
      const now = asker().now;
      await exportToFile(company.db, { kind: "FIGURES", format: "CSV", query }, { path: file, language: "en", now });
      const [header = "", line = ""] = (await readFile(file, "utf8")).replace("\uFEFF", "").split(/\r?\n/);
      return Number(line.split(",")[header.split(",").indexOf("Value")]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  it("10: a reply is credited to who replied (Chatwoot, FreeScout #2358, Rocket.Chat: to who has it now)", async () => {
    const ticket = { repliedBy: "Answerer", assignee: "Heir" };
    const chatwootCredit = ({ assignee }: typeof ticket) => assignee;
    expect(chatwootCredit(ticket)).toBe("Heir");

    const handedOn = [
      happened("registered", "2017-03-06 09:00"),
      happened("accepted", "2017-03-06 09:05", { employee: { code: "Answerer" } }),
    ];
    const heir = happened("reassigned", "2017-03-06 11:00", { employee: { code: "Heir" } });
    await company.add(
      {
        ...whose("Heir"),
        events: [...handedOn, happened("replied", "2017-03-06 10:00", { employee: { code: "Answerer" } }), heir],
      },
      // Nobody is named: then it was whoever had it at the time.
      { ...whose("Heir"), events: [...handedOn, happened("replied", "2017-03-06 10:00"), heir] },
    );
    const metrics = [{ key: "firstResponseTime" }, { key: "replyWithin24h" }];
    const rows = await company.ask({ metrics, range: year(2017), by: ["employee"] });
    expect(rows.map(({ dimensions, values }) => [dimensions[0]?.key, values.map(({ n }) => n)])).toEqual([
      ["Answerer", [2, 2]],
    ]);
  });

  it("11: October is in the year's report, and months end at the company's midnight (Zammad #6134, #5865: UTC)", async () => {
    const days = ["2016-09-15 12:00", "2016-10-01 00:30", "2016-11-15 12:00"];
    const zammadMonths = (of: readonly string[]) => [
      ...new Set(of.map((when) => new Date(`${when.replace(" ", "T")}:00+08:00`).toISOString().slice(0, 7))),
    ];
    expect(zammadMonths(days)).toEqual(["2016-09", "2016-11"]);

    await company.add(...reported(...days));
    const query: MetricQuery = { metrics: [{ key: "cases" }], range: year(2016), grain: "MONTH" };
    const months = await company.ask(query);
    expect(months.map(({ bucket }) => bucket)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2016-${String(i + 1).padStart(2, "0")}-01`),
    );
    expect(months.map(({ values }) => values[0]?.value)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0]);
  });

  it("12: an answer does not depend on the day of asking, nor on where it is read (Chatwoot: today's UTC offset decides)", async () => {
    const offsetMinutes = (now: string) => {
      const berlin = new Intl.DateTimeFormat("en", { timeZone: "Europe/Berlin", timeZoneName: "longOffset" });
      return berlin.formatToParts(new Date(now)).find(({ type }) => type === "timeZoneName")?.value;
    };
    const chatwootUsesRollup = (now: string) => offsetMinutes(now) === "GMT+01:00";
    expect([chatwootUsesRollup("2026-01-15T00:00:00Z"), chatwootUsesRollup("2026-07-15T00:00:00Z")]).toEqual([
      true,
      false,
    ]);

    await company.add(...reported("2015-03-31 23:59", "2015-04-01 00:00", "2015-10-25 02:30", "2015-10-31 23:59"));
    const query: MetricQuery = { metrics: [{ key: "cases" }], range: year(2015), grain: "MONTH" };
    const answer = async (now: string, more: Partial<MetricQuery> = {}) => {
      const { rows, source } = await metricQuery(company.db, { ...query, ...more }, asker(now));
      return { source, months: rows.map(({ values }) => values[0]?.n) };
    };
    const winter = await answer("2027-01-15T00:00:00Z");
    expect(winter.months).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0, 2, 0, 0]);
    expect(await answer("2027-07-15T00:00:00Z")).toEqual(winter);
    expect(await answer("2027-07-15T23:59:00Z")).toEqual(winter);
    // Read from the cases themselves, because it is asked as known at an instant, it is the same.
    const fromCases = await answer("2027-07-15T00:00:00Z", { asKnownOn: new Date("2027-07-01T00:00:00Z") });
    expect(fromCases.source).not.toBe(winter.source);
    expect(fromCases.months).toEqual(winter.months);
  });

  it("13: opening a figure keeps its filters (Superset #28562: drilling down drops one)", async () => {
    const cases = [
      { region: "East", channel: "Phone" },
      { region: "East", channel: "Mail" },
      { region: "West", channel: "Phone" },
    ];
    const supersetDrill = (of: typeof cases, { region }: { region: string; channel: string }) =>
      of.filter((one) => one.region === region).length;
    expect(supersetDrill(cases, { region: "East", channel: "Phone" })).toBe(2);

    await company.add(
      ...cases.map(({ region, channel }) => ({
        region: { code: region },
        channel: { code: channel },
        events: [happened("registered", "2014-03-01")],
      })),
    );
    const query: MetricQuery = {
      metrics: [{ key: "cases" }],
      range: year(2014),
      grain: "MONTH",
      by: ["region"],
      filters: [
        { dimension: "channel", in: ["Phone"] },
        { dimension: "region", in: ["East"] },
      ],
    };
    const march = (await company.ask(query)).find(({ bucket }) => bucket === "2014-03-01");
    expect(march?.values[0]?.n).toBe(1);
    const opened = { query, metric: "cases", bucket: "2014-03-01", dimensions: march?.dimensions ?? null, first: 10 };
    expect((await metricRows(company.db, opened, asker())).totalCount).toBe(1);
  });

  it("14: closing thirty days later is no handling (event logs: from the opening to the closing)", async () => {
    const log = { opened: "2013-03-01", resolved: "2013-03-11", closed: "2013-04-10" };
    const openingToClosing = ({ opened, closed }: typeof log) => (atMidnight(closed) - atMidnight(opened)) / day;
    expect(openingToClosing(log)).toBe(40);

    await company.add({
      events: [
        happened("registered", `${log.opened} 00:00`),
        happened("resolved", `${log.resolved} 00:00`),
        happened("closed", `${log.closed} 00:00`),
      ],
    });
    const query: MetricQuery = {
      metrics: [{ key: "handlingTime" }, { key: "custodyTime" }],
      range: year(2013),
      grain: "MONTH",
    };
    const filled = (await company.ask(query)).filter(({ values }) => values[0]?.n !== 0);
    expect(filled).toMatchObject([{ bucket: "2013-03-01", values: [{ n: 1, value: 10 * day }, { value: 10 * day }] }]);
  });
});

describe("a month that others rewrite", () => {
  const company = withCompany();

  it("4: a reopening does not rewrite last month in silence (Frappe Helpdesk, ERPNext: it erases the resolution)", async () => {
    const resolved = [happened("registered", "2023-03-01 09:00"), happened("resolved", "2023-03-10 09:00")];
    const reopened = [...resolved, happened("reopened", "2023-04-05 09:00")];
    const frappeResolvedIn = (month: string, events: typeof resolved) => {
      const at = events.some(({ type }) => type === "reopened") ? null : events.find(({ type }) => type === "resolved");
      return at?.moment?.on.startsWith(month) ? 1 : 0;
    };
    expect([frappeResolvedIn("2023-03", resolved), frappeResolvedIn("2023-03", reopened)]).toEqual([1, 0]);

    await company.learn("2023-03-31T12:00:00Z", { number: "again", events: resolved });
    await company.learn("2023-04-06T00:00:00Z", { number: "again", events: reopened });
    const march = { from: "2023-03-01", to: "2023-04-01" };
    const metrics = [{ key: "reopenRate" }, { key: "handlingTime" }];
    // March keeps its resolution and says what became of it; what was known in March can still be asked.
    const [now] = await company.ask({ metrics, range: march });
    expect(now?.values).toMatchObject([
      { value: 1, numerator: 1, denominator: 1 },
      { n: 0, value: null },
    ]);
    const asKnownOn = new Date("2023-04-01T00:00:00Z");
    const [then] = await company.ask({ metrics, range: march, asKnownOn });
    expect(then?.values[1]).toMatchObject({ n: 1, value: 9 * day });
    expect(then?.values[0]).toMatchObject({ n: 0, excluded: [{ reason: "not_recorded", n: 1 }] });
  });
});

describe("a fix that others freeze", () => {
  const company = withCompany();

  it("8: a later repeat corrects the first-time fix (ServiceMax: frozen when the job was closed)", async () => {
    const repair = (number: string, on: string) => ({
      number,
      serial: "R1",
      defects: [defect("Door")],
      events: [
        happened("registered", `${on} 09:00`),
        happened("repair_attempted", `${on} 15:00`, { result: "fixed" }),
        happened("resolved", `${on} 16:00`),
      ],
    });
    const jobs = [{ fixedWhenClosed: true, backAfterDays: 20 }];
    const serviceMaxFirstFix = (of: typeof jobs) =>
      of.filter(({ fixedWhenClosed }) => fixedWhenClosed).length / of.length;
    expect(serviceMaxFirstFix(jobs)).toBe(1);

    const march = { from: "2019-03-01", to: "2019-04-01" };
    const rate = async (asKnownOn?: string) => {
      const query: MetricQuery = { metrics: [{ key: "firstFixRate" }], range: march };
      return first(await company.ask(asKnownOn ? { ...query, asKnownOn: new Date(asKnownOn) } : query));
    };
    await company.learn("2019-06-01T00:00:00Z", repair("door", "2019-03-04"));
    expect(await rate()).toMatchObject({ value: 1, denominator: 1 });
    // Heard of only in July: the customer had been back within the window.
    await company.learn("2019-07-01T00:00:00Z", repair("door again", "2019-03-24"));
    expect(await rate()).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
    expect(await rate("2019-06-15T00:00:00Z")).toMatchObject({ value: 1, denominator: 1 });
  });
});

const whose = (code: string) => ({ employee: { code } });

function sumOf(rows: readonly MetricResultRow[], part: "numerator" | "denominator"): number {
  return rows.reduce((sum, { values }) => sum + (values[0]?.[part] ?? 0), 0);
}
