import { randomUUID } from "node:crypto";
import {
  companyScope,
  kpiFigures,
  metricKeys,
  metricQuery,
  recordCases,
  runKpis,
  settle,
  type IncomingCase,
  type MetricKey,
  type MetricQuery,
} from "@huilu/core";
import { describe, expect, it } from "vitest";
import { makeExportCompany } from "../exports/export-company.ts";
import { withDatabase } from "../support/with-database.ts";

const now = new Date("2026-05-20T04:00:00Z");
const asker = { scope: companyScope, now, language: "en" } as const;
const ofCohorts: readonly MetricKey[] = ["cumulativeRateAtMis", "warrantyCostPerUnit"];
const spans = [
  { grain: "MONTH", range: { from: "2026-01-01", to: "2026-05-21" } },
  { grain: "WEEK", range: { from: "2026-05-11", to: "2026-05-21" } },
  { grain: "DAY", range: { from: "2026-05-13", to: "2026-05-20" } },
] as const;

describe("the KPI run", () => {
  const test = withDatabase();
  const db = () => test.db;

  /** What is told apart of a figure: the last digit of an interval hangs on the order in which histograms are added. */
  const plain = (figure: Readonly<Record<string, unknown>>) => {
    const { metric, bucket, value, n, numerator, denominator, low, high, provisional } = figure;
    const digits = (x: unknown) => (typeof x === "number" ? Number(x.toPrecision(12)) : x);
    return JSON.stringify([metric, bucket, ...[value, n, numerator, denominator, low, high].map(digits), provisional]);
  };
  const asked = async (query: Omit<MetricQuery, "metrics">, keys: readonly MetricKey[]) => {
    const { rows } = await metricQuery(db(), { ...query, metrics: keys.map((key) => ({ key })) }, asker);
    return rows
      .flatMap(({ bucket, values }) => values.map((value) => ({ ...value, bucket })))
      .filter(({ n, excluded }) => n > 0 || excluded.length > 0)
      .map(plain)
      .toSorted();
  };

  it("keeps for each department what is answered when it is asked for by itself, with all below it", async () => {
    await makeExportCompany(db(), 400);
    async function* nobodys(): AsyncGenerator<IncomingCase> {
      for (let i = 0; i < 20; i += 1) {
        const moment = { on: "2026-05-12" };
        yield {
          number: `nobody's-${i}`,
          line: i + 2,
          defects: [{ family: { code: "A1" } }],
          events: [
            { type: "registered", moment },
            { type: "replied", moment, department: { code: "SERVICE" } },
          ],
        };
      }
    }
    await recordCases(db(), nobodys(), {
      source: "other",
      importRunId: randomUUID(),
      rowMeans: "case",
      learnedAt: new Date("2026-05-13T00:00:00Z"),
    });
    await db().pool.query(
      "INSERT INTO department (code, name, parent_id) SELECT 'EMPTY', '空', id FROM department WHERE code = 'NORTH'",
    );
    await settle(db());
    const result = await runKpis(db(), { now });
    expect(result.departments).toBe(5);
    let compared = 0;
    for (const department of [null, "SERVICE", "NORTH", "WORKSHOP", "SOUTH", "EMPTY"]) {
      for (const span of spans) {
        const filters = department === null ? [] : [{ dimension: "department", in: [department] } as const];
        // Of cohorts there is nothing to keep for a department, nor for a week: their machines are not known.
        const hasCohorts = department === null && span.grain === "MONTH";
        const keys = metricKeys.filter((key) => hasCohorts || !ofCohorts.includes(key));
        const expected = await asked({ ...span, filters }, keys);
        const request = { grain: span.grain, department, buckets: 100 };
        const kept = (await kpiFigures(db(), request, companyScope)).map((figure) => plain({ ...figure })).toSorted();
        expect([department, span.grain, kept]).toEqual([department, span.grain, expected]);
        compared += kept.length;
      }
    }
    expect(compared).toBeGreaterThan(500);
    expect(await runKpis(db(), { now: new Date(now.getTime() + 1000) })).toMatchObject({ kept: 0, statesKept: 0 });
  });
});
