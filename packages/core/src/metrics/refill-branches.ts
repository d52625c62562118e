import type { Pool } from "pg";
import { inTransaction } from "../database/database.ts";
import { rebuildRollups } from "./rebuild-rollups.ts";
import type { Rollup } from "./rollup.ts";

/**
 * Fills the rollups by branch again where departments were moved since they were filled; answers whether they had been.
 * Until then such questions are answered by the cases.
 */
export async function refillBranches(pool: Pool, rollups: readonly Rollup[]): Promise<boolean> {
  const { rows } = await pool.query("SELECT 1 FROM department_tree WHERE moved");
  if (rows.length === 0) return false;
  await inTransaction(pool, (client) =>
    rebuildRollups(
      client,
      rollups.filter(({ byBranch }) => byBranch),
    ),
  );
  return true;
}
