import type { Pool, PoolClient } from "pg";
import { copyRows } from "../../database/copy-rows.ts";
import { inTransaction } from "../../database/database.ts";
import { normaliseText } from "../text/normalise-text.ts";
import { searchTokens } from "../text/search-tokens.ts";

const textsAtOnce = 2000;

/**
 * Brings the index of complaints up to date with every text that a mark names, and returns how many marks it consumed.
 * Each round is one transaction: a killed round leaves its marks to the next. Whoever else follows the texts meanwhile,
 * when this is done every mark there was is followed.
 */
export async function followTexts(pool: Pool, signal?: AbortSignal): Promise<number> {
  let consumed = 0;
  for (;;) {
    const marks = signal?.aborted ? 0 : await inTransaction(pool, followRound);
    if (marks === 0) return consumed;
    consumed += marks;
  }
}

async function followRound(client: PoolClient): Promise<number> {
  // One at a time: who found the rest taken by another would go on before that is in the index.
  await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.texts'))");
  const taken = await client.query<{ case_id: string }>(
    "DELETE FROM stale_text WHERE id IN (SELECT id FROM stale_text ORDER BY id LIMIT $1) RETURNING case_id",
    [textsAtOnce],
  );
  if (taken.rows.length === 0) return 0;
  const ids = [...new Set(taken.rows.map((row) => row.case_id))];
  // Locked, so that two rounds never write an older text over a newer one.
  const { rows } = await client.query<{ id: string; day: string; complaint: string }>(
    `SELECT c.id, COALESCE(c.reported_on, c.learned_on)::text AS day, t.complaint
     FROM service_case c JOIN case_text t ON t.case_id = c.id
     WHERE c.id = ANY($1::uuid[]) AND t.erased_at IS NULL AND c.merged_into IS NULL ORDER BY c.id FOR NO KEY UPDATE OF t`,
    [ids],
  );
  const said = rows.map(({ id, day, complaint }) => ({ id, day, normalised: normaliseText(complaint), complaint }));
  await client.query("DELETE FROM text_index WHERE case_id = ANY($1::uuid[])", [ids]);
  await copyRows(
    client,
    "text_index",
    ["case_id", "day", "normalised", "tokens"],
    said
      .filter(({ normalised }) => normalised !== "")
      .map(({ id, day, normalised, complaint }) => [id, day, normalised, `{${searchTokens(complaint).join(",")}}`]),
  );
  return taken.rows.length;
}
