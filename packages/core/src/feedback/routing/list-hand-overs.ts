import type { Scope } from "../../access/scope.ts";
import type { Viewer } from "../../access/viewer.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { readClocks, type Clocks } from "../../cases/clocks.ts";
import { maskPhonesIn } from "../../cases/mask-person.ts";
import { termObject } from "../../cases/read-cases.ts";
import type { Term } from "../../cases/service-case.ts";
import type { Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { Language } from "../../locales/text.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { answeringOf, answersFor, seenHandOver, sends, type Answering } from "./hand-over-rights.ts";
import { calendarOwner, type HandOverEnd, type OpenHandOver } from "./pass-on.ts";

export const handOverStates = ["WAITING", "ACCEPTED", "REFUSED", "ANSWERED", "WITHDRAWN"] as const;
export type HandOverState = (typeof handOverStates)[number];

/** DESK: what the asker is to accept or answer; BACK: what was refused and nobody has sent elsewhere; SENT; ALL. */
export const handOverBoxes = ["DESK", "BACK", "SENT", "ALL"] as const;
export type HandOverBox = (typeof handOverBoxes)[number];

export type HandOverFilter = {
  readonly box: HandOverBox;
  readonly states?: readonly HandOverState[] | null | undefined;
  readonly lateOnly?: boolean | null | undefined;
  readonly caseId?: string | null | undefined;
  readonly issue?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
};

export type HandOverReader = {
  readonly viewer: Viewer;
  readonly scope: Scope;
  readonly now: Date;
  readonly language: Language;
};

/** Time in seconds by the calendar clock, and by the business clock of who had it. */
export type Elapsed = { readonly seconds: number; readonly businessSeconds: number };

/** A hand-over as it stands at the reader's time. */
export type HandOver = Pick<
  OpenHandOver,
  "id" | "caseId" | "issue" | "party" | "queue" | "ask" | "marks" | "followed"
> & {
  readonly caseNumber: string | null;
  readonly from: Term | null;
  readonly to: Term | null;
  readonly version: number | null;
  readonly ruleName: string | null;
  readonly sentBy: string | null;
  readonly sentAt: Date;
  readonly acceptDueAt: Date;
  readonly answerDueAt: Date;
  readonly state: HandOverState;
  /** What is to be done now should have been done before. */
  readonly late: boolean;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly endedAt: Date | null;
  /** null with endedAt: a rule did. */
  readonly endedBy: string | null;
  readonly text: string | null;
  /** How far it was escalated: 0 not, 1 to the department's head, 2 to the head above, 3 to the company's leader. */
  readonly escalated: number;
  /** Until it was accepted or ended, and until it ended; to now where it did not. */
  readonly waited: Elapsed;
  readonly took: Elapsed;
  readonly mayAnswer: boolean;
  /** May be taken back by the reader, or sent elsewhere when it came back. */
  readonly maySend: boolean;
  /** The case is the reader's to open, beside what is told of it here. */
  readonly mayOpenCase: boolean;
  /** Of a case: the model, the leading type of defect, what the customer said. */
  readonly productModel: string | null;
  readonly defect: string | null;
  readonly complaint: string | null;
};

type Row = Omit<HandOver, "waited" | "took" | "mayAnswer" | "maySend"> & {
  readonly fromId: number | null;
  readonly toId: number | null;
  readonly sentById: number | null;
};

/** The hand-overs the reader may see, what is open and late first, and how many there are. */
export async function listHandOvers(
  db: Database,
  filter: HandOverFilter,
  reader: HandOverReader,
): Promise<{ rows: HandOver[]; totalCount: number }> {
  const answering = await answeringOf(db, reader.viewer, reader.scope);
  const parameters = new SqlParameters();
  const told = toldHandOvers(reader, answering, parameters);
  const wanted = wantedHandOvers(filter, answering, parameters);
  const { rows } = await db.pool.query<Row & { totalCount: number }>(
    `SELECT *, count(*) OVER ()::int AS "totalCount" FROM (${told}) told WHERE ${wanted}
     ORDER BY state IN ('WAITING', 'ACCEPTED') DESC, 'SPECIAL_CASE' = ANY(marks) DESC, late DESC, "answerDueAt", id
     LIMIT ${parameters.add(filter.first)}`,
    parameters.values,
  );
  const clocks = await readClocks(db.pool);
  const shown = rows.map((row) => present(row, { db, reader, answering, clocks }));
  return { rows: shown, totalCount: rows[0]?.totalCount ?? 0 };
}

function toldHandOvers(
  { now, language, scope }: HandOverReader,
  answering: Answering,
  parameters: SqlParameters,
): string {
  const moment = `${parameters.add(now)}::timestamptz`;
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const ruleName = language === "en" ? "COALESCE(r->>'nameEn', r->>'name')" : "r->>'name'";
  return `
    SELECT h.id, h.case_id AS "caseId", h.issue, c.number AS "caseNumber", h.to_party AS party, h.to_queue AS queue, h.ask, h.marks,
      h.from_department_id AS "fromId", h.to_department_id AS "toId", h.sent_by AS "sentById", td.code AS "toCode",
      CASE WHEN fd.id IS NOT NULL THEN ${termObject("fd", language)} END AS "from",
      CASE WHEN td.id IS NOT NULL THEN ${termObject("td", language)} END AS "to", h.version,
      (SELECT ${ruleName} FROM routing_version v, jsonb_array_elements(v.rules) r WHERE v.number = h.version AND r->>'key' = h.rule) AS "ruleName",
      su.display_name AS "sentBy", h.sent_at AS "sentAt", h.accept_due_at AS "acceptDueAt", h.answer_due_at AS "answerDueAt",
      COALESCE(e.state, a.state, 'WAITING') AS state,
      e.state IS NULL AND ((a.state IS NULL AND h.accept_due_at < ${moment}) OR h.answer_due_at < ${moment}) AS late,
      a.at AS "acceptedAt", au.display_name AS "acceptedBy", e.at AS "endedAt", eu.display_name AS "endedBy", e.text,
      EXISTS (SELECT 1 FROM hand_over n WHERE n.follows = h.id) AS followed,
      (SELECT COALESCE(max(x.step), 0) FROM hand_over_escalation x WHERE x.hand_over_id = h.id) AS escalated,
      c.id IS NOT NULL AND ${readableCase(scope, parameters)} AS "mayOpenCase", ${name("m")} AS "productModel", t.complaint,
      (SELECT ${name("dt")} FROM case_defect d JOIN defect_type dt ON dt.id = d.defect_type_id
       WHERE d.case_id = h.case_id AND d.counts ORDER BY d.is_leading DESC, dt.code LIMIT 1) AS defect
    FROM hand_over h
    LEFT JOIN hand_over_state a ON a.hand_over_id = h.id AND a.state = 'ACCEPTED'
    LEFT JOIN hand_over_state e ON e.hand_over_id = h.id AND e.state <> 'ACCEPTED'
    LEFT JOIN app_user su ON su.id = h.sent_by LEFT JOIN app_user au ON au.id = a.by_user LEFT JOIN app_user eu ON eu.id = e.by_user
    LEFT JOIN department fd ON fd.id = h.from_department_id LEFT JOIN department td ON td.id = h.to_department_id
    LEFT JOIN service_case c ON c.id = h.case_id LEFT JOIN product_model m ON m.id = c.model_id
    LEFT JOIN case_text t ON t.case_id = h.case_id AND t.erased_at IS NULL
    WHERE ${seenHandOver(answering, parameters)}`;
}

function wantedHandOvers(filter: HandOverFilter, answering: Answering, parameters: SqlParameters): string {
  const { states = null, lateOnly = false, caseId = null, issue = null, department = null } = filter;
  const conditions = [boxCondition(filter.box, answering, parameters)];
  if (states) conditions.push(`state = ANY(${parameters.add(states)}::text[])`);
  if (lateOnly) conditions.push("late");
  if (caseId !== null) conditions.push(`"caseId" = ${parameters.add(caseId)}::uuid`);
  if (issue !== null) conditions.push(`issue = ${parameters.add(issue)}`);
  if (department !== null) conditions.push(`"toCode" = ${parameters.add(department)}`);
  return conditions.join(" AND ");
}

const back = "state = 'REFUSED' AND NOT followed";

function boxCondition(box: HandOverBox, { viewer, departmentIds }: Answering, parameters: SqlParameters): string {
  if (box === "ALL") return "true";
  const mine = `${parameters.add(departmentIds)}::int[]`;
  const leads = viewer.assignments.some(({ role }) => role === "EXECUTIVE" || role === "ADMINISTRATOR");
  if (box === "DESK") {
    const queues = leads ? "queue IS NOT NULL" : "false";
    return `state IN ('WAITING', 'ACCEPTED') AND ("toId" = ANY(${mine}) OR (party IS NOT NULL AND "fromId" = ANY(${mine})) OR ${queues})`;
  }
  const sent = `("fromId" = ANY(${mine}) OR "sentById" = ${parameters.add(viewer.userId)}::int OR ${leads ? '"fromId" IS NULL' : "false"})`;
  return box === "BACK" ? `${back} AND ${sent}` : sent;
}

type Presenting = {
  readonly db: Database;
  readonly reader: HandOverReader;
  readonly answering: Answering;
  readonly clocks: Clocks;
};

function present(row: Row, { db, reader, answering, clocks }: Presenting): HandOver {
  const { fromId, toId, sentById, ...told } = row;
  const receiver = toId === null ? (row.party === null ? { queue: "" } : { party: row.party }) : { departmentId: toId };
  const calendar = clocks.calendarOf(calendarOwner(fromId, receiver), businessDayOf(row.sentAt, db.timeZone));
  const until = (instant: Date): Elapsed => ({
    seconds: (instant.getTime() - row.sentAt.getTime()) / 1000,
    businessSeconds: calendar.workingSeconds(row.sentAt.getTime(), instant.getTime()),
  });
  const end: HandOverEnd | null =
    row.state === "REFUSED" || row.state === "ANSWERED" || row.state === "WITHDRAWN" ? row.state : null;
  const accepted = row.acceptedAt !== null;
  const open = { from: fromId, to: toId, party: row.party, queue: row.queue, sentBy: sentById };
  const isBack = end === "REFUSED" && !row.followed;
  return {
    ...told,
    complaint: row.complaint === null ? null : maskPhonesIn(row.complaint),
    waited: until(row.acceptedAt ?? row.endedAt ?? reader.now),
    took: until(row.endedAt ?? reader.now),
    mayAnswer: end === null && answersFor(answering, open),
    maySend: (end === null || isBack) && sends(answering, open),
    state: end ?? (accepted ? "ACCEPTED" : "WAITING"),
  };
}
