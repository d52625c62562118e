import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { CutIn } from "./action-under-test.ts";
import { knownUnits } from "./read-field-cohorts.ts";

export type CutInQuestion = {
  readonly modelIds: readonly number[];
  readonly cutIn: CutIn;
  /** Only planned so far: its day may lie ahead. */
  readonly isPlan: boolean;
};

/**
 * Refuses a cut-in that contradicts what production and sales tell. Throws BAD_INPUT `cut_in_models_missing`; of a batch
 * NOT_FOUND `cut_in_batch_unknown`, CONFLICT `cut_in_batch_of_other_model`, CONFLICT `cut_in_batch_undated` (nobody told when
 * it was made); of a serial NOT_FOUND `cut_in_serial_unknown`, CONFLICT `cut_in_serial_of_other_model`; of a day CONFLICT
 * `cut_in_production_unknown`, `cut_in_before_production` or `cut_in_before_sales`, BAD_INPUT `cut_in_in_future`.
 */
export async function checkCutIn(
  sql: Sql,
  { modelIds, cutIn, isPlan }: CutInQuestion,
  { today }: { readonly today: BusinessDay },
): Promise<void> {
  if (modelIds.length === 0) throw new DomainError("BAD_INPUT", "cut_in_models_missing");
  if (cutIn.kind === "BATCH") return checkBatch(sql, cutIn.batchId, modelIds);
  if (cutIn.kind === "SERIAL") return checkRegistered(sql, cutIn.serial, modelIds);
  const days = [cutIn.on, ...(cutIn.kind === "FIELD" ? (cutIn.serials ?? []).flatMap(({ on }) => on ?? []) : [])];
  for (const on of days)
    if (on > today && !isPlan) throw new DomainError("BAD_INPUT", "cut_in_in_future", { on, today });
  if (cutIn.kind === "DATE") return checkProduced(sql, cutIn.on, modelIds);
  await checkSold(sql, days.toSorted()[0] ?? cutIn.on, modelIds);
  if (cutIn.serials) await checkSerials(sql, [...new Set(cutIn.serials.map(({ serial }) => serial))], modelIds);
}

async function checkBatch(sql: Sql, batchId: number, modelIds: readonly number[]): Promise<void> {
  const { rows } = await sql.query<{ code: string; modelId: number | null; dated: boolean }>(
    `SELECT code, model_id AS "modelId", produced_month IS NOT NULL AS dated FROM production_batch WHERE id = $1`,
    [batchId],
  );
  const [batch] = rows;
  if (!batch) throw new DomainError("NOT_FOUND", "cut_in_batch_unknown", { id: batchId });
  if (batch.modelId === null || !modelIds.includes(batch.modelId)) {
    throw new DomainError("CONFLICT", "cut_in_batch_of_other_model", { code: batch.code });
  }
  if (!batch.dated) throw new DomainError("CONFLICT", "cut_in_batch_undated", { code: batch.code });
}

/** What comes before and after a serial is known of registered units only. */
async function checkRegistered(sql: Sql, serial: string, modelIds: readonly number[]): Promise<void> {
  const { rows } = await sql.query<{ modelId: number }>(
    `SELECT model_id AS "modelId" FROM unit_register WHERE serial = $1 AND superseded_at IS NULL`,
    [serial],
  );
  if (rows.length === 0) throw new DomainError("NOT_FOUND", "cut_in_serial_unknown", { serial });
  if (!rows.some(({ modelId }) => modelIds.includes(modelId))) {
    throw new DomainError("CONFLICT", "cut_in_serial_of_other_model", { serial });
  }
}

async function checkProduced(sql: Sql, on: BusinessDay, modelIds: readonly number[]): Promise<void> {
  const { rows } = await sql.query<{ first: BusinessDay | null }>(
    `SELECT min(p.month)::text AS first FROM made_month p JOIN production_batch b ON b.id = p.batch_id
     WHERE b.model_id = ANY($1::int[]) AND p.units > 0`,
    [modelIds],
  );
  const first = rows[0]?.first ?? null;
  if (first === null) throw new DomainError("CONFLICT", "cut_in_production_unknown");
  if (on < first) throw new DomainError("CONFLICT", "cut_in_before_production", { on, first: first.slice(0, 7) });
}

async function checkSold(sql: Sql, on: BusinessDay, modelIds: readonly number[]): Promise<void> {
  const { rows } = await sql.query<{ first: BusinessDay | null }>(
    "SELECT min(month)::text AS first FROM sold_month WHERE cut = 'M' AND units > 0 AND model_id = ANY($1::int[])",
    [modelIds],
  );
  const first = rows[0]?.first ?? null;
  if (first !== null && on < first) {
    throw new DomainError("CONFLICT", "cut_in_before_sales", { on, first: first.slice(0, 7) });
  }
}

async function checkSerials(sql: Sql, serials: readonly string[], modelIds: readonly number[]): Promise<void> {
  const { rows } = await sql.query<{ serial: string; modelId: number | null }>(
    `SELECT t.serial, k.model_id AS "modelId" FROM unnest($1::text[]) WITH ORDINALITY AS t (serial, place)
     LEFT JOIN ${knownUnits} k ON k.serial = t.serial
     WHERE k.id IS NULL OR k.model_id IS NULL OR k.model_id <> ALL($2::int[]) ORDER BY t.place LIMIT 1`,
    [serials, modelIds],
  );
  const [unfit] = rows;
  if (!unfit) return;
  if (unfit.modelId === null) throw new DomainError("NOT_FOUND", "cut_in_serial_unknown", { serial: unfit.serial });
  throw new DomainError("CONFLICT", "cut_in_serial_of_other_model", { serial: unfit.serial });
}
