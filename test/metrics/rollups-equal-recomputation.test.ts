import { randomUUID } from "node:crypto";
import {
  companyScope,
  dimensions,
  foldDeltas,
  grains,
  metricKeys,
  metricQuery,
  metricRows,
  settle,
  verifyRollups,
  type Asker,
  type MetricQuery,
} from "@huilu/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { history, record, type Step } from "./histories.ts";

const asker: Asker = { scope: companyScope, now: new Date("2026-06-01T00:00:00Z"), language: "en" };
const range = { from: "2025-12-20", to: "2026-06-15" };
const runs = Number(process.env["HUILU_PROPERTY_RUNS"] ?? 40);

describe("the rollups", () => {
  const test = withDatabase();
  beforeAll(async () => {
    await test.db.pool.query("INSERT INTO department (code, name) VALUES ('D0', 'D0')");
    await test.db.pool.query("INSERT INTO department (code, name, parent_id) SELECT 'D1', 'D1', id FROM department");
  });
  const play = async (steps: readonly Step[], fold: () => Promise<unknown>) => {
    const source = randomUUID();
    const sent: Extract<Step, { kind: "rows" | "events" }>[] = [];
    for (const step of steps) {
      if (step.kind === "fold") await fold();
      else if (step.kind === "settle") await settle(test.db);
      else {
        const batch = step.kind === "again" ? sent[step.which % Math.max(1, sent.length)] : step;
        if (!batch) continue;
        sent.push(batch);
        await record(test.db, source, batch.kind === "rows" ? "case" : "event", batch.rows);
      }
    }
  };
  const differing = async () => (await verifyRollups(test.db, { mend: false })).filter((one) => one.differing > 0);

  /** After any history, and again once everything is folded, no cell differs. */
  const equalRecomputation = (fold: () => Promise<unknown>) =>
    fc.asyncProperty(history, async (steps) => {
      await play(steps, fold);
      expect(await differing()).toEqual([]);
      await settle(test.db);
      expect(await differing()).toEqual([]);
    });

  it("equal recomputation from the cases after any history of inserts, updates, late and repeated rows", async () => {
    await fc.assert(
      equalRecomputation(() => foldDeltas(test.db)),
      { numRuns: runs, endOnFailure: true },
    );
  }, 300_000);

  it("fail that very property when a fold loses a delta", async () => {
    const forgetful = async () => {
      await test.db.pool.query("DELETE FROM delta_department WHERE ctid = (SELECT min(ctid) FROM delta_department)");
      await foldDeltas(test.db);
    };
    const verdict = await fc.check(equalRecomputation(forgetful), { numRuns: runs, endOnFailure: true });
    expect(verdict.failed).toBe(true);
    await verifyRollups(test.db, { mend: true });
    expect(await differing()).toEqual([]);
  }, 300_000);

  it("are found to differ by the same check when a fold goes wrong, and are mended", async () => {
    const wrongFolds = [
      "WITH taken AS (DELETE FROM delta_staff RETURNING *) SELECT count(*) FROM taken", // takes without adding
      "INSERT INTO delta_product SELECT * FROM delta_product LIMIT 1", // adds twice
      "UPDATE delta_defect SET n_60_0 = COALESCE(n_60_0, 0) + 1 WHERE ctid = (SELECT min(ctid) FROM delta_defect)", // adds too much
    ];
    for (const wrong of wrongFolds) {
      await record(
        test.db,
        randomUUID(),
        "case",
        fc
          .sample(history, { numRuns: 40, seed: 7 })
          .flatMap((steps) => steps.flatMap((step) => (step.kind === "rows" ? step.rows : [])))
          .slice(0, 20),
      );
      await test.db.pool.query(wrong);
      expect((await differing()).length).toBeGreaterThan(0);
      const mended = await verifyRollups(test.db, { mend: true });
      expect(mended.reduce((sum, one) => sum + one.mended, 0)).toBeGreaterThan(0);
      await settle(test.db);
      expect(await differing()).toEqual([]);
    }
  });

  it("give every figure exactly its rows, for every metric, dimension and grain, and parts that add up to the whole", async () => {
    const ask = (query: MetricQuery) => metricQuery(test.db, query, asker);
    // Enough of everything, however few histories were played before.
    for (const steps of fc.sample(history, { numRuns: 25, seed: 11 })) await play(steps, () => foldDeltas(test.db));
    let compared = 0;
    for (const key of metricKeys) {
      const whole = await ask({ metrics: [{ key }], range });
      const total = whole.rows[0]?.values[0];
      expect([key, (total?.n ?? 0) > 0]).toEqual([key, true]);
      for (const dimension of dimensions) {
        for (const grain of grains) {
          const query: MetricQuery = { metrics: [{ key }], range, by: [dimension], grain };
          const { rows } = await ask(query);
          // Counts add up over time, a stock only over the slices of its last bucket.
          const last = key === "backlog" ? rows.filter(({ bucket }) => bucket === rows.at(-1)?.bucket) : rows;
          const sum = last.reduce((n, row) => n + (row.values[0]?.n ?? 0), 0);
          const isDefect = dimension === "defectType" || dimension === "defectFamily";
          if (!isDefect) expect([key, dimension, grain, sum]).toEqual([key, dimension, grain, total?.n]);
          const filled = rows.filter((row) => (row.values[0]?.n ?? 0) > 0);
          for (const row of [filled[0], filled.at(-1)]) {
            if (!row) continue;
            const listed = await metricRows(
              test.db,
              { query, metric: key, bucket: row.bucket, dimensions: row.dimensions, first: 5 },
              asker,
            );
            expect([key, dimension, grain, listed.totalCount]).toEqual([key, dimension, grain, row.values[0]?.n]);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(800);
  }, 180_000);

  it("count pairs alike in a bar, in their total and in the rows that both open, whatever the filter", async () => {
    const metrics = [{ key: "defectReports" }];
    for (const dimension of ["defectFamily", "defectType"] as const) {
      const known = await metricQuery(test.db, { metrics, range, by: [dimension] }, asker);
      for (const { key } of known.rows.flatMap((row) => row.dimensions)) {
        const filters = [{ dimension, in: [key] }];
        const total = await metricQuery(test.db, { metrics, range, filters }, asker);
        const bars = await metricQuery(test.db, { metrics, range, filters, by: ["defectType"] }, asker);
        const listed = await metricRows(
          test.db,
          { query: { metrics, range, filters }, metric: "defectReports", first: 1 },
          asker,
        );
        const sum = bars.rows.reduce((n, row) => n + (row.values[0]?.n ?? 0), 0);
        expect([key, total.rows[0]?.values[0]?.n, listed.totalCount]).toEqual([key, sum, sum]);
        for (const row of (await metricQuery(test.db, { metrics, range, filters, by: ["defectFamily"] }, asker)).rows) {
          const query = { metrics, range, filters, by: ["defectFamily"] as const };
          const rows = await metricRows(
            test.db,
            { query, metric: "defectReports", dimensions: row.dimensions, first: 1 },
            asker,
          );
          expect([key, rows.totalCount]).toEqual([key, row.values[0]?.n]);
        }
      }
    }
  });
});
