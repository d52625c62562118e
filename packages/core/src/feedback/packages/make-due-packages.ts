import type { Database, Sql } from "../../database/database.ts";
import { type BusinessDay, businessDayOf } from "../../time/business-day.ts";
import { makePackage, type PackageMaking } from "./make-package.ts";
import type { PackageGrain } from "./package-document.ts";
import { endedSince, lastEnded } from "./package-periods.ts";
import { packageSubject } from "./package-subject.ts";

type Department = { readonly code: string; readonly grain: PackageGrain; readonly last: BusinessDay | null };

/** How far back runs that fell out are made up for. */
const mostMissed: Readonly<Record<PackageGrain, number>> = { WEEK: 13, MONTH: 12 };

/**
 * Makes and sends the packages of all periods that have ended since each department's last one (of a department without
 * one: of the last period), and answers their ids. What is there already is found in its rows and not made twice.
 */
export async function makeDuePackages(
  db: Database,
  { signal, ...making }: Omit<PackageMaking, "userId"> & { readonly signal?: AbortSignal },
): Promise<string[]> {
  const today = businessDayOf(making.now, db.timeZone);
  const made: string[] = [];
  for (const { code, grain, last } of await departmentsToTell(db.pool)) {
    const periods =
      last === null ? [lastEnded(grain, today)] : endedSince(grain, last, { today, most: mostMissed[grain] });
    if (periods.length === 0) continue;
    const subject = await packageSubject(db.pool, code);
    for (const range of periods) {
      signal?.throwIfAborted();
      made.push(await makePackage(db, { subject, grain, range }, { ...making, userId: null }));
    }
  }
  return made;
}

/** Departments that, with all below them, own cases or issues; how often each wants its package, and which was sent last. */
async function departmentsToTell(sql: Sql): Promise<Department[]> {
  const { rows } = await sql.query<Department>(
    `WITH RECURSIVE told AS (
       SELECT d.id, d.parent_id FROM department d
       WHERE EXISTS (SELECT 1 FROM party_set s WHERE d.id = ANY(s.departments)) OR EXISTS (SELECT 1 FROM quality_issue q WHERE q.department_id = d.id)
       UNION SELECT p.id, p.parent_id FROM department p JOIN told t ON p.id = t.parent_id
     ), wanting AS (
       SELECT t.id, COALESCE((SELECT p.grain FROM package_period p WHERE p.department_id = t.id ORDER BY p.id DESC LIMIT 1), 'MONTH') AS grain FROM told t
     )
     SELECT d.code, w.grain, (SELECT max(p.from_on)::text FROM department_package p
       WHERE p.department_id = w.id AND p.grain = w.grain AND p.sent_at IS NOT NULL) AS last
     FROM wanting w JOIN department d ON d.id = w.id ORDER BY d.id`,
  );
  return rows;
}
