import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

/** Who changes something (null: the installation itself), and when. */
export type Change = { readonly userId: number | null; readonly now: Date };

/**
 * Runs `work` in one transaction on a calendar that nobody else changes meanwhile, and hands it the calendar's id.
 * Throws NOT_FOUND for a code that no calendar has.
 */
export function onCalendar<T>(db: Database, code: string, work: (sql: Sql, id: number) => Promise<T>): Promise<T> {
  return inTransaction(db.pool, async (sql) => {
    const found = await sql.query<{ id: number }>("SELECT id FROM calendar WHERE code = $1 FOR UPDATE", [code]);
    const id = found.rows[0]?.id;
    if (id === undefined) throw new DomainError("NOT_FOUND", "calendar_unknown", { code });
    return work(sql, id);
  });
}

/** Writes down who changed what; in the transaction of the change. */
export async function audit(
  sql: Sql,
  { userId, now }: Change,
  {
    action,
    subject,
    ...detail
  }: { readonly action: string; readonly subject: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5::jsonb)", [
    now,
    userId,
    action,
    subject,
    JSON.stringify(detail),
  ]);
}

type CodeTable = "calendar" | "department" | "service_contract" | "product_model" | "product_family";

/** The id behind a code. Throws NOT_FOUND. */
export async function idOfCode(sql: Sql, table: CodeTable, code: string): Promise<number> {
  const { rows } = await sql.query<{ id: number }>(`SELECT id FROM ${table} WHERE code = $1`, [code]);
  const id = rows[0]?.id;
  if (id === undefined) throw new DomainError("NOT_FOUND", `${table}_unknown`, { code });
  return id;
}
