import type { Scope } from "../../access/scope.ts";
import { readableCase } from "../../cases/case-scope.ts";
import type { Database, Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { decodeTypeModel } from "../text/encode-type-model.ts";
import { createSegmenter } from "../text/segment-text.ts";
import { suggestType, type Suggesting, type TypeSuggestion } from "../text/suggest-type.ts";
import { attributesOf, ownWords } from "./train-suggestions.ts";

type TypeLabel = { readonly key: string; readonly label: string };

/** A case without a type, and what its text speaks for; no suggestion: the model knows nothing in it. */
export type SuggestedCase = {
  readonly caseId: string;
  readonly suggestion: {
    readonly type: TypeLabel;
    /** The calibrated chance, 0 to 1. */
    readonly confidence: number;
    /** As sure as suggestions that were right nine times in ten. */
    readonly sure: boolean;
    readonly others: readonly { readonly type: TypeLabel; readonly confidence: number }[];
    readonly words: readonly string[];
  } | null;
};

/** What the model that suggests was worth on texts that it had not seen. */
export type SuggestionWorth = {
  readonly modelId: number;
  readonly trainedAt: Date;
  readonly texts: number;
  readonly types: number;
  readonly heldOut: number;
  readonly heldOutFrom: string | null;
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  readonly majority: number | null;
  readonly coverageAt90: number | null;
};

export type SuggestionQueue = {
  readonly worth: SuggestionWorth | null;
  /** Cases of the scope that have a text and no type. */
  readonly waiting: number;
  readonly cases: readonly SuggestedCase[];
};

/** The latest cases of `scope` that have a complaint and no type, with what they most likely tell of. */
export async function suggestTypes(
  db: Database,
  { first, language, scope }: { readonly first: number; readonly language: "zh-CN" | "en"; readonly scope: Scope },
): Promise<SuggestionQueue> {
  const worth = await readWorth(db.pool);
  const { cases, waiting } = await readWaiting(db.pool, first, scope);
  const suggesting = worth && cases.length > 0 ? await suggestingBy(db, worth.modelId) : null;
  const labels = await readLabels(db.pool, language);
  const labelled = (key: string): TypeLabel => ({ key, label: labels.get(key) ?? key });
  return {
    worth,
    waiting,
    cases: cases.map(({ id, text, attributes }) => {
      const found = suggesting ? suggestType(suggesting, { text, attributes }) : null;
      return { caseId: id, suggestion: found && presented(found, labelled) };
    }),
  };
}

function presented(found: TypeSuggestion, labelled: (key: string) => TypeLabel): SuggestedCase["suggestion"] {
  const { type, confidence, sure, others, words } = found;
  return {
    type: labelled(type),
    confidence,
    sure,
    others: others.map((one) => ({ type: labelled(one.type), confidence: one.confidence })),
    words: words.map(({ word }) => word),
  };
}

async function readWorth(sql: Sql): Promise<SuggestionWorth | null> {
  const { rows } = await sql.query<SuggestionWorth>(
    `SELECT id::int AS "modelId", trained_at AS "trainedAt", texts, types, held_out AS "heldOut", held_out_from::text AS "heldOutFrom",
       accuracy, macro_f1 AS "macroF1", majority, coverage_at_90 AS "coverageAt90" FROM type_model ORDER BY id DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

type Waiting = { readonly id: string; readonly text: string; readonly attributes: readonly string[] };

async function readWaiting(sql: Sql, first: number, scope: Scope): Promise<{ cases: Waiting[]; waiting: number }> {
  const parameters = new SqlParameters();
  const waiting = `FROM text_index x JOIN service_case c ON c.id = x.case_id AND c.merged_into IS NULL
     LEFT JOIN case_kind k ON k.id = c.kind_id
     LEFT JOIN product_model m ON m.id = c.model_id LEFT JOIN product_family f ON f.id = c.family_id LEFT JOIN channel h ON h.id = c.channel_id
     WHERE NOT EXISTS (SELECT 1 FROM case_defect d WHERE d.case_id = x.case_id AND d.counts)
       AND k.counts_for_first_fix IS DISTINCT FROM false AND ${readableCase(scope, parameters)}`;
  const counted = await sql.query<{ n: number }>(`SELECT count(*)::int AS n ${waiting}`, parameters.values);
  const { rows } = await sql.query<Waiting>(
    `SELECT x.case_id AS id, x.normalised AS text, ${attributesOf()} AS attributes ${waiting}
     ORDER BY x.day DESC, x.case_id DESC LIMIT ${parameters.add(first)}`,
    parameters.values,
  );
  return { cases: rows, waiting: counted.rows[0]?.n ?? 0 };
}

async function readLabels(sql: Sql, language: "zh-CN" | "en"): Promise<Map<string, string>> {
  const name = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<TypeLabel>(`SELECT code AS key, ${name} AS label FROM defect_type`);
  return new Map(rows.map(({ key, label }) => [key, label]));
}

/** A model takes a second to be read, with the dictionary: each process keeps the last one. */
const kept = new WeakMap<Database["pool"], { readonly id: number; readonly suggesting: Promise<Suggesting> }>();

function suggestingBy({ pool }: Database, id: number): Promise<Suggesting> {
  const known = kept.get(pool);
  if (known?.id === id) return known.suggesting;
  const suggesting = readModel(pool, id);
  kept.set(pool, { id, suggesting });
  suggesting.catch(() => kept.delete(pool));
  return suggesting;
}

async function readModel(sql: Sql, id: number): Promise<Suggesting> {
  const { rows } = await sql.query<{ model: Buffer }>("SELECT model FROM type_model WHERE id = $1", [id]);
  const [row] = rows;
  if (!row) throw new Error(`type model ${id} is gone`);
  return { model: decodeTypeModel(row.model), segmenter: createSegmenter(await ownWords(sql)) };
}
