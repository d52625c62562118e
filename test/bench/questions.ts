import {
  companyScope,
  countCases,
  listCases,
  metricQuery,
  type Asker,
  type Database,
  type DayRange,
  type MetricQuery,
  type MetricResult,
  type MetricValue,
  type Scope,
} from "@huilu/core";
import type { DuckDBConnection } from "@duckdb/node-api";
import { companyNow as now } from "./company-cases.ts";
import type { Answer } from "./same-answer.ts";

/** Runs one side once; what it answered is read afterwards, outside of the time taken. */
export type Run = () => Promise<() => Answer>;
export type Question = {
  readonly name: string;
  readonly range: Readonly<Record<Shape, DayRange>>;
  readonly atLeast: Readonly<Record<Shape, number>>;
  readonly ours: (db: Database, range: DayRange, asker: Asker) => Run;
  readonly opponent: (duckdb: DuckDBConnection, range: DayRange, asker: Asker) => Run;
};

export type Shape = "aligned" | "ragged";
export type AskerName = "company" | "head";
export const askers: Readonly<Record<AskerName, Asker>> = {
  company: { scope: companyScope, now, language: "en" },
  // The head of area 3: the area and its four branches, and the head's own rows.
  head: {
    scope: { kind: "part", departmentIds: [4, 19, 20, 21, 22], branchIds: [4], employeeId: 983 },
    now,
    language: "en",
  },
};

const year = {
  aligned: { from: "2025-11-01", to: "2026-11-01" },
  ragged: { from: "2025-10-11", to: "2026-10-11" },
};
const weeks = {
  aligned: { from: "2026-08-10", to: "2026-10-26" },
  ragged: { from: "2026-08-11", to: "2026-10-11" },
};
const threeYears = {
  aligned: { from: "2023-11-06", to: "2026-10-26" },
  ragged: { from: "2023-11-11", to: "2026-10-11" },
};
const usual = { aligned: 3, ragged: 2 };
const steep = { aligned: 10, ragged: 2 };

const date = (day: string) => `DATE '${day}'`;
const inRange = ({ from, to }: DayRange) => `day >= ${date(from)} AND day < ${date(to)}`;

function inScope(scope: Scope, pairs: readonly (readonly [string, string])[] = [["department", "employee"]]): string {
  if (scope.kind === "company") return "true";
  const { departmentIds, employeeId } = scope;
  return `(${pairs.map(([department, employee]) => `${department} IN (${departmentIds.join(", ")}) OR ${employee} = ${employeeId}`).join(" OR ")})`;
}

const asked =
  (query: (range: DayRange) => MetricQuery, read: (result: MetricResult) => Answer): Question["ours"] =>
  (db, range, asker) =>
  async () => {
    const result = await metricQuery(db, query(range), asker);
    return () => read(result);
  };

type DuckRow = readonly unknown[];
const told =
  (sql: (range: DayRange, asker: Asker) => string, read: (rows: readonly DuckRow[]) => Answer): Question["opponent"] =>
  (duckdb, range, asker) => {
    const statement = sql(range, asker);
    return async () => {
      const result = await duckdb.runAndReadAll(statement);
      const rows = result.getRows();
      return () => read(rows);
    };
  };

const numbers = (values: readonly unknown[]) => values.map(Number);
/** The first column is the key, the next `exact` ones are counts, the others figures; null ones are left out. */
const keyed = (exact: number) => (rows: readonly DuckRow[]) =>
  new Map(
    rows.map(([key, ...values]) => [
      String(key),
      {
        exact: numbers(values.slice(0, exact)),
        near: numbers(values.slice(exact).filter((value) => value !== null)),
      },
    ]),
  );

const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const figures = ({ value, median, p90 }: MetricValue) => present([value, median, p90]);
const spread = "avg(seconds), quantile_disc(seconds, 0.5)::DOUBLE, quantile_disc(seconds, 0.9)::DOUBLE";

const overview = [
  "cases",
  "backlog",
  "firstResponseTime",
  "replyWithin24h",
  "handlingTime",
  "firstFixRate",
  "csat",
  "costPerCase",
] as const;
/** The last day whose window of 30 days has closed. */
const ripe = "day <= DATE '2026-10-01'";

