import type { PoolClient } from "pg";
import { inTransaction, rehearse, type Database } from "../../database/database.ts";

/** Who records a file and when; a dry run finds, refuses and answers the same, and changes nothing. */
export type Recording = { readonly userId: number | null; readonly now: Date; readonly isDryRun?: boolean };

/** Runs `work` in one transaction, which a dry run takes back. */
export function inRecording<T>(
  db: Database,
  { isDryRun = false }: Recording,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return isDryRun ? rehearse(db.pool, work) : inTransaction(db.pool, work);
}
