import { compareOwner, groundOf, type OwnedCount } from "@huilu/core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeStaffCompany, north, range, south } from "./staff-company.ts";

const database = withDatabase();
const api = withApi(database);
beforeAll(() => makeStaffCompany(database.db));

const figure = `metric aspect n observed expected ratio interval { low high } shrunken { mean low high } standing contested
  excluded { reason n } drivers { defectFamily { key } productFamily { key } n observed expected }`;
const cards = `query($department: String!, $range: DateRangeInput!, $metrics: [ScorecardMetricInput!]!) {
  scorecards(department: $department, range: $range, metrics: $metrics) {
    department { key } departments { key figures { ${figure} } }
    people { key label workload { cases custodySeconds } training { topic } figures { ${figure} } }
    funnels { metric peers dispersion overDispersed ranked limits { expected inner { low high } outer { low high } } }
  } }`;
const mine = `query($range: DateRangeInput!, $metrics: [ScorecardMetricInput!]!) {
  myScorecard(range: $range, metrics: $metrics) { card { key workload { cases } figures { ${figure} } } funnels { peers } } }`;
const firstFix = [{ key: "firstFixRate" }];

async function ask(query: string, token: string, variables: Record<string, unknown> = {}) {
  return api.ask({ query, token, language: "en", variables: { range, metrics: firstFix, ...variables } });
}

describe("a department's cards", () => {
  test("who gets hard cases is as expected, who is worse is outside the funnel, and nobody is ranked", async () => {
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    const { data, errors } = await ask(cards, token, { department: "NORTH" });
    expect(errors).toEqual([]);
    const { people, funnels, department } = data.scorecards;
    expect(department.key).toBe("NORTH");
    expect(people.map(({ key }: { key: string }) => key)).toEqual(
      ["HEAD", ...north].toSorted((a, b) => `Person ${a}`.localeCompare(`Person ${b}`)),
    );
    const [anna, ben] = ["ANNA", "BEN"].map(
      (key) => people.find((person: { key: string }) => person.key === key).figures[0],
    );
    expect(anna).toMatchObject({ n: 50, observed: 29, standing: "WITHIN", contested: 0 });
    expect(anna.observed / anna.n).toBeLessThan(0.6);
    expect(anna.ratio).toBeGreaterThan(0.93);
    expect(anna.ratio).toBeLessThan(1.07);
    expect(ben).toMatchObject({ n: 50, observed: 25, standing: "BELOW_998" });
    expect(ben.drivers[0]).toMatchObject({ defectFamily: { key: "EASY" }, n: 40, observed: 20 });
    expect(ben.drivers[0].expected).toBeGreaterThan(34);
    expect(ben.interval.high).toBeLessThan(1);
    expect(Math.abs(1 - ben.shrunken.mean)).toBeLessThan(Math.abs(1 - ben.ratio));
    expect(people.find((person: { key: string }) => person.key === "HEAD").figures[0]).toMatchObject({
      n: 0,
      ratio: null,
      standing: null,
    });
    expect(funnels[0]).toMatchObject({ peers: 15, ranked: false });
    const [smallest, largest] = [funnels[0].limits[0], funnels[0].limits.at(-1)];
    expect(smallest.expected).toBe(5);
    expect(smallest.outer.low).toBeLessThan(smallest.inner.low);
    expect(largest.outer.high - largest.outer.low).toBeLessThan(smallest.outer.high - smallest.outer.low);
  });

  test("the department above shows the branches beside each other, and everybody below", async () => {
    const token = await api.tokenFor("EXECUTIVE");
    const { data } = await ask(cards, token, { department: "SERVICE" });
    expect(data.scorecards.departments.map(({ key }: { key: string }) => key)).toEqual(["NORTH", "SOUTH"]);
    expect(data.scorecards.people).toHaveLength(north.length + south.length + 1);
    const [of, sum] = [data.scorecards.departments[1].figures[0], 12 * 41];
    expect(of).toMatchObject({ n: 600, observed: sum });
  });

  test("only counts below five expected", async () => {
    const token = await api.tokenFor("EXECUTIVE");
    const { data } = await ask(cards, token, { department: "NORTH", range: { from: "2026-01-01", to: "2026-01-12" } });
    const few = data.scorecards.people
      .flatMap((person: { figures: { n: number; expected: number | null; ratio: number | null }[] }) => person.figures)
      .filter(({ n, expected }: { n: number; expected: number | null }) => n > 0 && (expected ?? 0) < 5);
    expect(few.length).toBeGreaterThan(0);
    for (const one of few) expect(one).toMatchObject({ ratio: null, interval: null, shrunken: null, standing: null });
  });

  test("membership dates count: what somebody did before they came is not on the card of the department", async () => {
    const { pool } = database.db;
    const cleo = "employee_id = (SELECT id FROM employee WHERE code = 'CLEO')";
    await pool.query(`UPDATE employee_membership SET valid_from = '2026-04-01' WHERE ${cleo}`);
    try {
      const token = await api.tokenFor("EXECUTIVE");
      const { data } = await ask(cards, token, { department: "NORTH" });
      const { rows } = await pool.query(
        "SELECT count(*)::int AS n FROM unit_failure_event WHERE employee_id = (SELECT id FROM employee WHERE code = 'CLEO') AND day >= '2026-04-01' AND day < '2026-07-01' AND param = 30",
      );
      const found = data.scorecards.people.find((person: { key: string }) => person.key === "CLEO");
      expect(rows[0].n).toBeGreaterThan(0);
      expect(rows[0].n).toBeLessThan(50);
      expect(found.figures[0].n).toBe(rows[0].n);
    } finally {
      await pool.query(`UPDATE employee_membership SET valid_from = '2025-01-01' WHERE ${cleo}`);
    }
  });

  test("every metric of the card answers, with its n from the units", async () => {
    const token = await api.tokenFor("EXECUTIVE");
    const metrics = [
      ...["firstFixRate", "repeatRepairRate", "csat", "handlingTime", "complaintIndex"].map((key) => ({ key })),
      { key: "csat", aspect: "attitude" },
    ];
    await database.db.pool.query(
      `INSERT INTO upheld_complaint (case_id, event_id, department_id, employee_id)
       SELECT c.id, gen_random_uuid(), c.department_id, e.id FROM service_case c, employee e WHERE c.number LIKE 'S%-EASY-_' AND e.code = 'BEN'`,
    );
    const { data, errors } = await ask(cards, token, { department: "NORTH", metrics });
    expect(errors).toEqual([]);
    const [fix, repeat, csat, handling, complaints, attitude] = data.scorecards.people.find(
      (person: { key: string }) => person.key === "BEN",
    ).figures;
    expect([fix.n, repeat.n, csat.n, handling.n, complaints.n, attitude.n]).toEqual([50, 50, 50, 50, 50, 0]);
    expect(csat).toMatchObject({ observed: 25, standing: "BELOW_998", aspect: "overall" });
    expect(attitude).toMatchObject({ aspect: "attitude", expected: null, ratio: null });
    // Half of all resolutions take longer than the median of their kind.
    expect(handling.expected / handling.n).toBeGreaterThan(0.35);
    expect(handling.expected / handling.n).toBeLessThan(0.65);
    expect(complaints.observed).toBe(108);
    await database.db.pool.query("DELETE FROM upheld_complaint");
  });
});

