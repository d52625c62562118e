import { inTransaction, type Database } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { noteChange, type By } from "./taxonomy-change.ts";
import { codeOf, nameOf, optionalText } from "./taxonomy-words.ts";

export type DefectFamilyDraft = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  /** The version that was edited; none: a new family. */
  readonly version?: number | null | undefined;
};

/**
 * Adds a family of defects, or names one anew. Throws BAD_INPUT for unfit words, CONFLICT `defect_family_exists` or
 * `defect_family_changed` where somebody else was first.
 */
export async function saveDefectFamily(db: Database, draft: DefectFamilyDraft, by: By): Promise<void> {
  const [code, name, nameEn] = [codeOf(draft.code), nameOf(draft.name), optionalText(draft.nameEn, 80)];
  await inTransaction(db.pool, async (sql) => {
    const found = await sql.query<{ id: number; name: string; nameEn: string | null; version: number }>(
      `SELECT id, name, name_en AS "nameEn", version FROM defect_family WHERE code = $1 FOR UPDATE`,
      [code],
    );
    const known = found.rows[0];
    if (known && !draft.version) throw new DomainError("CONFLICT", "defect_family_exists", { code });
    if (known && known.version !== draft.version) throw new DomainError("CONFLICT", "defect_family_changed", { code });
    if (!known && draft.version) throw new DomainError("NOT_FOUND", "defect_family_unknown", { code });
    const saved = await sql.query<{ id: number }>(
      `INSERT INTO defect_family (code, name, name_en) VALUES ($1, $2, $3) ON CONFLICT (code)
       DO UPDATE SET name = EXCLUDED.name, name_en = EXCLUDED.name_en, version = defect_family.version + 1 RETURNING id`,
      [code, name, nameEn],
    );
    await noteChange(sql, by, {
      action: known ? "FAMILY_CHANGED" : "FAMILY_ADDED",
      subject: `defect_family:${code}`,
      familyId: saved.rows[0]?.id ?? 0,
      before: known && { name: known.name, nameEn: known.nameEn },
      after: { name, nameEn },
    });
  });
}
