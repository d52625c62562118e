import {
  companyScope,
  metricDefinitions,
  metricKeys,
  metricQuery,
  metricRows,
  type Asker,
  type MetricQuery,
} from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";
import { learnMore, makeExportCompany } from "./export-company.ts";
import { byHeader, readCsv, readWorkbook } from "./read-files.ts";
import { withExports } from "./with-exports.ts";

/** The apostrophe that keeps a text from being a formula. */
const escaped = /^'(?=\s*[=+\-@＝＋－＠\t\r\n])/;
const range = { from: "2026-01-01", to: "2026-07-01" };

/** The column whose sum is the numerator of a figure. */
const partOf: Partial<Record<string, string>> = {
  ratio: "met",
  perHundred: "met",
  duration: "Seconds",
  sum: "Seconds",
  average: "Money",
  perMachine: "Money",
  netScore: "Score",
};

function firstChoice({
  name,
  values: [first],
}: {
  readonly name: string;
  readonly values: readonly (string | number)[];
}) {
  if (name === "windowDays") return `${first} days`;
  if (name === "byDay") return `by day ${first}`;
  if (name === "atMonths") return `to month ${first} in service`;
  if (name === "per") return first === "MONTH" ? "a month" : "a year";
  return first === "CALENDAR" ? "calendar clock" : first;
}

