import { type Database, inTransaction, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { PackageActor } from "./acknowledge-package.ts";
import type { PackageGrain } from "./package-document.ts";
import { packageSubject } from "./package-subject.ts";

/**
 * Says whether a department gets its package each week or each month, from the next period that ends on. Throws NOT_FOUND
 * `department_unknown` also for a department outside the scope.
 */
export async function setPackagePeriod(
  db: Database,
  { department, grain }: { readonly department: string; readonly grain: PackageGrain },
  { viewer, scope, now }: PackageActor,
): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    const { id } = await packageSubject(sql, department);
    if (scope.kind === "part" && !scope.departmentIds.includes(id)) {
      throw new DomainError("NOT_FOUND", "department_unknown", { code: department });
    }
    await sql.query("INSERT INTO package_period (department_id, grain, set_by, set_at) VALUES ($1, $2, $3, $4)", [
      id,
      grain,
      viewer.userId,
      now,
    ]);
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      now,
      viewer.userId,
      "package.period",
      `department:${department}`,
      { grain },
    ]);
  });
}

/** How often a department gets its package. */
export async function packagePeriodOf(sql: Sql, departmentId: number): Promise<PackageGrain> {
  const { rows } = await sql.query<{ grain: PackageGrain }>(
    "SELECT grain FROM package_period WHERE department_id = $1 ORDER BY id DESC LIMIT 1",
    [departmentId],
  );
  return rows[0]?.grain ?? "MONTH";
}
