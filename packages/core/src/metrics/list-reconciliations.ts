import type { Database } from "../database/database.ts";

export type Reconciliation = {
  readonly ranAt: Date;
  readonly rollup: string;
  readonly cells: number;
  readonly differing: number;
  readonly mended: number;
};

/** The last `first` reconciliations of a rollup with its cases, newest first. */
export async function listReconciliations(db: Database, first: number): Promise<Reconciliation[]> {
  const found = await db.pool.query<Reconciliation>(
    `SELECT ran_at AS "ranAt", rollup, cells, differing, mended FROM reconciliation ORDER BY ran_at DESC, id DESC LIMIT $1`,
    [first],
  );
  return found.rows;
}
