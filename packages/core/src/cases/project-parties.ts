import type { PoolClient } from "pg";
import { copyRows } from "../database/copy-rows.ts";
import type { CaseLog } from "./facts/case-log.ts";

/** Writes the persons who take part in each case, and answers each case's combination of departments (party_set). */
export async function projectParties(
  client: PoolClient,
  logs: readonly CaseLog[],
): Promise<ReadonlyMap<string, number>> {
  const departments = new Map(logs.map((log) => [log.caseId, `{${partiesOf(log, "departmentId").join(",")}}`]));
  const { rows } = await client.query<{ id: number; departments: string }>(
    `WITH wanted AS (SELECT DISTINCT w::int[] AS departments FROM unnest($1::text[]) w),
     made AS (
       INSERT INTO party_set (departments) SELECT departments FROM wanted ORDER BY departments
       ON CONFLICT (departments) DO UPDATE SET departments = EXCLUDED.departments RETURNING id, departments
     ) SELECT id, departments::text FROM made`,
    [[...new Set(departments.values())]],
  );
  const ids = new Map(rows.map((row) => [row.departments, row.id]));
  await client.query("DELETE FROM case_person WHERE case_id = ANY($1::uuid[])", [logs.map((log) => log.caseId)]);
  const sets = new Map(
    [...departments].flatMap(([caseId, set]) => {
      const id = ids.get(set);
      return id === undefined ? [] : [[caseId, id] as const];
    }),
  );
  const persons = logs.flatMap((log) =>
    partiesOf(log, "employeeId").map((employee) => [employee, log.caseId, sets.get(log.caseId) ?? null]),
  );
  await copyRows(client, "case_person", ["employee_id", "case_id", "party_set_id"], persons);
  return sets;
}

/** The owner and whoever did something, each once, ascending. */
function partiesOf(log: CaseLog, who: "departmentId" | "employeeId"): number[] {
  const named = new Set<number>();
  if (log[who] !== null) named.add(log[who]);
  for (const event of log.events) if (event[who] !== null) named.add(event[who]);
  return [...named].toSorted((a, b) => a - b);
}
