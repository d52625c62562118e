import type { Sql } from "../../database/database.ts";
import { postMessage } from "../../messages/post-message.ts";
import { tellChanged } from "../../messages/tell-changed.ts";
import { postEvent } from "../../webhooks/post-event.ts";
import type { HandOverNotice, Tell } from "../routing/tell.ts";

type Told = {
  /** The issue's or the case's number. */
  readonly subject: string;
  readonly title: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly acceptDueOn: string;
  readonly answerDueOn: string;
  readonly accepted: boolean;
  readonly reason: string | null;
  readonly by: string | null;
};

/** Tells those whom a hand-over concerns by message, pages that show its issue, and other systems by webhook. */
export const announceHandOver: Tell = async (sql, notice) => {
  const told = await readTold(sql, notice.handOverId);
  if (!told) return;
  if (notice.issue !== null) await tellChanged(sql, `issue:${notice.issue}`);
  await tellPeople(sql, notice, told);
  await tellSystems(sql, notice, told);
};

async function tellPeople(
  sql: Sql,
  { event, issue, userIds, marks, at: now }: HandOverNotice,
  told: Told,
): Promise<void> {
  if (userIds.length === 0) return;
  const { subject, to: department, accepted, acceptDueOn, answerDueOn } = told;
  const post = { subject, link: issue === null ? "/hand-overs" : `/issues/${issue}`, to: userIds, now };
  const urgent = marks.includes("SPECIAL_CASE");
  if (event === "SENT") await postMessage(sql, { ...post, kind: "handover.sent", values: { department }, urgent });
  if (event === "REFUSED") await postMessage(sql, { ...post, kind: "handover.refused", values: { department } });
  if (event === "LATE") {
    const due = accepted ? answerDueOn : acceptDueOn;
    await postMessage(sql, { ...post, kind: "handover.overdue", values: { department, due } });
  }
  if (event === "ACCEPTED" && issue !== null) {
    const values = { title: told.title ?? "", by: told.by ?? department };
    await postMessage(sql, { ...post, kind: "issue.acknowledged", values });
  }
}

/** What is about people goes to people only: who it is about may be reading where systems write. */
async function tellSystems(sql: Sql, notice: HandOverNotice, told: Told): Promise<void> {
  if (notice.marks.includes("BYPASS")) return;
  const { event, issue, handOverId, at: now } = notice;
  const { subject: number, title, from, to, acceptDueOn, reason } = told;
  const post = { subject: `hand_over:${handOverId}`, link: issue === null ? "/hand-overs" : `/issues/${issue}`, now };
  if (event === "SENT") {
    await postEvent(sql, { ...post, kind: "handover.sent", values: { number, title, from, to, dueAt: acceptDueOn } });
  }
  if (event === "REFUSED")
    await postEvent(sql, { ...post, kind: "handover.refused", values: { number, title, from, to, reason } });
  if (event === "LATE")
    await postEvent(sql, { ...post, kind: "handover.overdue", values: { number, title, from, to } });
}

async function readTold(sql: Sql, id: number): Promise<Told | undefined> {
  const { rows } = await sql.query<Told>(
    `SELECT COALESCE(h.issue, (SELECT c.number FROM service_case c WHERE c.id = h.case_id), '') AS subject,
       (SELECT q.title FROM quality_issue q WHERE q.number = h.issue) AS title,
       (SELECT d.name FROM department d WHERE d.id = h.from_department_id) AS "from",
       COALESCE((SELECT d.name FROM department d WHERE d.id = h.to_department_id), h.to_party, h.to_queue) AS "to",
       h.accept_due_at::date::text AS "acceptDueOn", h.answer_due_at::date::text AS "answerDueOn",
       EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state = 'ACCEPTED') AS accepted,
       (SELECT s.text FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state = 'REFUSED') AS reason,
       (SELECT u.display_name FROM hand_over_state s JOIN app_user u ON u.id = s.by_user WHERE s.hand_over_id = h.id AND s.state = 'ACCEPTED') AS by
     FROM hand_over h WHERE h.id = $1`,
    [id],
  );
  return rows[0];
}
