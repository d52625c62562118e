import { runKpis, setTarget, type Role } from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeDepartments, recordAnswers } from "./workshop.ts";

const standings = `query ($department: String, $asKnownOn: DateTime) {
  targetStates(department: $department, period: {from: "2026-01-01", to: "2026-02-01"}, asKnownOn: $asKnownOn) {
    metric bucket state since target targetOf { key }
  }
}`;
const figures = `query ($department: String, $asKnownOn: DateTime) {
  kpiFigures(grain: MONTH, department: $department, metrics: [cases], buckets: 1, asKnownOn: $asKnownOn) { bucket n }
}`;
const set = `mutation ($input: TargetInput!) { setTarget(input: $input) }`;
const input = {
  metric: "csat",
  grain: "MONTH",
  department: "SOUTH",
  value: 0.7,
  margin: 0.02,
  validFrom: "2027-01-01",
};

describe("targets through the API", () => {
  const database = withDatabase();
  const api = withApi(database);
  const tokens: Partial<Record<Role, string>> = {};

  beforeAll(async () => {
    const { db } = database;
    await makeDepartments(db);
    await recordAnswers(db, "NORTH-1", "2026-01-10", { count: 20, satisfied: 20 });
    await recordAnswers(db, "SOUTH", "2026-01-10", { count: 10, satisfied: 1 });
    const goal = { metric: "csat", grain: "MONTH", value: 0.8, validFrom: "2026-01-01" } as const;
    await setTarget(db, goal, { userId: null, now: new Date("2026-01-01T00:00:00+08:00") });
    await runKpis(db, { now: new Date("2026-02-02T00:00:00+08:00") });
    for (const role of ["ADMINISTRATOR", "EXECUTIVE", "QUALITY_ENGINEER"] as const)
      tokens[role] = await api.tokenFor(role);
    tokens.DEPARTMENT_HEAD = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    tokens.SERVICE_AGENT = await api.tokenFor("SERVICE_AGENT", { employeeCode: "E-1" });
  });

  const ask = (role: Role, query: string, variables = {}, language = "en") =>
    api.ask({ token: tokens[role] ?? "", query, variables, language });

  test("company roles read the company and every department", async () => {
    for (const role of ["ADMINISTRATOR", "EXECUTIVE", "QUALITY_ENGINEER"] as const) {
      expect((await ask(role, figures)).data).toEqual({ kpiFigures: [{ bucket: "2026-01-01", n: 30 }] });
      expect((await ask(role, figures, { department: "SOUTH" })).data.kpiFigures[0].n).toBe(10);
      expect((await ask(role, standings, { department: "SOUTH" })).data.targetStates).toEqual([
        { metric: "csat", bucket: "2026-01-01", state: "MISSED", since: "2026-01-01", target: 0.8, targetOf: null },
      ]);
    }
  });

  test("a head reads their own subtree, and without naming one their own department", async () => {
    expect((await ask("DEPARTMENT_HEAD", figures)).data.kpiFigures).toEqual([{ bucket: "2026-01-01", n: 20 }]);
    expect((await ask("DEPARTMENT_HEAD", figures, { department: "NORTH-1" })).data.kpiFigures[0].n).toBe(20);
    expect((await ask("DEPARTMENT_HEAD", standings)).data.targetStates[0].state).toBe("MET");
    for (const query of [figures, standings]) {
      const { data, errors } = await ask("DEPARTMENT_HEAD", query, { department: "SOUTH" });
      expect([data, errors[0]?.extensions.code]).toEqual([null, "NOT_FOUND"]);
    }
  });

  test("a service agent reads none of it", async () => {
    for (const query of [figures, standings]) {
      expect((await ask("SERVICE_AGENT", query)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  test("as known on an earlier day", async () => {
    const earlier = { asKnownOn: "2026-02-01T00:00:00+08:00" };
    expect((await ask("EXECUTIVE", figures, earlier)).data).toEqual({ kpiFigures: [] });
    expect((await ask("EXECUTIVE", standings, earlier)).data).toEqual({ targetStates: [] });
  });

  test("administrators and executives set and end them; everybody else is refused", async () => {
    for (const role of ["QUALITY_ENGINEER", "DEPARTMENT_HEAD", "SERVICE_AGENT"] as const) {
      expect((await ask(role, set, { input })).errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect((await ask(role, "{ targets { id } }")).errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const { data, errors } = await ask("EXECUTIVE", set, { input });
    expect(errors).toEqual([]);
    const ended = await ask("ADMINISTRATOR", `mutation ($id: ID!) { endTarget(id: $id, from: "2027-03-01") }`, {
      id: data.setTarget,
    });
    expect(ended.errors).toEqual([]);
    const list = await ask(
      "ADMINISTRATOR",
      "{ targets { metric grain department { key label } validFrom value margin } }",
    );
    expect(list.data.targets.slice(1)).toEqual([
      {
        metric: "csat",
        grain: "MONTH",
        department: { key: "SOUTH", label: "South" },
        validFrom: "2027-03-01",
        value: null,
        margin: 0,
      },
      {
        metric: "csat",
        grain: "MONTH",
        department: { key: "SOUTH", label: "South" },
        validFrom: "2027-01-01",
        value: 0.7,
        margin: 0.02,
      },
    ]);
  });

  test("each decision stands in the audit log with who made it", async () => {
    const { rows } = await database.db.pool.query<{ action: string; detail: { value: number | null }; role: string }>(
      `SELECT a.action, a.detail, r.role FROM audit_entry a JOIN role_assignment r ON r.user_id = a.user_id
       WHERE a.action LIKE 'target.%' ORDER BY a.id`,
    );
    expect(rows).toMatchObject([
      { action: "target.set", role: "EXECUTIVE", detail: { value: 0.7, margin: 0.02, validFrom: "2027-01-01" } },
      { action: "target.end", role: "ADMINISTRATOR", detail: { value: null, validFrom: "2027-03-01" } },
    ]);
  });

  test("a refusal says in the caller's language how to mend it", async () => {
    const wrong = { input: { ...input, validFrom: "2027-01-15" } };
    expect((await ask("EXECUTIVE", set, wrong, "en")).errors[0]?.message).toContain("2027-01-01 or 2027-02-01");
    expect((await ask("EXECUTIVE", set, wrong, "zh-CN")).errors[0]?.message).toContain("2027-01-01 或 2027-02-01");
    const unknown = await ask("EXECUTIVE", `mutation { endTarget(id: "no-number", from: "2027-03-01") }`);
    expect(unknown.errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "target_unknown" });
  });
});
