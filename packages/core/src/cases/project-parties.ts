import type { PoolClient } from "pg";
import { copyRows } from "../database/copy-rows.ts";
import type { CaseLog } from "./facts/case-log.ts";

/** Writes who takes part in each case: the combination of its departments, and its persons. */
export async function projectParties(client: PoolClient, logs: readonly CaseLog[]): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS case_party (case_id uuid, departments int[]);
    TRUNCATE pg_temp.case_party`);
  const departments = logs.map((log) => [log.caseId, `{${partiesOf(log, "departmentId").join(",")}}`]);
  await copyRows(client, "pg_temp.case_party", ["case_id", "departments"], departments);
  await client.query("ANALYZE pg_temp.case_party (case_id)");
  await client.query(
    "INSERT INTO party_set (departments) SELECT DISTINCT departments FROM pg_temp.case_party ORDER BY departments ON CONFLICT DO NOTHING",
  );
  await client.query(`
    UPDATE service_case c SET party_set_id = s.id
    FROM pg_temp.case_party p JOIN party_set s ON s.departments = p.departments
    WHERE c.id = p.case_id AND c.party_set_id IS DISTINCT FROM s.id`);
  await client.query("DELETE FROM case_person WHERE case_id IN (SELECT case_id FROM pg_temp.case_party)");
  const persons = logs.flatMap((log) => partiesOf(log, "employeeId").map((employee) => [employee, log.caseId]));
  await copyRows(client, "case_person", ["employee_id", "case_id"], persons);
}

/** The owner and whoever did something, each once, ascending. */
function partiesOf(log: CaseLog, who: "departmentId" | "employeeId"): number[] {
  const named = [log, ...log.events].flatMap((one) => one[who] ?? []);
  return [...new Set(named)].toSorted((a, b) => a - b);
}
