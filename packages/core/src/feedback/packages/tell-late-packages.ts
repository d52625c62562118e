import { type Database, inTransaction, type Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { PackageGrain, PackageTerm } from "./package-document.ts";
import { packageReceivers } from "./package-receivers.ts";

/** What somebody is told of a package that was not acknowledged in time. */
export type LatePackage = {
  /** LATE: to those who should have; ESCALATED: to who stands above them. */
  readonly kind: "PACKAGE_LATE" | "PACKAGE_ESCALATED";
  readonly userIds: readonly number[];
  readonly packageId: string;
  readonly department: PackageTerm;
  readonly grain: PackageGrain;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly dueAt: Date;
};

/** Tells it within the transaction that notes that it was told. */
export type TellLate = (sql: Sql, message: LatePackage) => Promise<void>;

type Late = Omit<LatePackage, "kind" | "userIds"> & { readonly departmentId: number };

/** Tells of every package that is late, once: its receivers, and who stands above them. Answers how many there were. */
export async function tellLatePackages(
  { pool }: Database,
  { now, tell }: { readonly now: Date; readonly tell: TellLate },
): Promise<number> {
  return inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<Late>(
      `WITH late AS (
         SELECT id FROM department_package WHERE acknowledged_at IS NULL AND late_told_at IS NULL AND due_at < $1
         ORDER BY due_at, id LIMIT 1000 FOR UPDATE SKIP LOCKED
       ), told AS (UPDATE department_package p SET late_told_at = $1 FROM late WHERE p.id = late.id RETURNING p.*)
       SELECT t.id::text AS "packageId", t.department_id AS "departmentId",
         jsonb_build_object('key', d.code, 'zh', d.name, 'en', COALESCE(d.name_en, d.name)) AS department,
         t.grain, t.from_on::text AS "from", t.to_on::text AS "to", t.due_at AS "dueAt"
       FROM told t JOIN department d ON d.id = t.department_id ORDER BY t.due_at, t.id`,
      [now],
    );
    for (const { departmentId, ...late } of rows) {
      const { own, above } = await packageReceivers(sql, { departmentId, now });
      if (own.length > 0) await tell(sql, { ...late, kind: "PACKAGE_LATE", userIds: own });
      if (above.length > 0) await tell(sql, { ...late, kind: "PACKAGE_ESCALATED", userIds: above });
    }
    return rows.length;
  });
}
