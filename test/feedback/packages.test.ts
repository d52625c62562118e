import {
  companyScope,
  makeDepartmentPackage,
  metricQuery,
  metricRows,
  packageJoints,
  readPackage,
  type Asker,
  type Database,
  type MetricQuery,
  type PackageDocument,
  type Scope,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { learnMore, makeExportCompany } from "../exports/export-company.ts";
import { withDatabase } from "../support/with-database.ts";

const knownAt = new Date("2026-07-01T05:30:00+08:00");
const later = new Date("2026-07-20T12:00:00+08:00");
const making = { userId: null, now: knownAt, currency: "CNY", joints: packageJoints, scope: companyScope };

async function scopeOfHead(db: Database, code: string): Promise<Scope> {
  const { rows } = await db.pool.query<{ id: number }>(
    `WITH RECURSIVE below AS (SELECT id FROM department WHERE code = $1
       UNION SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id) SELECT id FROM below`,
    [code],
  );
  return { kind: "part", departmentIds: rows.map(({ id }) => id), employeeId: null };
}

/** 600 cases of January to May, in departments of which some stand below others. */
describe("the figures of a department's package", () => {
  const database = withDatabase();
  const documents = new Map<string, PackageDocument>();
  const departments = ["SERVICE", "NORTH", "SOUTH", "WORKSHOP"];
  const documentOf = (code: string) => {
    const document = documents.get(code);
    if (!document) throw new Error(`there is no package of ${code}`);
    return document;
  };
  /** As everybody who may asks the dashboard for it: the head in their own eyes, the company by the filter. */
  const askers = async (code: string): Promise<readonly Asker[]> => [
    { scope: await scopeOfHead(database.db, code), now: later, language: "en" },
    { scope: companyScope, now: later, language: "zh-CN" },
  ];
  const asked = (code: string, query: Pick<MetricQuery, "metrics" | "range"> & Partial<MetricQuery>): MetricQuery => ({
    ...query,
    filters: [{ dimension: "department", in: [code] }, ...(query.filters ?? [])],
    asKnownOn: new Date(documentOf(code).knownAt),
  });

  beforeAll(async () => {
    await database.db.pool.query(
      `INSERT INTO case_kind (code, name, counts_for_first_fix) VALUES ('installation', '安装', false)`,
    );
    await makeExportCompany(database.db, 600);
    for (const code of departments) {
      // The last is made when more is known already than it is to tell.
      if (code === "WORKSHOP") await learnMore(database.db, 200);
      const request = { department: code, grain: "MONTH", from: "2026-03-01" } as const;
      const id = await makeDepartmentPackage(database.db, request, making);
      documents.set(code, (await readPackage(database.db.pool, id, { scope: companyScope, now: later })).document);
    }
  });

  it("equal the dashboard's, asked with its scope, range and time, and open to exactly n rows", async () => {
    for (const code of departments) {
      const document = documentOf(code);
      expect(document.figures.length).toBe(10);
      expect(document.figures.find(({ metric }) => metric === "cases")?.n).toBeGreaterThan(20);
      const metrics = document.figures.map(({ metric }) => ({ key: metric }));
      const query = asked(code, { metrics, range: document.range, compare: ["PREVIOUS_PERIOD", "PREVIOUS_YEAR"] });
      for (const asker of await askers(code)) {
        const { rows } = await metricQuery(database.db, query, asker);
        for (const [i, { target: _, excluded, ...figure }] of document.figures.entries()) {
          expect(rows[0]?.values[i]).toMatchObject(figure);
          expect(rows[0]?.values[i]?.excluded.map(({ reason, n }) => ({ reason, n }))).toEqual(excluded);
          const opened = await metricRows(database.db, { query, metric: figure.metric, first: 1 }, asker);
          expect([code, figure.metric, opened.totalCount]).toEqual([code, figure.metric, figure.n]);
        }
      }
    }
  });

  it("stay as they were when more is learned: only the time as of which they are told finds them", async () => {
    const [head] = await askers("SERVICE");
    if (!head) throw new Error("there is no head");
    const { range, figures } = documentOf("SERVICE");
    const { rows } = await metricQuery(database.db, { metrics: [{ key: "cases" }], range }, head);
    expect(rows[0]?.values[0]?.n).toBeGreaterThan(figures[0]?.n ?? 0);
  });

  it("have a course whose every point opens to its rows", async () => {
    const { trend, range } = documentOf("SERVICE");
    expect(trend.points.map(({ bucket }) => bucket)).toHaveLength(13);
    const query = asked("SERVICE", {
      metrics: [{ key: trend.metric }],
      range: { from: trend.from, to: range.to },
      grain: trend.grain,
    });
    const [head] = await askers("SERVICE");
    if (!head) throw new Error("there is no head");
    const { rows } = await metricQuery(database.db, query, head);
    expect(rows.map(({ bucket, values }) => [bucket, values[0]?.value])).toEqual(
      trend.points.map(({ bucket, value }) => [bucket, value]),
    );
    for (const { bucket, n } of trend.points.slice(-3)) {
      const { totalCount } = await metricRows(database.db, { query, metric: trend.metric, bucket, first: 0 }, head);
      expect(totalCount).toBe(n);
    }
  });

  it("tell every defect with its reports, which open to as many rows", async () => {
    for (const code of departments) {
      const { recurs, range, defectKinds } = documentOf(code);
      // As the page of defects asks: kinds that report none are left out.
      expect(defectKinds).toEqual(["repair", "unclassified"]);
      const filters = [{ dimension: "kind" as const, in: defectKinds }];
      const query = asked(code, {
        metrics: [{ key: "defectReports" }],
        range,
        by: ["defectType"],
        filters,
        compare: ["PREVIOUS_PERIOD"],
      });
      for (const asker of await askers(code)) {
        const { rows, totalRows } = await metricQuery(
          database.db,
          { ...query, order: { metric: "defectReports", descending: true } },
          asker,
        );
        expect(recurs.defects.total).toBe(totalRows);
        expect(recurs.defects.rows.reduce((sum, { reports }) => sum + reports, 0)).toBe(recurs.reports);
        expect(recurs.defects.rows.map(({ type, reports, previous }) => [type.key, reports, previous])).toEqual(
          rows.map(({ dimensions, values }) => [dimensions[0]?.key, values[0]?.n, values[0]?.previous[0]?.value]),
        );
        for (const { type, reports } of recurs.defects.rows) {
          const cut = { metric: "defectReports", dimensions: [{ dimension: "defectType" as const, key: type.key }] };
          const { totalCount } = await metricRows(database.db, { query, ...cut, first: 0 }, asker);
          expect([type.key, totalCount]).toEqual([type.key, reports]);
        }
      }
    }
  });

  it("show cases that the department's head may open, without a person's name, phone or words", async () => {
    for (const code of departments) {
      const document = documentOf(code);
      expect(document.samples.rows.length).toBeGreaterThan(5);
      const scope = await scopeOfHead(database.db, code);
      const { rows } = await database.db.pool.query<{ id: string }>(
        `SELECT c.id FROM service_case c JOIN party_set p ON p.id = c.party_set_id WHERE p.departments && $1::int[]`,
        [scope.kind === "part" ? scope.departmentIds : []],
      );
      const readable = new Set(rows.map(({ id }) => id));
      const shown = [...document.samples.rows, ...document.overdue.cases.flatMap(({ cases }) => cases.rows)];
      expect(shown.filter(({ id }) => !readable.has(id))).toEqual([]);
      const text = JSON.stringify(document);
      for (const personal of ["张三丰", "13900001111", "13812340000", "某路"]) expect(text).not.toContain(personal);
    }
  });
});
