import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import { termObject } from "./read-cases.ts";
import type { CaseDefect, CaseEvent, SetAside } from "./service-case.ts";

// What hangs on a case is read only for cases that were read through the scope before.
type ByCase<T> = Map<string, T[]>;

/** The events of each case, oldest first; superseded ones are among them, marked. */
export async function readCaseEvents(
  db: Database,
  caseIds: readonly string[],
  language: Language,
): Promise<ByCase<CaseEvent>> {
  const found = await db.pool.query<CaseEvent & { caseId: string }>(
    `SELECT e.case_id AS "caseId", e.id, e.type, e.happened_on::text AS "happenedOn", e.happened_at AS "happenedAt",
       e.learned_at AS "learnedAt", e.origin,
       CASE WHEN w.id IS NOT NULL THEN ${termObject("w", language)} END AS employee,
       CASE WHEN d.id IS NOT NULL THEN ${termObject("d", language)} END AS department,
       e.result, e.amount::float8, e.score::float8, e.detail, e.set_aside AS "setAside",
       e.superseded_at IS NOT NULL AS superseded
     FROM case_event e
     LEFT JOIN employee w ON w.id = e.employee_id
     LEFT JOIN department d ON d.id = e.department_id
     WHERE e.case_id = ANY($1::uuid[])
     ORDER BY e.happened_on NULLS LAST, e.happened_at NULLS FIRST, e.learned_at, e.type, e.id`,
    [caseIds],
  );
  const words = caseWords(language);
  return byCase(found.rows, (row) => ({ ...row, label: words(`event.${row.type}`) }));
}

/** The defects that count on each case, the leading one first. */
export async function readCaseDefects(
  db: Database,
  caseIds: readonly string[],
  language: Language,
): Promise<ByCase<CaseDefect>> {
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const found = await db.pool.query<CaseDefect & { caseId: string }>(
    `SELECT cd.case_id AS "caseId", t.code AS key, ${name("t")} AS label, ${name("f")} AS "familyLabel", cd.is_leading AS leading, cd.origin
     FROM case_defect cd
     JOIN defect_type t ON t.id = cd.defect_type_id
     LEFT JOIN defect_family f ON f.id = t.family_id
     WHERE cd.case_id = ANY($1::uuid[]) AND cd.counts
     ORDER BY cd.is_leading DESC, t.code`,
    [caseIds],
  );
  return byCase(found.rows, (row) => row);
}

/** The fields of each case whose values were impossible and are not used. */
export async function readSetAside(
  db: Database,
  caseIds: readonly string[],
  language: Language,
): Promise<ByCase<SetAside>> {
  const found = await db.pool.query<Omit<SetAside, "label"> & { caseId: string }>(
    `SELECT e.case_id AS "caseId", e.type AS field, NULL AS value, e.set_aside AS reason
     FROM case_event e
     WHERE e.case_id = ANY($1::uuid[]) AND e.set_aside IS NOT NULL AND e.superseded_at IS NULL
     ORDER BY e.type, e.id`,
    [caseIds],
  );
  return byCase(found.rows, (row) => ({ ...row, label: caseWords(language)(`outcome.${row.reason}`) }));
}

function byCase<Row extends { readonly caseId: string }, T>(rows: readonly Row[], shape: (row: Row) => T): ByCase<T> {
  const grouped: ByCase<T> = new Map();
  for (const row of rows) {
    const own = grouped.get(row.caseId);
    if (own) own.push(shape(row));
    else grouped.set(row.caseId, [shape(row)]);
  }
  return grouped;
}
