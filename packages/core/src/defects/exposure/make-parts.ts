import type { PoolClient } from "pg";

/** What a file named that nobody had named before, in the order of the codes; a typing error is seen by it. */
export type MadeParts = { readonly newBatches: readonly string[]; readonly newLines: readonly string[] };

/** How many they were, for the audit log. */
export function numbersOf({ newBatches, newLines }: MadeParts): Readonly<Record<keyof MadeParts, number>> {
  return { newBatches: newBatches.length, newLines: newLines.length };
}

/** The temporary table of the incoming rows. */
type Incoming = "incoming_sale" | "incoming_production" | "told_unit";

/**
 * Makes the batches of the rows' `batch` and `model` that are not known, each of the model of its first row, and answers
 * their codes. A known batch without a model gets one.
 */
export async function makeBatches(client: PoolClient, incoming: Incoming): Promise<string[]> {
  const { rows } = await client.query<{ code: string; is_new: boolean }>(`
    INSERT INTO production_batch AS b (model_id, code, name, name_en)
    SELECT DISTINCT ON (i.batch) m.id, i.batch, split_part(i.batch, '/', -1), split_part(i.batch, '/', -1)
    FROM (SELECT batch, model, min(line) AS line FROM pg_temp.${incoming} WHERE batch IS NOT NULL GROUP BY batch, model) i
    JOIN product_model m ON m.code = i.model ORDER BY i.batch, i.line
    ON CONFLICT (code) DO UPDATE SET model_id = EXCLUDED.model_id WHERE b.model_id IS NULL
    RETURNING code, xmax = 0 AS is_new`);
  return rows
    .filter((row) => row.is_new)
    .map(({ code }) => code)
    .toSorted();
}

/** Makes the production lines of the rows' `made_on` that are not known, and answers their codes. */
export async function makeLines(client: PoolClient, incoming: Incoming): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(`
    INSERT INTO production_line (code, name, name_en)
    SELECT DISTINCT made_on, made_on, made_on FROM pg_temp.${incoming} WHERE made_on IS NOT NULL
    ON CONFLICT (code) DO NOTHING RETURNING code`);
  return rows.map(({ code }) => code).toSorted();
}