function tileSql(range: DayRange, { scope }: Asker): string {
  const days = Math.round((Date.parse(range.to) - Date.parse(range.from)) / 86_400_000);
  const before = new Date(Date.parse(range.from) - days * 86_400_000).toISOString().slice(0, 10);
  const one = (metric: string, fact: string, columns: string, also = "true") =>
    `SELECT '${metric} ' || (day >= ${date(range.from)}), count(*), ${columns} FROM ${fact}
     WHERE day >= ${date(before)} AND day < ${date(range.to)} AND ${inScope(scope)} AND ${also} GROUP BY day >= ${date(range.from)}`;
  return [
    one("cases", "cases", "count(*)::DOUBLE, NULL::DOUBLE, NULL::DOUBLE"),
    backlogSql(range, scope),
    one("replyWithin24h", "replies", "avg(met::INT), NULL, NULL", `due <= ${now.getTime() / 1000}`),
    one("handlingTime", "resolutions", spread),
    one("firstResponseTime", "responses", spread),
    one("firstFixRate", "events", "avg(fixed::INT), NULL, NULL", ripe),
    one("csat", "answers", "avg(satisfied::INT), NULL, NULL"),
    one("costPerCase", "costs", "avg(amount)::DOUBLE, NULL, NULL"),
  ].join("\nUNION ALL\n");
}

/** What is open at the end of the range, and at the end of the one before it. */
function backlogSql({ from, to }: DayRange, scope: Scope): string {
  const flows = `SELECT sum(flow) AS now, sum(flow) FILTER (day < ${date(from)}) AS before FROM flows WHERE day < ${date(to)} AND ${inScope(scope)}`;
  const standing = (name: string, column: string) =>
    `SELECT 'backlog ${name}', ${column}::BIGINT, ${column}::DOUBLE, NULL, NULL FROM flow`;
  return `SELECT * FROM (WITH flow AS (${flows}) ${standing("true", "now")} UNION ALL ${standing("false", "before")})`;
}

/** Of the previous period our answer gives value and n, so median and p90 of it are not compared. */
function readTiles(rows: readonly DuckRow[]): Answer {
  return new Map(
    rows.map(([key, n, ...values]) => [
      String(key),
      {
        exact: [Number(n)],
        near: numbers(values.filter((value) => value !== null)).slice(0, String(key).endsWith("true") ? 3 : 1),
      },
    ]),
  );
}

const tiles = (name: string, range: Question["range"]): Question => ({
  name,
  range,
  atLeast: steep,
  ours: asked(
    (within) => ({ metrics: overview.map((key) => ({ key })), range: within, compare: ["PREVIOUS_PERIOD"] }),
    ({ rows }) =>
      new Map(
        (rows[0]?.values ?? []).flatMap((value) => [
          [`${value.metric} true`, { exact: [value.n], near: figures(value) }] as const,
          ...value.previous.map(
            (previous) => [`${value.metric} false`, { exact: [previous.n], near: present([previous.value]) }] as const,
          ),
        ]),
      ),
  ),
  opponent: told(tileSql, readTiles),
});

const idOf = (code: string | undefined) => {
  if (code === undefined || code === "unclassified") return "null";
  const type = /^DF(\d+)\/T(\d+)$/u.exec(code);
  if (type) return String(Math.floor((Number(type[1]) - 1) / 3) * 13 + Number(type[2]) + 1);
  return code.replace(/^.*\D/u, "");
};
const counts = (result: MetricResult): Answer =>
  new Map(
    result.rows.map(({ dimensions, values }) => [
      dimensions.map(({ key }) => idOf(key)).join(" "),
      { exact: [values[0]?.n ?? 0], near: [] },
    ]),
  );

