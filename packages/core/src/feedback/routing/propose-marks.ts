import { readableCase } from "../../cases/case-scope.ts";
import { maskPhonesIn } from "../../cases/mask-person.ts";
import { inTransaction, type Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { addDays, businessDayOf } from "../../time/business-day.ts";
import { audit, neededText } from "./desk.ts";
import { notConcerned } from "./hand-over-rights.ts";
import type { HandOverReader } from "./list-hand-overs.ts";
import type { CaseMark } from "./routing-rule.ts";

/** Words that speak for a mark; they propose it, a person decides. */
const wordsOf: Readonly<Partial<Record<CaseMark, readonly string[]>>> = {
  MEDIA: ["媒体", "曝光", "记者", "电视台", "发到网上", "热搜", "journalist", "newspaper"],
  LAWSUIT: ["起诉", "律师", "法院", "打官司", "仲裁", "lawyer", "lawsuit"],
  CRISIS: ["起火", "着火", "爆炸", "触电", "受伤", "住院", "caught fire", "injured"],
  CREDIBILITY: ["欺骗消费者", "虚假宣传", "12315", "消协", "市场监管", "fraud"],
  SHORT_QUANTITY: ["少发", "数量不足", "数量不对", "short delivery"],
  ABOUT_DEALER: ["经销商", "专卖店", "代理商", "中间商", "dealer"],
  COMPENSATION: ["赔偿", "赔付", "索赔", "compensation"],
  RETURN: ["退货", "退款", "refund"],
};

const dayCount = 30;

export type ProposedMark = {
  readonly caseId: string;
  readonly number: string;
  readonly mark: CaseMark;
  readonly word: string;
  readonly complaint: string;
  readonly reportedOn: string;
};

/**
 * Marks that the complaints of the last 30 days speak for and nobody has set, taken back or declined yet, the latest first;
 * of cases the reader may see.
 */
export async function proposeMarks(db: Database, first: number, reader: HandOverReader): Promise<ProposedMark[]> {
  const parameters = new SqlParameters();
  const words = Object.entries(wordsOf).flatMap(([mark, said]) => said.map((word) => ({ mark, word })));
  const since = addDays(businessDayOf(reader.now, db.timeZone), -dayCount);
  const { rows } = await db.pool.query<ProposedMark>(
    `SELECT DISTINCT ON (c.reported_on, c.id, w.mark) c.id AS "caseId", c.number, w.mark, w.word, t.complaint, c.reported_on::text AS "reportedOn"
     FROM text_index x JOIN jsonb_to_recordset(${parameters.add(JSON.stringify(words))}::jsonb) AS w (mark text, word text)
       ON strpos(x.normalised, w.word) > 0
     JOIN service_case c ON c.id = x.case_id AND c.revision > 0 AND c.merged_into IS NULL
     JOIN case_text t ON t.case_id = c.id AND t.erased_at IS NULL
     WHERE x.day >= ${parameters.add(since)}::date AND ${readableCase(reader.scope, parameters)}
       AND ${notConcerned("c.id", reader.viewer, parameters)}
       AND NOT EXISTS (SELECT 1 FROM case_mark m WHERE m.case_id = c.id AND m.mark = w.mark)
     ORDER BY c.reported_on DESC, c.id, w.mark, w.word LIMIT ${parameters.add(first)}`,
    parameters.values,
  );
  return rows.map((row) => ({ ...row, complaint: maskPhonesIn(row.complaint) }));
}

/** Says that a proposed mark is none, with a reason; it is not proposed again. Throws NOT_FOUND `case_unknown`, BAD_INPUT. */
export async function declineMark(
  db: Database,
  { caseId, mark, reason: text }: { readonly caseId: string; readonly mark: CaseMark; readonly reason: string },
  { viewer, scope, now }: Pick<HandOverReader, "viewer" | "scope" | "now">,
): Promise<void> {
  const reason = neededText(text);
  await inTransaction(db.pool, async (sql) => {
    const parameters = new SqlParameters();
    const id = `${parameters.add(caseId)}::uuid`;
    const seen = `${readableCase(scope, parameters)} AND ${notConcerned("c.id", viewer, parameters)}`;
    const found = await sql.query(
      `SELECT 1 FROM service_case c WHERE c.id = ${id} AND c.revision > 0 AND ${seen}`,
      parameters.values,
    );
    if (found.rows.length === 0) throw new DomainError("NOT_FOUND", "case_unknown");
    await sql.query(
      `INSERT INTO case_mark (case_id, mark, reason, happened_on, set_by, set_at, superseded_at, superseded_by, superseded_reason)
       VALUES ($1, $2, $3, $4::timestamptz::date, $5, $4, $4, $5, $3)`,
      [caseId, mark, reason, now, viewer.userId],
    );
    await audit(
      sql,
      { userId: viewer.userId, now },
      { action: "case.mark_declined", subject: `case/${caseId}`, mark, reason },
    );
  });
}
