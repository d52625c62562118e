import type { Database, Sql } from "../../database/database.ts";
import type { DecidedText, TypeDescription } from "../text/train-type-model.ts";
import { runTask } from "../threads/run-task.ts";

const mostTexts = 20_000;
const fewestTexts = 200;
const heldOutShare = 0.15;

type Example = DecidedText & { readonly day: string };
export type SuggestionTraining = { readonly texts: number; readonly types: number; readonly accuracy: number };

/**
 * Learns from the youngest classified cases which words speak for which type, and keeps the model with what it was worth
 * on the youngest of them, told by a model that had not seen them. Null, and nothing changes, while there are too few
 * texts or only one type.
 */
export async function trainSuggestions(
  { pool }: Database,
  now: Date,
  signal?: AbortSignal,
): Promise<SuggestionTraining | null> {
  const texts = await readExamples(pool);
  const types = new Set(texts.map(({ type }) => type)).size;
  if (texts.length < fewestTexts || types < 2) return null;
  const heldOut = Math.ceil(texts.length * heldOutShare);
  const { model, worth } = await runTask(
    "train",
    { texts, descriptions: await readDescriptions(pool), ownWords: await ownWords(pool), heldOut },
    signal,
  );
  await pool.query(
    `INSERT INTO type_model (trained_at, texts, types, held_out, held_out_from, accuracy, macro_f1, majority, coverage_at_90, model)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      now,
      texts.length,
      types,
      heldOut,
      texts[texts.length - heldOut]?.day,
      worth.accuracy,
      worth.macroF1,
      worth.majority,
      worth.coverageAt90,
      Buffer.from(model),
    ],
  );
  return { texts: texts.length, types, accuracy: worth.accuracy };
}

/** The youngest texts of cases with a type in use, the oldest of them first. */
async function readExamples(sql: Sql): Promise<Example[]> {
  const { rows } = await sql.query<Example>(
    `SELECT * FROM (
       SELECT x.normalised AS text, x.day::text AS day, t.code AS type, x.case_id AS id, ${attributesOf()} AS attributes
       FROM text_index x JOIN service_case c ON c.id = x.case_id
       JOIN case_defect d ON d.case_id = x.case_id AND d.counts
       JOIN defect_type t ON t.id = d.defect_type_id AND t.retired_at IS NULL
       LEFT JOIN product_model m ON m.id = c.model_id LEFT JOIN product_family f ON f.id = c.family_id LEFT JOIN channel h ON h.id = c.channel_id
       WHERE NOT EXISTS (SELECT 1 FROM case_defect o WHERE o.case_id = x.case_id AND o.counts
         AND (o.is_leading, -o.defect_type_id) > (d.is_leading, -d.defect_type_id))
       ORDER BY x.day DESC, x.case_id DESC LIMIT $1
     ) youngest ORDER BY day, id`,
    [mostTexts],
  );
  return rows;
}

/** What is known of a case besides its text, for queries that join `m`, `f` and `h`. */
export function attributesOf(): string {
  return `array_remove(ARRAY['model:' || m.code, 'family:' || f.code, 'channel:' || h.code], NULL)`;
}

/** Names of products and parts stay whole words. */
export async function ownWords(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ word: string }>(
    `SELECT code AS word FROM product_model UNION SELECT name FROM product_model UNION SELECT name FROM product_family
     UNION SELECT component FROM defect_type WHERE component IS NOT NULL`,
  );
  return rows.map(({ word }) => word);
}

async function readDescriptions(sql: Sql): Promise<TypeDescription[]> {
  const { rows } = await sql.query<TypeDescription>(
    `SELECT code AS type, concat_ws(' ', name, name_en, component, symptom) AS text FROM defect_type WHERE retired_at IS NULL ORDER BY code`,
  );
  return rows;
}