describe("an export says what the screen says", () => {
  const database = withDatabase();
  const door = withExports(database);
  let token = "";
  beforeAll(async () => {
    await makeExportCompany(database.db, 600);
    token = await door.tokenFor("EXECUTIVE");
  });
  const asker = (): Asker => ({ scope: companyScope, now: new Date(), language: "en" });

  async function csvOf(input: object) {
    const run = await door.request(token, { ...input, format: "CSV" });
    expect(run).toMatchObject({ state: "DONE", failure: null });
    const bytes = new Uint8Array(await (await door.download(run.url ?? "", token)).arrayBuffer());
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const records = readCsv(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([records[0]?.length]));
    expect(run.rowsDone).toBe(records.length - 1);
    return byHeader(records);
  }

  async function workbookOf(input: object) {
    const run = await door.request(token, { ...input, format: "XLSX" });
    expect(run).toMatchObject({ state: "DONE", failure: null });
    const sheets = await readWorkbook(await (await door.download(run.url ?? "", token)).arrayBuffer());
    const [table = [], about = []] = [...sheets.values()];
    expect(sheets.size).toBe(2);
    expect(run.rowsDone).toBe(table.length - 1);
    return { rows: byHeader(table), about };
  }

  const query: MetricQuery = {
    metrics: metricKeys.map((key) => ({ key })),
    range,
    grain: "MONTH",
    by: ["department", "channel"],
    filters: [{ dimension: "department", in: ["SERVICE", "NORTH", "WORKSHOP", "SOUTH"] }],
    compare: ["PREVIOUS_PERIOD", "PREVIOUS_YEAR", "LUNAR_NEW_YEAR"],
  };
  const numbers = {
    Value: "value",
    n: "n",
    Numerator: "numerator",
    Denominator: "denominator",
    Mean: "mean",
    Median: "median",
    "90th percentile": "p90",
    "Cumulative share": "cumulative",
    "95 % interval, low": "low",
    "95 % interval, high": "high",
  } as const;

  test("every figure of every metric, to the digit, in csv and xlsx", async () => {
    const { rows } = await metricQuery(database.db, query, asker());
    const figures = rows.flatMap((row) => row.values.map((value) => ({ row, value })));
    expect(figures.length).toBeGreaterThan(metricKeys.length * 12);
    expect(figures.some(({ value }) => value.excluded.length > 0)).toBe(true);
    const csv = await csvOf({ kind: "FIGURES", query });
    const { rows: sheet } = await workbookOf({ kind: "FIGURES", query });
    expect(csv.length).toBe(figures.length);
    expect(sheet.length).toBe(figures.length);
    for (const [i, { row, value }] of figures.entries()) {
      const [line, cells] = [csv[i], sheet[i]];
      const department = row.dimensions[0];
      expect(line?.get("Metric (key)")).toBe(value.metric);
      expect(line?.get("Period from")).toBe(row.bucket);
      expect(line?.get("Department (key)")).toBe(department?.key);
      expect(cells?.get("Department")).toBe(department?.label);
      expect(cells?.get("Channel")).toBe(row.dimensions[1]?.label);
      expect(cells?.get("Period from")).toEqual(new Date(`${row.bucket}T00:00:00Z`));
      for (const [header, name] of Object.entries(numbers)) {
        expect([header, line?.get(header)]).toEqual([header, value[name] === null ? "" : String(value[name])]);
        expect([header, cells?.get(header)]).toEqual([header, value[name]]);
      }
      expect(cells?.get("Provisional")).toBe(value.provisional);
      for (const [at, name] of ["Before", "Last year", "Lunar year"].entries()) {
        expect(cells?.get(`${name}: value`)).toBe(value.previous[at]?.value);
        expect(cells?.get(`${name}: n`)).toBe(value.previous[at]?.n);
      }
      const leftOut = [...(cells ?? [])].filter(([header, n]) => header.startsWith("Not counted: ") && n !== 0);
      expect(new Map(leftOut)).toEqual(new Map(value.excluded.map(({ label, n }) => [`Not counted: ${label}`, n])));
    }
  });

  test("the rows of a figure are those of metricRows, with its filters, bucket and keys", async () => {
    const rowsQuery: MetricQuery = {
      metrics: [{ key: "handlingTime" }],
      range,
      grain: "MONTH",
      by: ["department"],
      filters: [{ dimension: "kind", in: ["repair"] }],
    };
    const figure = {
      metric: "handlingTime",
      bucket: "2026-02-01",
      dimensions: [{ dimension: "department", key: "SOUTH" }],
    } as const;
    const listed = await metricRows(database.db, { query: rowsQuery, ...figure, first: 500 }, asker());
    expect(listed.totalCount).toBeGreaterThan(20);
    const csv = await csvOf({ kind: "ROWS", query: rowsQuery, figure });
    const numbered = await database.db.pool.query<{ id: string; number: string }>(
      "SELECT id, number FROM service_case",
    );
    const numberOf = new Map(numbered.rows.map(({ id, number }) => [id, number]));
    const told = csv.map((row) => [
      row.get("Case number"),
      row.get("Counted on"),
      row.get("Seconds"),
      row.get("Department"),
    ]);
    const expected = listed.rows.map((row) => [
      numberOf.get(row.caseId),
      row.day,
      String(row.amount),
      "Department SOUTH",
    ]);
    expect(told.map(([number = "", ...rest]) => [number.replace(escaped, ""), ...rest])).toEqual(expected);
    const excluded = await csvOf({
      kind: "ROWS",
      query: { metrics: [{ key: "firstResponseTime" }], range },
      figure: { metric: "firstResponseTime", outcome: "no_time_of_day" },
    });
    const n = await metricRows(
      database.db,
      {
        query: { metrics: [{ key: "firstResponseTime" }], range },
        metric: "firstResponseTime",
        outcome: "no_time_of_day",
        first: 0,
      },
      asker(),
    );
    expect(excluded.length).toBe(n.totalCount);
    expect(excluded.length).toBeGreaterThan(0);
  });

  test("the columns of one row a case add up to every figure of the company and of a department", async () => {
    for (const filters of [
      [],
      [{ dimension: "department", in: ["SOUTH"] } as const],
      [{ dimension: "defectType", in: ["A1/T1"] } as const],
    ]) {
      const asked: MetricQuery = {
        metrics: metricKeys.map((key) => ({ key })),
        range: { from: "2026-02-03", to: "2026-04-11" },
        filters,
      };
      const { rows } = await metricQuery(database.db, asked, asker());
      const { rows: cases, about } = await workbookOf({ kind: "CASE_METRICS", query: { ...asked, metrics: [] } });
      expect(new Set(cases.map((row) => row.get("Case number"))).size).toBe(cases.length);
      const sum = (header: string) =>
        cases.reduce((total, row) => {
          if (!row.has(header)) throw new Error(`there is no column ${header}`);
          return total + Number(row.get(header) ?? 0);
        }, 0);
      for (const { key, name, metric } of metricDefinitions("en")) {
        const value = rows[0]?.values.find((one) => one.metric === key);
        const column = metric.choice === null ? name : `${name} (${firstChoice(metric.choice)})`;
        expect([key, sum(`${column} · n`)]).toEqual([key, value?.n]);
        expect(about.find((row) => row[1] === key)?.[3]).toBe(value?.n);
        if (metric.figure === "count" || metric.figure === "stock")
          expect([key, value?.value]).toEqual([key, value?.n]);
        const part = partOf[metric.figure];
        if (part) expect([key, sum(`${column} · ${part}`)]).toEqual([key, value?.numerator]);
      }
      expect(cases.length).toBeGreaterThan(20);
    }
  });

  test("the list of cases is the list on the screen, with persons masked", async () => {
    const filter = { range, filters: [{ dimension: "department", in: ["NORTH"] }] };
    const cases = await csvOf({ kind: "CASES", cases: filter });
    const { data } = await door.ask({
      token,
      query:
        "query ($filter: CaseFilterInput!) { serviceCases(filter: $filter, first: 500) { totalCount edges { node { number handlingSeconds costAmount score } } } }",
      variables: { filter },
    });
    expect(cases.length).toBe(data.serviceCases.totalCount);
    const text = (value: number | null) => (value === null ? "" : String(value));
    expect(
      cases.map((row) => [
        row.get("Case number")?.replace(escaped, ""),
        row.get("Handling time (seconds)"),
        row.get("Cost"),
        row.get("Score"),
      ]),
    ).toEqual(
      data.serviceCases.edges.map(
        ({
          node,
        }: {
          node: { number: string; handlingSeconds: number | null; costAmount: number | null; score: number | null };
        }) => [node.number, text(node.handlingSeconds), text(node.costAmount), text(node.score)],
      ),
    );
    expect(new Set(cases.map((row) => row.get("Customer (masked)")))).toEqual(new Set(["张*"]));
    expect(new Set(cases.map((row) => row.get("Phone (masked)")))).toEqual(new Set(["139****1111"]));
    for (const row of cases) expect([...row.values()].join(" ")).not.toMatch(/张三丰|13900001111|13812340000|某路/);
  });

  test("the second sheet says what was asked, by whom, and what each metric means", async () => {
    const asked = {
      metrics: [{ key: "csat" }],
      range,
      filters: [{ dimension: "department", in: ["SOUTH"] }],
      compare: ["PREVIOUS_YEAR"],
    };
    const { about } = await workbookOf({ kind: "FIGURES", query: asked });
    const facts = new Map(about.map(([name, text]) => [name, text]));
    expect(facts.get("Days")).toBe("2026-01-01 to 2026-06-30, both included");
    expect(facts.get("Filter: Department")).toBe("Department SOUTH");
    expect(facts.get("Compared with")).toBe("Last year");
    expect(facts.get("Asked by")).toMatch(/executive/);
    expect(facts.get("May see")).toBe("The whole company");
    const csat = metricDefinitions("en").find(({ key }) => key === "csat");
    const { rows } = await metricQuery(
      database.db,
      { ...asked, compare: [], metrics: [{ key: "csat" }], filters: [{ dimension: "department", in: ["SOUTH"] }] },
      asker(),
    );
    expect(about.find((row) => row[1] === "csat")?.slice(0, 4)).toEqual([
      csat?.name,
      "csat",
      csat?.definition,
      rows[0]?.values[0]?.n,
    ]);
  });

  test("headers and file name are in the asker's language", async () => {
    const run = await door.request(
      token,
      { kind: "FIGURES", format: "CSV", query: { metrics: [{ key: "csat" }], range } },
      "zh-CN",
    );
    expect(run.fileName).toBe("满意度_2026-01-01_2026-06-30.csv");
    const response = await door.download(run.url ?? "", token);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(run.fileName)}`,
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await response.text()).toMatch(/^指标（代码）,指标,/);
  });

  test("rows and cases as known on an earlier time are those of the figures as they were known", async () => {
    const asKnownOn = new Date("2026-07-01T00:00:00Z");
    const asked: MetricQuery = { metrics: metricKeys.map((key) => ({ key })), range, filters: [] };
    const then = await metricQuery(database.db, asked, { ...asker(), now: asKnownOn });
    await learnMore(database.db, 90);
    const known = { ...asked, asKnownOn };
    const { rows: cases, about } = await workbookOf({ kind: "CASE_METRICS", query: { ...known, metrics: [] } });
    expect(new Map(about.map(([name, text]) => [name, text])).get("As known on")).toBe(
      "2026-07-01 08:00:00 Asia/Shanghai",
    );
    const now = await metricQuery(database.db, asked, asker());
    expect(now.rows).not.toEqual(then.rows);
    for (const { key, name, metric } of metricDefinitions("en")) {
      const value = then.rows[0]?.values.find((one) => one.metric === key);
      const column = metric.choice === null ? name : `${name} (${firstChoice(metric.choice)})`;
      const sum = (part: string) =>
        cases.reduce((total, row) => total + Number(row.get(`${column} · ${part}`) ?? 0), 0);
      expect([key, sum("n")]).toEqual([key, value?.n]);
      const part = partOf[metric.figure];
      if (part) expect([key, sum(part)]).toEqual([key, value?.numerator]);
    }
    expect(cases.some((row) => String(row.get("Case number")).startsWith("late"))).toBe(false);
    expect(cases.some((row) => row.get("Times reopened") !== 0)).toBe(false);

    const figure = { metric: "handlingTime" };
    const rowsQuery = { metrics: [{ key: "handlingTime" }], range, asKnownOn };
    const listed = await metricRows(database.db, { query: rowsQuery, ...figure, first: 500 }, asker());
    const csv = await csvOf({ kind: "ROWS", query: rowsQuery, figure });
    expect(csv.length).toBe(listed.totalCount);
    expect(csv.length).toBe(then.rows[0]?.values.find(({ metric }) => metric === "handlingTime")?.n);
    expect(csv.slice(0, 500).map((row) => [row.get("Counted on"), row.get("Seconds")])).toEqual(
      listed.rows.map((row) => [row.day, String(row.amount)]),
    );
  });
});
