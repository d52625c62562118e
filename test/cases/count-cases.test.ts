import { randomUUID } from "node:crypto";
import { companyScope, countCases, foldDeltas, listCases, type Scope } from "@huilu/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { history, record } from "../metrics/histories.ts";

const test = withDatabase();

const ranges = [
  null,
  { from: "2026-01-01", to: "2027-01-01" },
  { from: "2026-01-17", to: "2026-03-09" },
  { from: "2026-02-01", to: "2026-02-02" },
];

it("a list is as long as it is said to be, whoever asks, before and after a fold", async () => {
  for (const step of fc.sample(history, { numRuns: 30, seed: 6 }).flat()) {
    if (step.kind === "rows" || step.kind === "events") {
      await record(test.db, randomUUID(), step.kind === "rows" ? "case" : "event", step.rows);
    }
  }
  const scopes = await scopesOf();
  let counted = 0;
  for (const folded of [false, true]) {
    if (folded) await foldDeltas(test.db);
    for (const scope of scopes) {
      for (const range of ranges) {
        const { rows } = await listCases(test.db, { range }, { first: 10_000 }, scope);
        expect([scope, range, folded, await countCases(test.db, { range }, scope)]).toEqual([
          scope,
          range,
          folded,
          rows.length,
        ]);
        counted += rows.length;
      }
    }
  }
  expect(counted).toBeGreaterThan(500);
});

/** The company, each department with and without a person, each person alone, and somebody who sees nothing. */
async function scopesOf(): Promise<Scope[]> {
  const ids = async (table: string) =>
    (await test.db.pool.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY id LIMIT 4`)).rows.map(({ id }) => id);
  const [departments, people] = [await ids("department"), await ids("employee")];
  const part = (departmentIds: number[], employeeId: number | null): Scope => ({
    kind: "part",
    departmentIds,
    employeeId,
  });
  return [
    companyScope,
    part([], null),
    part(departments, null),
    ...departments.flatMap((id) => [part([id], null), ...people.map((person) => part([id], person))]),
    ...people.map((person) => part([], person)),
  ];
}
