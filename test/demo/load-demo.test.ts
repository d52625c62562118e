import { companyScope, DomainError, metricQuery, verifyRollups } from "@huilu/core";
import { isDemoLoaded, loadDemo, type DemoTruth } from "@huilu/cli/demo";
import { beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";

const now = new Date("2026-11-01T04:00:00Z");
const options = { seed: 3, until: "2026-10-31", cases: 3000, now };

describe("a small demo company in a database", () => {
  const database = withDatabase();
  let truth: DemoTruth;
  beforeAll(async () => {
    truth = await loadDemo(database.db, options);
  }, 180_000);

  const one = async (sql: string, values: unknown[] = []) =>
    (await database.db.pool.query<{ n: number }>(sql, values)).rows[0]?.n ?? 0;

  test("every case, event and sale is there", async () => {
    expect(await isDemoLoaded(database.db)).toBe(true);
    expect(await one("SELECT count(*) AS n FROM service_case")).toBe(truth.totals.cases);
    expect(await one("SELECT count(*) AS n FROM case_event")).toBe(truth.totals.events);
    expect(await one("SELECT count(*) AS n FROM case_defect")).toBe(truth.totals.defectReports);
    expect(await one("SELECT count(*) AS n FROM unit")).toBe(truth.totals.machines);
    expect(await one("SELECT sum(units) AS n FROM units_sold")).toBe(truth.totals.unitsSold);
    expect(await one("SELECT count(*) AS n FROM case_event WHERE set_aside IS NOT NULL")).toBe(truth.totals.setAside);
    expect(await one("SELECT count(*) AS n FROM service_case WHERE status = 'cancelled'")).toBe(truth.totals.cancelled);
    expect(await one("SELECT count(*) AS n FROM service_case WHERE status IN ('open', 'waiting')")).toBe(
      truth.totals.open,
    );
    expect(await one("SELECT count(*) AS n FROM service_case WHERE reopened_count > 0")).toBe(
      truth.lateReopenings.reopened,
    );
  });

  test("every term has its names, and the departments are a tree", async () => {
    for (const table of [
      "department",
      "employee",
      "region",
      "channel",
      "case_kind",
      "case_priority",
      "product_family",
      "product_model",
      "supplier_lot",
      "defect_family",
      "defect_type",
    ]) {
      expect(await one(`SELECT count(*) AS n FROM ${table} WHERE name = code OR name_en IS NULL`), table).toBe(0);
    }
    expect(await one("SELECT count(*) AS n FROM department WHERE parent_id IS NULL")).toBe(1);
    expect(
      await one(
        "SELECT count(*) AS n FROM department d JOIN department p ON p.id = d.parent_id WHERE d.code = 'AS' AND p.code = 'SALES'",
      ),
    ).toBe(1);
    expect(
      await one(
        "SELECT count(*) AS n FROM employee e WHERE NOT EXISTS (SELECT 1 FROM employee_membership m WHERE m.employee_id = e.id)",
      ),
    ).toBe(0);
    expect(await one("SELECT count(*) AS n FROM case_kind WHERE NOT counts_for_first_fix")).toBe(4);
  });

  test("the bad batch stands in the rows", async () => {
    const found = await one(
      `SELECT count(*) AS n FROM service_case c JOIN case_text t ON t.case_id = c.id JOIN production_batch b ON b.id = c.batch_id
       WHERE t.complaint LIKE '%' || $1 || '%' AND b.code LIKE '%/' || $2 AND c.reported_on >= $3::date`,
      [truth.badBatch.phrase, truth.badBatch.batch, truth.badBatch.startsOn],
    );
    expect(found).toBe(truth.badBatch.numbers.length);
  });

  test("the figures count what was generated", async () => {
    const { rows } = await metricQuery(
      database.db,
      { metrics: [{ key: "cases" }, { key: "defectReports" }], range: { from: truth.from, to: "2026-11-01" } },
      { scope: companyScope, now, language: "zh-CN" },
    );
    const [cases, reports] = rows[0]?.values ?? [];
    const undated = await one("SELECT count(*) AS n FROM service_case WHERE reported_on IS NULL");
    expect((cases?.n ?? 0) + undated).toBe(truth.totals.cases);
    expect(reports?.n ?? 0).toBeGreaterThanOrEqual(truth.totals.cases - undated);
    expect((await verifyRollups(database.db, { mend: false })).filter(({ differing }) => differing > 0)).toEqual([]);
  });

  test("again, without saying which: nothing changes", async () => {
    const state = "SELECT count(*) + sum(revision) AS n FROM service_case";
    const before = [
      await one(state),
      await one("SELECT count(*) AS n FROM case_event"),
      await one("SELECT count(*) AS n FROM units_sold"),
    ];
    expect(await loadDemo(database.db, { now: new Date("2026-12-24T04:00:00Z") })).toEqual(truth);
    expect([
      await one(state),
      await one("SELECT count(*) AS n FROM case_event"),
      await one("SELECT count(*) AS n FROM units_sold"),
    ]).toEqual(before);
    expect(await one("SELECT count(*) AS n FROM import_run")).toBe(1);
  }, 180_000);

  test("another company beside it is refused, and so is nonsense", async () => {
    const reason = async (changed: object) => {
      const error = await loadDemo(database.db, { ...options, ...changed }).catch((thrown: unknown) => thrown);
      return error instanceof DomainError ? error.reason : error;
    };
    expect(await reason({ seed: 4 })).toBe("demo_is_another");
    expect(await reason({ until: "2026-02-30" })).toBe("demo_until_unfit");
    expect(await reason({ until: "2026-11-01" })).toBe("demo_until_unfit");
    expect(await reason({ cases: 3 })).toBe("demo_cases_unfit");
    expect(await reason({ seed: 0.5 })).toBe("demo_seed_unfit");
  });
});

describe("an installation with real cases", () => {
  const database = withDatabase();

  test("gets no invented ones", async () => {
    await database.db.pool.query(`
      WITH real AS (INSERT INTO source (code) VALUES ('crm') RETURNING id)
      INSERT INTO service_case (id, source_id, number, content_hash, import_run_id, learned_at, learned_on)
      SELECT gen_random_uuid(), id, '1', '', gen_random_uuid(), now(), now()::date FROM real`);
    await expect(loadDemo(database.db, options)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "demo_beside_real_cases",
    });
    expect(await isDemoLoaded(database.db)).toBe(false);
  });
});
