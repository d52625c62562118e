import { metricQuery, scopeOf, settle, verifyRollups, type MetricResult, type Viewer } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { makeDepartments, recordAnswers } from "../kpis/workshop.ts";

const query = { metrics: [{ key: "cases" }, { key: "csat" }], range: { from: "2026-01-01", to: "2026-04-01" } };

describe("the head of a department that has others below it", () => {
  const test = withDatabase();
  beforeAll(async () => {
    await makeDepartments(test.db);
    await recordAnswers(test.db, "NORTH", "2026-02-02", { count: 2, satisfied: 1 });
    await recordAnswers(test.db, "NORTH-1", "2026-02-03", { count: 3, satisfied: 3 });
    await recordAnswers(test.db, "SOUTH", "2026-02-04", { count: 4, satisfied: 0 });
  });

  /** What the head of departments sees, with the tree as it stands. */
  const seenBy = async (...codes: string[]): Promise<MetricResult> => {
    const { rows } = await test.db.pool.query<{ id: number }>("SELECT id FROM department WHERE code = ANY($1)", [
      codes,
    ]);
    const viewer: Viewer = {
      userId: 1,
      username: "demo_head",
      displayName: "Demo head",
      language: "en",
      employeeId: null,
      mustChangePassword: false,
      assignments: rows.map(({ id }) => ({ role: "DEPARTMENT_HEAD", departmentId: id })),
      session: "browser",
    };
    const scope = await scopeOf(test.db, viewer);
    return metricQuery(test.db, query, { scope, now: new Date("2026-06-01T00:00:00Z"), language: "en" });
  };
  const told = ({ rows, source }: MetricResult) => ({ source, n: rows[0]?.values.map(({ n }) => n) });
  const move = (code: string, to: string | null) =>
    test.db.pool.query(
      "UPDATE department SET parent_id = (SELECT id FROM department WHERE code = $2) WHERE code = $1",
      [code, to],
    );

  it("is answered by the sums of the branch, a leaf's head and two heads in one by those of the departments", async () => {
    expect(told(await seenBy("NORTH"))).toEqual({ source: "rollup_branch", n: [5, 5] });
    expect(told(await seenBy("NORTH-1"))).toEqual({ source: "rollup_department", n: [3, 3] });
    expect(told(await seenBy("NORTH", "NORTH-1"))).toEqual({ source: "rollup_branch", n: [5, 5] });
    expect(told(await seenBy("NORTH", "SOUTH"))).toEqual({ source: "rollup_department", n: [9, 9] });
  });

  it("sees a department that was moved at once, from the cases until the rollups follow", async () => {
    await move("SOUTH", "NORTH-1");
    expect(told(await seenBy("NORTH"))).toEqual({ source: "cases", n: [9, 9] });
    expect(told(await seenBy("NORTH-1"))).toEqual({ source: "cases", n: [7, 7] });
    await settle(test.db);
    expect(told(await seenBy("NORTH"))).toEqual({ source: "rollup_branch", n: [9, 9] });
    expect(told(await seenBy("NORTH-1"))).toEqual({ source: "rollup_branch", n: [7, 7] });
    expect((await verifyRollups(test.db, { mend: false })).filter(({ differing }) => differing > 0)).toEqual([]);
    await move("SOUTH", null);
    await settle(test.db);
    expect(told(await seenBy("NORTH"))).toEqual({ source: "rollup_branch", n: [5, 5] });
    expect(told(await seenBy("NORTH-1"))).toEqual({ source: "rollup_department", n: [3, 3] });
    expect((await verifyRollups(test.db, { mend: false })).filter(({ differing }) => differing > 0)).toEqual([]);
  });
});
