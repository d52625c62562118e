import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { isBusinessDay, type BusinessDay } from "../../time/business-day.ts";
import { normaliseText } from "../text/normalise-text.ts";

export const reclassificationKinds = ["MERGE", "SPLIT"] as const;
export type ReclassificationKind = (typeof reclassificationKinds)[number];

/** Which reports of type `from` count as type `to`: those for which every condition given holds. */
export type ReclassificationRule = {
  readonly from: string;
  readonly to: string;
  /** Codes; of none: any. */
  readonly models?: readonly string[] | null | undefined;
  readonly batches?: readonly string[] | null | undefined;
  readonly supplierLots?: readonly string[] | null | undefined;
  /** One of them is in the complaint. */
  readonly words?: readonly string[] | null | undefined;
  /** Half-open days of the report. */
  readonly reportedFrom?: BusinessDay | null | undefined;
  readonly reportedTo?: BusinessDay | null | undefined;
};

/** A merge of whole types into one, or a split of one type by rules of which the first that fits decides. */
export type ReclassificationDraft = {
  readonly kind: ReclassificationKind;
  readonly rules: readonly ReclassificationRule[];
  /** Whether what was reported before counts anew too; else only what is learned from now on. */
  readonly includesPast: boolean;
};

export type StoredRule = {
  readonly fromTypeId: number;
  readonly toTypeId: number;
  readonly modelIds: readonly number[] | null;
  readonly batchIds: readonly number[] | null;
  readonly supplierLotIds: readonly number[] | null;
  readonly words: readonly string[] | null;
  readonly reportedFrom: BusinessDay | null;
  readonly reportedTo: BusinessDay | null;
};

const [mostRules, mostWords, longestWord] = [20, 50, 100];

/**
 * The rules with ids in place of codes. Throws BAD_INPUT for rules that do not fit their kind, NOT_FOUND for a type,
 * model, batch or lot that is not known.
 */
export async function resolveRules(sql: Sql, { kind, rules }: ReclassificationDraft): Promise<StoredRule[]> {
  if (rules.length === 0 || rules.length > mostRules)
    throw new DomainError("BAD_INPUT", "reclassification_rules_missing", { most: mostRules });
  refuseUnfit(kind, rules);
  const resolved: StoredRule[] = [];
  for (const rule of rules) resolved.push(await resolveRule(sql, rule));
  return resolved;
}

function refuseUnfit(kind: ReclassificationKind, rules: readonly ReclassificationRule[]): void {
  const [from, to] = [new Set(rules.map((rule) => rule.from)), new Set(rules.map((rule) => rule.to))];
  if ([...from].some((key) => to.has(key))) throw new DomainError("BAD_INPUT", "reclassification_into_itself");
  if (kind === "MERGE" && (to.size !== 1 || from.size !== rules.length || !rules.every(isWhole)))
    throw new DomainError("BAD_INPUT", "reclassification_merge_unfit");
  if (kind === "SPLIT" && (from.size !== 1 || rules.slice(0, -1).some(isWhole)))
    throw new DomainError("BAD_INPUT", "reclassification_split_unfit");
}

/** Whether a rule takes every report of its type. */
export function isWhole(rule: ReclassificationRule): boolean {
  const { models, batches, supplierLots, words, reportedFrom, reportedTo } = rule;
  return !reportedFrom && !reportedTo && [models, batches, supplierLots, words].every((list) => !list?.length);
}

async function resolveRule(sql: Sql, rule: ReclassificationRule): Promise<StoredRule> {
  const { reportedFrom = null, reportedTo = null } = rule;
  for (const day of [reportedFrom, reportedTo]) {
    if (day && !isBusinessDay(day)) throw new DomainError("BAD_INPUT", "day_unreadable", { day });
  }
  if (reportedFrom && reportedTo && reportedFrom >= reportedTo)
    throw new DomainError("BAD_INPUT", "range_reversed", { from: reportedFrom, to: reportedTo });
  return {
    fromTypeId: await typeId(sql, rule.from, "any"),
    toTypeId: await typeId(sql, rule.to, "in use"),
    modelIds: await idsOf(sql, "product_model", rule.models),
    batchIds: await idsOf(sql, "production_batch", rule.batches),
    supplierLotIds: await idsOf(sql, "supplier_lot", rule.supplierLots),
    words: wordsOf(rule.words),
    reportedFrom: reportedFrom || null,
    reportedTo: reportedTo || null,
  };
}

/** The id behind a type's key, locked against other changes. Throws NOT_FOUND, BAD_INPUT `defect_type_retired`. */
export async function typeId(sql: Sql, key: string, which: "any" | "in use"): Promise<number> {
  const { rows } = await sql.query<{ id: number; retired: boolean }>(
    "SELECT id, retired_at IS NOT NULL AS retired FROM defect_type WHERE code = $1 FOR SHARE",
    [key],
  );
  const [type] = rows;
  if (!type) throw new DomainError("NOT_FOUND", "defect_type_unknown", { key });
  if (type.retired && which === "in use") throw new DomainError("BAD_INPUT", "defect_type_retired", { key });
  return type.id;
}

type CodeTable = "product_model" | "production_batch" | "supplier_lot";

async function idsOf(
  sql: Sql,
  table: CodeTable,
  codes: readonly string[] | null | undefined,
): Promise<number[] | null> {
  if (!codes?.length) return null;
  const { rows } = await sql.query<{ id: number; code: string }>(
    `SELECT id, code FROM ${table} WHERE code = ANY($1::text[])`,
    [codes],
  );
  const missing = codes.find((code) => !rows.some((row) => row.code === code));
  if (missing !== undefined) throw new DomainError("NOT_FOUND", "rule_code_unknown", { code: missing });
  return rows.map(({ id }) => id);
}

function wordsOf(words: readonly string[] | null | undefined): string[] | null {
  const kept = [...new Set((words ?? []).map(normaliseText).filter((word) => word !== ""))];
  if (kept.length === 0) return null;
  const unfit = kept.find((word) => word.length > longestWord || /\d{4}/.test(word));
  // Complaints show phones masked; found digit by digit they would not be.
  if (unfit !== undefined || kept.length > mostWords)
    throw new DomainError("BAD_INPUT", "rule_words_unfit", { longest: longestWord, most: mostWords });
  return kept;
}
