import type { Sql } from "../../database/database.ts";

export const taxonomyActions = [
  "FAMILY_ADDED",
  "FAMILY_CHANGED",
  "TYPE_ADDED",
  "TYPE_CHANGED",
  "TYPE_RETIRED",
  "TYPE_RESTORED",
  "MERGE",
  "SPLIT",
  "UNDO",
] as const;
export type TaxonomyAction = (typeof taxonomyActions)[number];

/** Who changes the taxonomy, and when. */
export type By = { readonly userId: number; readonly now: Date };

type Change = {
  readonly action: TaxonomyAction;
  readonly subject: string;
  readonly reason?: string | null;
  readonly familyId?: number;
  readonly typeId?: number;
  readonly reclassificationId?: number;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Writes the next version of the taxonomy, and the audit entry; in the transaction of the change. */
export async function noteChange(sql: Sql, { userId, now }: By, change: Change): Promise<void> {
  const { rows } = await sql.query<{ version: number }>(
    `INSERT INTO taxonomy_change (at, user_id, action, reason, defect_family_id, defect_type_id, reclassification_id, before, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING version`,
    [
      now,
      userId,
      change.action,
      change.reason,
      change.familyId,
      change.typeId,
      change.reclassificationId,
      change.before,
      change.after,
    ],
  );
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
    now,
    userId,
    `taxonomy.${change.action.toLowerCase()}`,
    change.subject,
    { version: rows[0]?.version },
  ]);
}