describe("who sees what", () => {
  test("a head sees the own subtree only; others see no colleague's card", async () => {
    const head = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    for (const department of ["SOUTH", "SERVICE", "NOWHERE"]) {
      const { data, errors } = await ask(cards, head, { department });
      expect(data).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "scorecard_department_unknown" });
    }
    for (const role of ["QUALITY_ENGINEER", "RESPONDER", "SERVICE_AGENT"] as const) {
      const whose = { departmentCode: "NORTH", employeeCode: "ANNA" };
      const { errors } = await ask(cards, await api.tokenFor(role, whose), { department: "NORTH" });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  test("an agent sees the same figures on the own card as the head sees of them, and nobody else's", async () => {
    const agent = await api.tokenFor("SERVICE_AGENT", { departmentCode: "NORTH", employeeCode: "BEN" });
    const head = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    const own = await ask(mine, agent);
    const seen = await ask(cards, head, { department: "NORTH" });
    expect(own.data.myScorecard.card.key).toBe("BEN");
    const ofHead = seen.data.scorecards.people.find((person: { key: string }) => person.key === "BEN");
    expect(own.data.myScorecard.card.figures).toEqual(ofHead.figures);
  });

  test("who is no employee has no card, and without signing in there is none", async () => {
    const { data } = await ask(mine, await api.tokenFor("EXECUTIVE"));
    expect(data.myScorecard).toBeNull();
    const nobody = await api.ask({ query: mine, variables: { range, metrics: firstFix } });
    expect(nobody.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("what cannot be asked is told", async () => {
    const token = await api.tokenFor("EXECUTIVE");
    const reversed = await ask(cards, token, { department: "NORTH", range: { from: "2026-02-01", to: "2026-01-01" } });
    expect(reversed.errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", reason: "range_reversed" });
    const none = await ask(cards, token, { department: "NORTH", metrics: [] });
    expect(none.errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", reason: "metrics_empty" });
  });
});

describe("standardisation", () => {
  const strata = fc.array(fc.record({ n: fc.integer({ min: 60, max: 200 }), rate: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 4,
  });

  test("who has the company's rates in every stratum has O/E of about 1, whatever the mix", () => {
    fc.assert(
      fc.property(
        strata,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
        (parts, weights) => {
          const counts = Array.from({ length: 6 }, (_, person) =>
            parts.map(({ n, rate }, stratum): OwnedCount => {
              const own = 10 * Math.ceil((n * (weights[(person + stratum) % 4] ?? 1)) / 10);
              return { owner: `P${person}`, path: [stratum, stratum, 1, 1, 1, 1], n: own, hits: (own * rate) / 10 };
            }),
          ).flat();
          const ground = groundOf("share", counts);
          for (const [owner, own] of Map.groupBy(counts, (count) => count.owner)) {
            const { ratio, standing } = compareOwner(ground, owner, own);
            expect(Math.abs((ratio ?? 1) - 1)).toBeLessThan(0.06);
            expect(standing).toBe(ratio === null ? null : "WITHIN");
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test("nobody is measured against themselves", () => {
    const others = ["A", "B", "C"].map((owner): OwnedCount => ({ owner, path: [1], n: 100, hits: 80 }));
    const own = (hits: number): OwnedCount[] => [{ owner: "X", path: [1], n: 100, hits }];
    const [low, high] = [10, 100].map((hits) =>
      compareOwner(groundOf("share", [...others, ...own(hits)]), "X", own(hits)),
    );
    expect(low?.expected).toBeCloseTo(high?.expected ?? Number.NaN, 9);
    expect(low?.expected).toBeCloseTo(80, 0);
  });

  test("without others there is nothing to compare with", () => {
    const own: OwnedCount[] = [{ owner: "X", path: [1], n: 100, hits: 80 }];
    expect(compareOwner(groundOf("share", own), "X", own)).toMatchObject({
      n: 100,
      observed: 80,
      expected: null,
      ratio: null,
    });
  });
});
