import type { Pool, PoolClient } from "pg";
import { inTransaction } from "../../database/database.ts";
import { changeDefects } from "../../cases/change-defects.ts";
import { reclassify, takeBack, takenBy } from "../../cases/reclassify-defects.ts";
import type { Rollups } from "../../metrics/rollup.ts";

const casesAtOnce = 5000;

type RunOptions = {
  readonly now: Date;
  /** Says that the process ends: the rest is done the next time. */
  readonly signal?: AbortSignal;
};

/**
 * Takes back every reclassification of which that was asked for, then holds all others against the cases, in their
 * order. Each round of cases is one transaction with its roll-ups; killed anywhere, the next run goes on. Answers how
 * many cases it looked at.
 */
export async function runReclassifications(pool: Pool, rollups: Rollups, options: RunOptions): Promise<number> {
  let cases = 0;
  for (const id of await headsOf(pool, "undo_requested_at IS NOT NULL AND undone_at IS NULL", "DESC")) {
    cases += await undoAll(pool, rollups, id, options);
  }
  for (const id of await headsOf(pool, "undo_requested_at IS NULL", "ASC")) {
    cases += await reclassifyAll(pool, rollups, id, options);
  }
  return cases;
}

async function headsOf(pool: Pool, condition: string, order: "ASC" | "DESC"): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id::int AS id FROM reclassification WHERE ${condition} ORDER BY id ${order}`,
  );
  return rows.map(({ id }) => id);
}

async function undoAll(pool: Pool, rollups: Rollups, id: number, { now, signal }: RunOptions): Promise<number> {
  let cases = 0;
  for (let round = 1; round > 0; cases += round) {
    if (signal?.aborted) return cases;
    round = await inTransaction(pool, async (sql) => {
      const chosen = await choose(
        sql,
        `SELECT DISTINCT case_id FROM (SELECT case_id FROM case_defect WHERE reclassification_id = $1 AND superseded_at IS NULL
           ORDER BY case_id LIMIT ${casesAtOnce}) first_cases`,
        [id],
      );
      if (chosen.cases > 0) await changeDefects(sql, "chosen", rollups, () => takeBack(sql, "chosen", id, now));
      return chosen.cases;
    });
  }
  await pool.query("UPDATE reclassification SET undone_at = $2 WHERE id = $1", [id, now]);
  return cases;
}

async function reclassifyAll(pool: Pool, rollups: Rollups, id: number, { now, signal }: RunOptions): Promise<number> {
  const { rows } = await pool.query<{ type: number }>(
    "SELECT DISTINCT from_type_id AS type FROM reclassification_rule WHERE reclassification_id = $1 ORDER BY 1",
    [id],
  );
  let cases = 0;
  for (const { type } of rows) {
    let after: string | null = "00000000-0000-0000-0000-000000000000";
    while (after !== null) {
      if (signal?.aborted) return cases;
      const round = await reclassifyRound(pool, rollups, { id, type, after, now });
      cases += round.cases;
      after = round.last;
    }
  }
  const finish = "UPDATE reclassification SET finished_at = $2, done = total WHERE id = $1 AND finished_at IS NULL";
  await pool.query(finish, [id, now]);
  return cases;
}

type Round = { readonly id: number; readonly type: number; readonly after: string; readonly now: Date };
type Chosen = { readonly cases: number; readonly last: string | null };

/** Looks at the next cases that report the type, in the order of their ids; `last` is null when there are no more. */
function reclassifyRound(pool: Pool, rollups: Rollups, { id, type, after, now }: Round): Promise<Chosen> {
  return inTransaction(pool, async (sql) => {
    // Nobody takes it back before the round ends.
    const holds = await sql.query(
      "SELECT 1 FROM reclassification WHERE id = $1 AND undo_requested_at IS NULL FOR KEY SHARE",
      [id],
    );
    if (holds.rows.length === 0) return { cases: 0, last: null };
    const chosen = await choose(
      sql,
      `SELECT DISTINCT case_id FROM (SELECT case_id FROM case_defect WHERE counts AND defect_type_id = $1 AND case_id > $2
         ORDER BY case_id LIMIT ${casesAtOnce}) first_cases`,
      [type, after],
    );
    if (chosen.cases === 0) return chosen;
    // Most cases of a type that was split, or that was looked at before, are not taken: they are not touched either.
    await sql.query("CREATE TEMP TABLE taken (case_id uuid PRIMARY KEY) ON COMMIT DROP");
    const taken = await sql.query(
      `INSERT INTO taken SELECT DISTINCT case_id FROM (${takenBy("chosen", "$1::bigint")}) t`,
      [id],
    );
    await sql.query("ANALYZE taken");
    if (taken.rowCount) await changeDefects(sql, "taken", rollups, () => reclassify(sql, "taken", id, now));
    const progress = "UPDATE reclassification SET done = least(total, done + $2) WHERE id = $1 AND finished_at IS NULL";
    await sql.query(progress, [id, chosen.cases]);
    return chosen;
  });
}

/** Names the cases of a round in the relation `chosen`. */
async function choose(sql: PoolClient, select: string, values: unknown[]): Promise<Chosen> {
  await sql.query("CREATE TEMP TABLE chosen (case_id uuid PRIMARY KEY) ON COMMIT DROP");
  const { rowCount } = await sql.query(`INSERT INTO chosen ${select}`, values);
  await sql.query("ANALYZE chosen");
  const { rows } = await sql.query<{ last: string }>(
    "SELECT case_id AS last FROM chosen ORDER BY case_id DESC LIMIT 1",
  );
  return { cases: rowCount ?? 0, last: rows[0]?.last ?? null };
}
