import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { noteChange, type By } from "./taxonomy-change.ts";
import { codeOf, nameOf, optionalText } from "./taxonomy-words.ts";

export const causeClasses = [
  "DESIGN",
  "PROCESS",
  "MATERIAL",
  "ASSEMBLY",
  "PURCHASED_PART",
  "PACKAGING",
  "TRANSPORT",
  "USE",
  "NO_FAULT_FOUND",
] as const;
export type CauseClass = (typeof causeClasses)[number];

/** What a type of defect means. */
export type DefectMeaning = {
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  /** What the customer notices. */
  readonly symptom?: string | null | undefined;
  /** Which part of the product it is about. */
  readonly component?: string | null | undefined;
  readonly causeClass?: CauseClass | null | undefined;
  /** 1 a nuisance, 2 a loss of comfort, 3 the product cannot be used, 4 a danger. */
  readonly severity?: number | null | undefined;
  /** Somebody can come to harm: always handled first. */
  readonly safety: boolean;
};

export type NewDefectType = { readonly family: string; readonly code: string; readonly meaning: DefectMeaning };
export type ChangedDefectType = { readonly key: string; readonly version: number; readonly meaning: DefectMeaning };

/**
 * Adds a type to a family and answers its key, family code/type code. Throws BAD_INPUT for unfit words, NOT_FOUND for
 * the family, CONFLICT `defect_type_exists`.
 */
export async function addDefectType(db: Database, draft: NewDefectType, by: By): Promise<string> {
  const key = `${codeOf(draft.family)}/${codeOf(draft.code)}`;
  const meaning = kept(draft.meaning);
  await inTransaction(db.pool, async (sql) => {
    const family = await sql.query<{ id: number }>("SELECT id FROM defect_family WHERE code = $1", [
      draft.family.trim(),
    ]);
    const familyId = family.rows[0]?.id;
    if (familyId === undefined) throw new DomainError("NOT_FOUND", "defect_family_unknown", { code: draft.family });
    const { rows } = await sql.query<{ id: number }>(
      `INSERT INTO defect_type (code, family_id, name, name_en, symptom, component, cause_class, severity, safety)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [key, familyId, ...columnsOf(meaning)],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new DomainError("CONFLICT", "defect_type_exists", { key });
    await noteChange(sql, by, { action: "TYPE_ADDED", subject: `defect_type:${key}`, typeId: id, after: meaning });
  });
  return key;
}

/** Says anew what a type means; reports and figures stay. Throws as addDefectType, CONFLICT `defect_type_changed`. */
export async function changeDefectType(db: Database, draft: ChangedDefectType, by: By): Promise<void> {
  const meaning = kept(draft.meaning);
  await inTransaction(db.pool, async (sql) => {
    const before = await lockType(sql, draft.key, draft.version);
    await sql.query(
      `UPDATE defect_type SET name = $2, name_en = $3, symptom = $4, component = $5, cause_class = $6, severity = $7, safety = $8,
         version = version + 1 WHERE id = $1`,
      [before.id, ...columnsOf(meaning)],
    );
    const subject = `defect_type:${draft.key}`;
    await noteChange(sql, by, {
      action: "TYPE_CHANGED",
      subject,
      typeId: before.id,
      before: kept(before),
      after: meaning,
    });
  });
}

/**
 * Retires a type, so that nobody is offered it any more, or restores it. Its reports and figures stay. Throws NOT_FOUND,
 * CONFLICT where somebody else was first, BAD_INPUT `defect_type_merged` for one that a merge retired: undo that.
 */
export async function retireDefectType(
  db: Database,
  { key, version, retired, reason }: { key: string; version: number; retired: boolean; reason: string | null },
  by: By,
): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    const type = await lockType(sql, key, version);
    if (!retired) await refuseMerged(sql, type.id, key);
    await sql.query("UPDATE defect_type SET retired_at = $2, version = version + 1 WHERE id = $1", [
      type.id,
      retired ? by.now : null,
    ]);
    await noteChange(sql, by, {
      action: retired ? "TYPE_RETIRED" : "TYPE_RESTORED",
      subject: `defect_type:${key}`,
      reason: optionalText(reason, 2000),
      typeId: type.id,
    });
  });
}

async function refuseMerged(sql: Sql, id: number, key: string): Promise<void> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT q.id::int AS id FROM reclassification q JOIN reclassification_rule r ON r.reclassification_id = q.id
     JOIN defect_type t ON t.id = r.from_type_id AND t.retired_at = q.requested_at
     WHERE r.from_type_id = $1 AND q.undo_requested_at IS NULL LIMIT 1`,
    [id],
  );
  const [by] = rows;
  if (by) throw new DomainError("BAD_INPUT", "defect_type_merged", { key, id: by.id });
}

type StoredType = Required<DefectMeaning> & { readonly id: number; readonly version: number };

/** The type, locked, if it is still of `version`. */
async function lockType(sql: Sql, key: string, version: number): Promise<StoredType> {
  const { rows } = await sql.query<StoredType>(
    `SELECT id, version, name, name_en AS "nameEn", symptom, component, cause_class AS "causeClass", severity, safety
     FROM defect_type WHERE code = $1 FOR UPDATE`,
    [key],
  );
  const [type] = rows;
  if (!type) throw new DomainError("NOT_FOUND", "defect_type_unknown", { key });
  if (type.version !== version) throw new DomainError("CONFLICT", "defect_type_changed", { key });
  return type;
}

function kept(draft: DefectMeaning): Required<DefectMeaning> {
  const severity = draft.severity ?? null;
  if (severity !== null && !(Number.isInteger(severity) && severity >= 1 && severity <= 4))
    throw new DomainError("BAD_INPUT", "defect_severity_unfit");
  return {
    name: nameOf(draft.name),
    nameEn: optionalText(draft.nameEn, 80),
    symptom: optionalText(draft.symptom),
    component: optionalText(draft.component),
    causeClass: draft.causeClass ?? null,
    severity,
    safety: draft.safety,
  };
}

const columnsOf = ({ name, nameEn, symptom, component, causeClass, severity, safety }: Required<DefectMeaning>) => [
  name,
  nameEn,
  symptom,
  component,
  causeClass,
  severity,
  safety,
];