/** The dashboard's questions, each as DuckDB would be asked and as Huilu is. */
export const questions: readonly Question[] = [
  tiles("tiles of a year with the previous one", year),
  tiles("tiles of weeks with the previous ones", weeks),
  {
    name: "Pareto of a product family's repairs",
    range: year,
    atLeast: usual,
    ours: asked(
      (range) => ({
        metrics: [{ key: "defectShare" }],
        range,
        by: ["defectType"],
        filters: [
          { dimension: "productFamily", in: ["F2"] },
          { dimension: "kind", in: ["repair"] },
        ],
      }),
      counts,
    ),
    opponent: told(
      (range, { scope }) =>
        `SELECT coalesce(defect::VARCHAR, 'null'), count(*) AS n FROM defects
         WHERE ${inRange(range)} AND family = 2 AND kind = 1 AND ${inScope(scope)} GROUP BY defect ORDER BY n DESC`,
      keyed(1),
    ),
  },
  {
    name: "heat map of defect type and model",
    range: year,
    atLeast: usual,
    ours: asked(
      (range) => ({ metrics: [{ key: "defectReports" }], range, by: ["defectType", "productModel"] }),
      counts,
    ),
    opponent: told(
      (range, { scope }) =>
        `SELECT coalesce(defect::VARCHAR, 'null') || ' ' || model, count(*) FROM defects
         WHERE ${inRange(range)} AND ${inScope(scope)} GROUP BY defect, model`,
      keyed(1),
    ),
  },
  {
    name: "weekly trend of the handling time over three years",
    range: threeYears,
    atLeast: steep,
    ours: asked(
      (range) => ({ metrics: [{ key: "handlingTime" }], range, grain: "WEEK" }),
      ({ rows }) =>
        new Map(
          rows.flatMap(({ bucket, values }) =>
            values.map((value) => [String(bucket), { exact: [value.n], near: figures(value) }] as const),
          ),
        ),
    ),
    opponent: told(
      (range, { scope }) =>
        `SELECT date_trunc('week', day)::DATE::VARCHAR, count(*), ${spread} FROM resolutions
         WHERE ${inRange(range)} AND ${inScope(scope)} GROUP BY date_trunc('week', day) ORDER BY 1`,
      keyed(1),
    ),
  },
  {
    name: "staff scorecard",
    range: year,
    atLeast: usual,
    ours: asked(
      (range) => ({
        metrics: [{ key: "handlingTime" }, { key: "firstFixRate" }, { key: "csat" }],
        range,
        by: ["employee"],
      }),
      ({ rows }) =>
        new Map(
          rows.flatMap(({ dimensions, values }) =>
            values
              .filter(({ n }) => n > 0)
              .map(
                (value) =>
                  [
                    `${value.metric} ${idOf(dimensions[0]?.key)}`,
                    { exact: [value.n], near: value.n < 5 ? [] : figures(value) },
                  ] as const,
              ),
          ),
        ),
    ),
    opponent: told(
      (range, { scope }) => {
        const one = (metric: string, fact: string, columns: string, also = "true") =>
          `SELECT '${metric} ' || employee, count(*), ${columns} FROM ${fact}
           WHERE ${inRange(range)} AND ${inScope(scope)} AND ${also} GROUP BY employee`;
        return [
          one("handlingTime", "resolutions", spread),
          one("firstFixRate", "events", "avg(fixed::INT), NULL, NULL", ripe),
          one("csat", "answers", "avg(satisfied::INT), NULL, NULL"),
        ].join("\nUNION ALL\n");
      },
      (rows) =>
        new Map(
          [...keyed(1)(rows)].map(([key, one]) => [key, { ...one, near: (one.exact[0] ?? 0) < 5 ? [] : one.near }]),
        ),
    ),
  },
  {
    name: "first page of cases and their number",
    range: year,
    atLeast: usual,
    ours:
      (db, range, { scope }) =>
      async () => {
        const [page, total] = await Promise.all([
          listCases(db, { range }, { first: 50 }, scope),
          countCases(db, { range }, scope),
        ]);
        return () =>
          readPage(
            page.rows.map(({ id }) => id),
            total,
          );
      },
    opponent: (duckdb, range, { scope }) => {
      const pairs = ["", "reply_", "attempt_", "resolution_"].map(
        (by) => [`${by}department`, `${by}employee`] as const,
      );
      const where = `${inRange(range)} AND ${inScope(scope, pairs)}`;
      const page = `SELECT id::VARCHAR FROM listed WHERE ${where} ORDER BY day DESC, id LIMIT 50`;
      return async () => {
        const ids = (await duckdb.runAndReadAll(page)).getRows();
        const total = (await duckdb.runAndReadAll(`SELECT count(*) FROM listed WHERE ${where}`)).getRows();
        return () =>
          readPage(
            ids.map(([id]) => String(id)),
            Number(total[0]?.[0]),
          );
      };
    },
  },
];

function readPage(ids: readonly string[], total: number): Answer {
  return new Map([
    ["total", { exact: [total], near: [] }],
    ...ids.map((id, i) => [id, { exact: [i], near: [] }] as const),
  ]);
}
