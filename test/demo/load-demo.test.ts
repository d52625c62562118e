import { addDays, companyScope, DomainError, metricQuery, verifyRollups } from "@huilu/core";
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
    expect(await one("SELECT count(*) AS n FROM case_event WHERE superseded_at IS NULL")).toBe(truth.totals.events);
    expect(await one("SELECT count(*) AS n FROM case_defect WHERE superseded_at IS NULL")).toBe(
      truth.totals.defectReports,
    );
    expect(await one("SELECT count(*) AS n FROM unit")).toBe(truth.totals.machines);
    expect(await one("SELECT sum(units) AS n FROM units_sold")).toBe(truth.totals.unitsSold);
    expect(
      await one("SELECT count(*) AS n FROM case_event WHERE set_aside IS NOT NULL AND superseded_at IS NULL"),
    ).toBe(truth.totals.setAside);
    expect(await one("SELECT count(*) AS n FROM service_case WHERE status = 'cancelled'")).toBe(truth.totals.cancelled);
    expect(await one("SELECT count(*) AS n FROM service_case WHERE status IN ('open', 'waiting')")).toBe(
      truth.totals.open,
    );
    expect(await one("SELECT count(*) AS n FROM service_case WHERE reopened_count > 0")).toBe(
      truth.lateReopenings.reopened,
    );
  });

  test("what the service did stands in the rows", async () => {
    const { service } = truth;
    const live = (which: string) =>
      one(`SELECT count(*) AS n FROM case_event WHERE superseded_at IS NULL AND ${which}`);
    expect(await live("type = 'complaint_upheld'")).toBe(service.complaints.upheld);
    expect(await live("type = 'promised' AND due_at IS NOT NULL AND detail = 'customer'")).toBe(
      service.visits.movedByCustomer,
    );
    expect(await live("type = 'survey_answered' AND detail = 'attitude'")).toBe(
      service.surveys.byAspect["attitude"]?.answers,
    );
    expect(
      await one("SELECT sum(amount) AS n FROM case_event WHERE superseded_at IS NULL AND type = 'work_logged'"),
    ).toBe(service.workSeconds);
    const contracts = Object.values(service.casesByContract).reduce((sum, each) => sum + each, 0);
    expect(await one("SELECT count(*) AS n FROM service_case WHERE contract_id IS NOT NULL")).toBe(contracts);
  });

  test("what was known later than the first closing was learned later", async () => {
    const { closings, late, reclassified } = truth.learnedLater;
    const { rows } = await database.db.pool.query<{ day: string }>(
      "SELECT DISTINCT (learned_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM case_event ORDER BY 1",
    );
    expect(rows.map(({ day }) => day)).toEqual(closings.map((day) => addDays(day, 1)));
    expect(
      await one(
        "SELECT count(*) AS n FROM service_case c WHERE c.number = ANY($1) AND reported_on <= $2::date AND EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.learned_at < $2::date + interval '2 days')",
        [late, closings[0]],
      ),
    ).toBe(0);
    expect(
      await one(
        "SELECT count(DISTINCT case_id) AS n FROM case_defect d JOIN service_case c ON c.id = d.case_id WHERE c.number = ANY($1) AND d.superseded_at IS NOT NULL",
        [reclassified],
      ),
    ).toBe(reclassified.length);
  });

  test("trainings hold until a day: some are over, some soon will be, and none was after its person had left", async () => {
    const held = (which: string) => one(`SELECT count(*) AS n FROM training_record WHERE ${which}`);
    const latest =
      "SELECT DISTINCT ON (employee_id, topic) * FROM training_record ORDER BY employee_id, topic, trained_on DESC";
    const last = (which: string) => one(`SELECT count(*) AS n FROM (${latest}) t WHERE ${which}`, [options.until]);
    expect(await held("valid_until IS NULL")).toBeGreaterThan(50);
    expect(await last("valid_until < $1::date")).toBeGreaterThan(10);
    expect(await last("valid_until BETWEEN $1::date AND $1::date + 60")).toBeGreaterThan(10);
    expect(await last("valid_until > $1::date + 60")).toBeGreaterThan(100);
    expect(await last("trained_on > $1::date")).toBe(0);
    expect(
      await one(
        `SELECT count(*) AS n FROM training_record t WHERE trained_on > (SELECT max(COALESCE(valid_to, 'infinity')) FROM employee_membership m WHERE m.employee_id = t.employee_id)`,
      ),
    ).toBe(0);
  });

  test("departments work by their calendars, and contracts promise more than the regulation", async () => {
    expect(await one("SELECT count(*) AS n FROM department_calendar")).toBe(6);
    expect(await one("SELECT count(*) AS n FROM calendar_week WHERE upper(shifts) > 1440")).toBeGreaterThan(0);
    expect(
      await one(
        "SELECT count(*) AS n FROM policy p JOIN service_contract c ON c.id = p.contract_id WHERE c.name <> c.code",
      ),
    ).toBe(7);
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
    expect(await one("SELECT count(*) AS n FROM import_run")).toBe(truth.learnedLater.closings.length);
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
