import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { addDays, type BusinessDay } from "../../time/business-day.ts";
import type { ActionUnderTest, CutIn } from "../verification/action-under-test.ts";
import { checkCutIn } from "../verification/check-cut-in.ts";
import { casesOfEvidence } from "./issue-evidence.ts";
import type { IssueAction, QualityIssueRecord, ToldCutIn } from "./issue.ts";

type Issue = Pick<QualityIssueRecord, "id" | "evidence">;
type Concerned = { readonly defectTypeIds: readonly number[]; readonly modelIds: readonly number[] };

/** A corrective measure as its effect is looked for; null while it is not implemented. */
export async function actionUnderTest(sql: Sql, issue: Issue, action: IssueAction): Promise<ActionUnderTest | null> {
  const { id, kind, cutIn, plannedRatio, implementedOn } = action;
  if (cutIn === null || implementedOn === null || (kind !== "PRODUCTION" && kind !== "FIELD")) return null;
  return {
    id,
    kind,
    plannedRatio,
    implementedOn,
    cutIn: await resolved(sql, cutIn),
    affectedSince: "affectedSince" in cutIn ? cutIn.affectedSince : null,
    ...(await concernedBy(sql, issue)),
    ...(await alarmOf(sql, issue)),
  };
}

/** Throws what checkCutIn throws, and BAD_INPUT `cut_in_affected_late`, of a cut-in as it is told: it must fit what production tells of the issue's models. */
export async function demandCutIn(sql: Sql, issue: Issue, told: ToldCutIn, today: BusinessDay): Promise<void> {
  const { modelIds } = await concernedBy(sql, issue);
  await demandAffected(sql, told);
  await checkCutIn(sql, { modelIds, cutIn: await resolved(sql, told), isPlan: false }, { today });
}

/** Production must have had the problem before it was mended. */
async function demandAffected(sql: Sql, told: ToldCutIn): Promise<void> {
  const since = "affectedSince" in told ? (told.affectedSince ?? null) : null;
  if (since === null) return;
  const { rows } = await sql.query<{ month: BusinessDay | null }>(
    "SELECT produced_month::text AS month FROM production_batch WHERE code = $1",
    [told.kind === "BATCH" ? told.batch : ""],
  );
  const mended = told.kind === "DATE" ? told.on : (rows[0]?.month ?? null);
  if (mended !== null && since.slice(0, 7) >= mended.slice(0, 7)) {
    throw new DomainError("BAD_INPUT", "cut_in_affected_late", { since, month: mended.slice(0, 7) });
  }
}

async function resolved(sql: Sql, told: ToldCutIn): Promise<CutIn> {
  if (told.kind === "FIELD") {
    const serials = told.serials.map((serial) => ({ serial, on: null }));
    return { kind: "FIELD", on: told.on, serials: serials.length > 0 ? serials : null };
  }
  if (told.kind === "DATE") return { kind: "DATE", on: told.on };
  if (told.kind === "SERIAL") return told;
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM production_batch WHERE code = $1", [told.batch]);
  if (!rows[0]) throw new DomainError("NOT_FOUND", "cut_in_batch_unknown", { id: told.batch });
  return { kind: "BATCH", batchId: rows[0].id };
}

/** The types of defect and the models that an issue is about; where it names no model, those of its cases. */
async function concernedBy(sql: Sql, issue: Issue): Promise<Concerned> {
  const parameters = new SqlParameters();
  const keys = (dimension: string) => {
    const filters = issue.evidence.flatMap((part) => part.filters.filter((one) => one.dimension === dimension));
    return `${parameters.add(filters.flatMap((one) => one.in))}::text[]`;
  };
  const cases = casesOfEvidence({ parts: issue.evidence, issueId: issue.id }, parameters);
  const { rows } = await sql.query<Concerned & { readonly ofCases: readonly number[] }>(
    `SELECT ARRAY(SELECT t.id FROM defect_type t LEFT JOIN defect_family f ON f.id = t.family_id
         WHERE t.code = ANY(${keys("defectType")}) OR f.code = ANY(${keys("defectFamily")}) ORDER BY 1) AS "defectTypeIds",
       ARRAY(SELECT m.id FROM product_model m LEFT JOIN product_family f ON f.id = m.family_id
         WHERE m.code = ANY(${keys("productModel")}) OR f.code = ANY(${keys("productFamily")})
         UNION SELECT b.model_id FROM production_batch b WHERE b.code = ANY(${keys("batch")}) AND b.model_id IS NOT NULL ORDER BY 1) AS "modelIds",
       ARRAY(SELECT DISTINCT c.model_id FROM (${cases}) e JOIN service_case c ON c.id = e.case_id
         WHERE c.model_id IS NOT NULL ORDER BY 1) AS "ofCases"`,
    parameters.values,
  );
  const { defectTypeIds = [], modelIds = [], ofCases = [] } = rows[0] ?? {};
  return { defectTypeIds, modelIds: modelIds.length > 0 ? modelIds : ofCases };
}

/** The days whose reports raised the alarm, as it was known when its signals went into the issue. */
async function alarmOf(sql: Sql, { id }: Issue): Promise<Pick<ActionUnderTest, "alarmFrom" | "alarmTo">> {
  const { rows } = await sql.query<{ from: BusinessDay | null; until: BusinessDay | null }>(
    `SELECT min(s.since_on)::text AS from, max((q.known_then->>'untilOn')::date)::text AS until
     FROM quality_issue_signal q JOIN signal s ON s.id = q.signal_id WHERE q.issue_id = $1`,
    [id],
  );
  const { from = null, until = null } = rows[0] ?? {};
  return { alarmFrom: from, alarmTo: until === null ? null : addDays(until, -1) };
}
