import type { Scope } from "../../access/scope.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { TypicalPhrases } from "../text/typical-phrases.ts";
import { runTask } from "../threads/run-task.ts";

/** What people write of a defect. */
export type DefectTexts = TypicalPhrases & {
  /** The cases of its newest complaints, the latest report first; what was sent again word by word once, by its latest. */
  readonly caseIds: readonly string[];
};

const [mostOwn, mostOthers, mostPhrases] = [400, 1600, 8];
// Others are looked for among so many of the newest complaints: reading all of a product family takes minutes.
const mostRead = 20_000;

/**
 * The newest complaints of `scope` that report a defect, and the phrases that its newest 400 say more often than as many as
 * 1,600 of other defects of the same product families do (see `typicalPhrases`), of the newest 20,000 complaints. Throws NOT_FOUND `defect_unknown`.
 */
export async function textsOfDefect(
  sql: Sql,
  { defectType, first }: { readonly defectType: string; readonly first: number },
  scope: Scope,
): Promise<DefectTexts> {
  const { rows: types } = await sql.query<{ id: number }>("SELECT id FROM defect_type WHERE code = $1", [defectType]);
  const [type] = types;
  if (!type) throw new DomainError("NOT_FOUND", "defect_unknown", { key: defectType });
  const own = await readTexts(sql, scope, { typeId: type.id, families: null });
  const families = [...new Set(own.map(({ familyId }) => familyId))];
  const others = await readTexts(sql, scope, { typeId: type.id, families });
  const found = own.length === 0 ? { own: 0, others: 0, phrases: [] } : await runTask("typical", { own, others });
  return {
    ...found,
    phrases: found.phrases.slice(0, mostPhrases),
    caseIds: own
      .filter(({ text }, i) => own.findIndex((one) => one.text === text) === i)
      .slice(0, first)
      .map(({ id }) => id),
  };
}

type Wanted = {
  readonly typeId: number;
  /** Null: texts of the type itself. */
  readonly families: readonly (number | null)[] | null;
};
type Read = { readonly id: string; readonly text: string; readonly familyId: number | null };

/** The latest complaints that report the type, or other types of these product families. */
async function readTexts(sql: Sql, scope: Scope, { typeId, families }: Wanted): Promise<Read[]> {
  const parameters = new SqlParameters();
  const reported = `SELECT 1 FROM case_defect d WHERE d.case_id = x.case_id AND d.counts AND d.defect_type_id`;
  const type = parameters.add(typeId);
  const isWanted =
    families === null
      ? `EXISTS (${reported} = ${type})`
      : `EXISTS (${reported} IS NOT NULL) AND NOT EXISTS (${reported} = ${type}) AND COALESCE(c.family_id, 0) = ANY (${parameters.add(families.map((id) => id ?? 0))}::int[])`;
  const readable = scope.kind === "company" ? "true" : readableCase(scope, parameters);
  const newest = `(SELECT case_id, day, normalised FROM text_index ORDER BY day DESC, case_id DESC LIMIT ${mostRead})`;
  const { rows } = await sql.query<Read>(
    `SELECT x.case_id::text AS id, x.normalised AS text, c.family_id AS "familyId"
     FROM ${families === null ? "text_index" : newest} x JOIN service_case c ON c.id = x.case_id AND c.merged_into IS NULL
     WHERE ${isWanted} AND ${readable}
     ORDER BY x.day DESC, x.case_id DESC LIMIT ${parameters.add(families === null ? mostOwn : mostOthers)}`,
    parameters.values,
  );
  return rows;
}
