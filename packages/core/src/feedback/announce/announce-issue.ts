import { z } from "zod";
import { companyRoles, departmentRoles } from "../../access/roles.ts";
import type { Sql } from "../../database/database.ts";
import type { MessageKind } from "../../messages/message-kinds.ts";
import { type NewMessage, postMessage } from "../../messages/post-message.ts";
import { tellChanged } from "../../messages/tell-changed.ts";
import { postEvent } from "../../webhooks/post-event.ts";

/** A change of an issue, as its history keeps it. */
export type AnnouncedChange = {
  readonly kind: string;
  readonly step: number | null;
  readonly before: unknown;
  readonly after: unknown;
};
export type AnnouncedBy = { readonly userId: number | null; readonly now: Date };

type Told = {
  readonly number: string;
  readonly title: string;
  readonly severity: number;
  readonly safety: boolean;
  readonly isUrgent: boolean;
  readonly special: readonly string[];
  readonly department: string | null;
  readonly by: string | null;
  readonly leader: number | null;
  /** Leader, members, and the owners of the step that is changed. */
  readonly team: readonly number[];
  readonly owners: readonly number[];
};

type Announcing = { readonly issue: Told; readonly change: AnnouncedChange; readonly by: AnnouncedBy };
type Announce = (sql: Sql, announcing: Announcing) => Promise<void>;

/**
 * Tells those concerned of a change of an issue, in the transaction of the change: pages that show it, people by message, and
 * other systems by webhook. Nobody is told of what they did themselves.
 */
export async function announceIssueChange(
  sql: Sql,
  issueId: number,
  change: AnnouncedChange,
  by: AnnouncedBy,
): Promise<void> {
  const issue = await readTold(sql, { issueId, step: change.step, userId: by.userId });
  if (!issue) return;
  await tellChanged(sql, `issue:${issue.number}`);
  await announcements[change.kind]?.(sql, { issue, change, by });
}

const announcements: Readonly<Record<string, Announce>> = {
  RAISED: async (sql, announcing) => {
    const { number, title, severity, safety } = announcing.issue;
    await post(sql, announcing, { kind: "issue.raised", values: { number, title, severity, safety } });
    if (announcing.issue.isUrgent) await reportUpward(sql, announcing);
  },
  EDITED: async (sql, announcing) => {
    const { leaderId, memberIds = [], special, major, safety } = edited.parse(announcing.change.after ?? {});
    const before = edited.parse(announcing.change.before ?? {});
    const people = [...memberIds, ...(leaderId ? [leaderId] : [])].filter((id) => !before.memberIds?.includes(id));
    await assign(sql, announcing, { people, step: 1 });
    const isNewlySpecial = special?.some((reason) => !before.special?.includes(reason)) === true;
    if (isNewlySpecial || major === true || safety === true) await reportUpward(sql, announcing);
  },
  STEP_SAVED: async (sql, announcing) => {
    const { ownerId } = stepSaved.parse(announcing.change.after ?? {});
    const { ownerId: before } = stepSaved.parse(announcing.change.before ?? {});
    if (ownerId && ownerId !== before) {
      await assign(sql, announcing, { people: [ownerId], step: announcing.change.step ?? 0 });
    }
  },
  STEP_SUBMITTED: async (sql, { issue, change, by }) => {
    const values = { title: issue.title, step: stepWord(change.step), by: issue.by ?? "" };
    const approvers = await usersWith(sql, ["QUALITY_ENGINEER"], by.now);
    await message(sql, { issue, change, by }, { kind: "issue.submitted", values, to: approvers });
  },
  STEP_RETURNED: async (sql, { issue, change, by }) => {
    const values = { title: issue.title, step: stepWord(change.step) };
    await message(sql, { issue, change, by }, { kind: "issue.returned", values, to: issue.owners });
  },
  STEP_APPROVED: async (sql, announcing) => {
    const { number, title, department } = announcing.issue;
    const step = `D${announcing.change.step ?? 0}`;
    await post(sql, announcing, { kind: "issue.step", values: { number, title, step, department } });
  },
  ACTION_ADDED: async (sql, announcing) => {
    const { ownerId } = stepSaved.parse(announcing.change.after ?? {});
    if (ownerId) await assign(sql, announcing, { people: [ownerId], step: 5 });
  },
  ACTION_CHANGED: async (sql, announcing) => {
    const { ownerId } = stepSaved.parse(announcing.change.after ?? {});
    const { owner } = z.object({ owner: z.object({ id: z.number() }) }).parse(announcing.change.before);
    if (ownerId && ownerId !== owner.id) await assign(sql, announcing, { people: [ownerId], step: 5 });
  },
  COMMENTED: async (sql, { issue, change, by }) => {
    const { mentions } = z.object({ mentions: z.array(z.number()) }).parse(change.after);
    const readers = await whoReads(sql, issue.number, { among: mentions, now: by.now });
    const values = { title: issue.title, by: issue.by ?? "" };
    await message(sql, { issue, change, by }, { kind: "issue.mentioned", values, to: readers });
  },
  VERDICT: async (sql, announcing) => {
    const { action, verdict } = judged.parse(announcing.change.after);
    const { number, title, team } = announcing.issue;
    const quality = await usersWith(sql, ["QUALITY_ENGINEER"], announcing.by.now);
    const values = { title, verdict };
    await message(sql, announcing, { kind: "issue.verdict", values, to: [...team, ...quality] });
    await post(sql, announcing, { kind: "issue.verdict", values: { number, title, verdict, action } });
  },
  REOPENED: async (sql, announcing) => {
    const { number, title, team } = announcing.issue;
    const others = await usersWith(sql, ["QUALITY_ENGINEER", "EXECUTIVE"], announcing.by.now);
    await message(sql, announcing, { kind: "issue.reopened", values: { title }, to: [...team, ...others] });
    const { reason, verdict } = reopened.parse(announcing.change.after ?? {});
    await post(sql, announcing, {
      kind: "issue.reopened",
      values: { number, title, reason: reason ?? verdict ?? null },
    });
  },
  CLOSED: async (sql, announcing) => {
    const { number, title } = announcing.issue;
    const { closing } = z.object({ closing: z.string() }).parse(announcing.change.after);
    await post(sql, announcing, { kind: "issue.closed", values: { number, title, verdict: closing } });
  },
};

const edited = z.object({
  leaderId: z.number().nullish(),
  memberIds: z.array(z.number()).optional(),
  special: z.array(z.string()).optional(),
  major: z.boolean().optional(),
  safety: z.boolean().optional(),
});
const stepSaved = z.object({ ownerId: z.number().nullish() });
const judged = z.object({ action: z.string(), verdict: z.string() });
const reopened = z.object({ reason: z.string().optional(), verdict: z.string().optional() });
const stepWord = (step: number | null) => `D${step ?? 0}`;

/** At once, to the company's leaders: what is major, special, or may do harm. */
async function reportUpward(sql: Sql, announcing: Announcing): Promise<void> {
  const { issue, by } = announcing;
  const to = await usersWith(sql, ["EXECUTIVE"], by.now);
  const kind = issue.special.length > 0 ? "special_case.raised" : "issue.raised";
  await message(sql, announcing, { kind, values: { title: issue.title }, to, urgent: true });
  if (issue.special.length === 0) return;
  const values = { number: issue.number, title: issue.title, class: issue.special.join(", ") };
  await post(sql, announcing, { kind: "special_case.raised", values });
}

async function assign(
  sql: Sql,
  announcing: Announcing,
  { people, step }: { readonly people: readonly number[]; readonly step: number },
): Promise<void> {
  const values = { title: announcing.issue.title, step: stepWord(step) };
  await message(sql, announcing, { kind: "issue.assigned", values, to: people });
}

type Saying<Kind extends MessageKind> = Pick<NewMessage<Kind>, "kind" | "values"> & {
  readonly to: readonly number[];
  readonly urgent?: boolean;
};

async function message<Kind extends MessageKind>(
  sql: Sql,
  { issue, by }: Announcing,
  { kind, values, to, urgent = false }: Saying<Kind>,
): Promise<void> {
  const others = [...new Set(to)].filter((id) => id !== by.userId);
  if (others.length === 0) return;
  await postMessage(sql, {
    kind,
    values,
    subject: issue.number,
    link: `/issues/${issue.number}`,
    to: others,
    urgent,
    now: by.now,
  });
}

type Event = Parameters<typeof postEvent>[1];

async function post(sql: Sql, { issue, by }: Announcing, event: Pick<Event, "kind" | "values">): Promise<void> {
  await postEvent(sql, { ...event, subject: `issue:${issue.number}`, link: `/issues/${issue.number}`, now: by.now });
}

async function readTold(
  sql: Sql,
  { issueId, step, userId }: { readonly issueId: number; readonly step: number | null; readonly userId: number | null },
): Promise<Told | undefined> {
  const { rows } = await sql.query<Told>(
    `SELECT q.number, q.title, q.severity, q.safety, q.special, (SELECT d.name FROM department d WHERE d.id = q.department_id) AS department,
       q.safety OR q.major OR q.severity = 4 OR cardinality(q.special) > 0 AS "isUrgent", q.leader_id AS leader,
       (SELECT display_name FROM app_user WHERE id = $3) AS by,
       ARRAY(SELECT q.leader_id WHERE q.leader_id IS NOT NULL UNION SELECT user_id FROM issue_member WHERE issue_id = q.id) AS team,
       ARRAY(SELECT owner_id FROM issue_step s WHERE s.issue_id = q.id AND s.step = $2 AND owner_id IS NOT NULL) AS owners
     FROM quality_issue q WHERE q.id = $1`,
    [issueId, step, userId],
  );
  return rows[0];
}

async function usersWith(sql: Sql, roles: readonly string[], now: Date): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT DISTINCT u.id FROM app_user u JOIN role_assignment a ON a.user_id = u.id
     WHERE u.disabled_at IS NULL AND u.password_hash <> 'none' AND a.role = ANY($1)
       AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date)`,
    [roles, now],
  );
  return rows.map(({ id }) => id);
}

/** Of some persons those who may read the issue: by a role for the whole company, by their departments, or as part of it. */
async function whoReads(
  sql: Sql,
  number: string,
  { among, now }: { readonly among: readonly number[]; readonly now: Date },
): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    `WITH RECURSIVE concerned AS (
       SELECT q.department_id AS id FROM quality_issue q WHERE q.number = $1
       UNION SELECT h.to_department_id FROM hand_over h WHERE h.issue = $1
     ), line AS (
       SELECT d.id, d.parent_id FROM department d JOIN concerned USING (id)
       UNION SELECT d.id, d.parent_id FROM department d JOIN line l ON d.id = l.parent_id)
     SELECT u.id FROM app_user u CROSS JOIN (SELECT * FROM quality_issue WHERE number = $1) q
     WHERE u.id = ANY($2::int[]) AND (u.id = q.leader_id
       OR EXISTS (SELECT 1 FROM issue_member m WHERE m.issue_id = q.id AND m.user_id = u.id)
       OR EXISTS (SELECT 1 FROM issue_step s WHERE s.issue_id = q.id AND s.owner_id = u.id)
       OR EXISTS (SELECT 1 FROM issue_action a WHERE a.issue_id = q.id AND a.owner_id = u.id)
       OR EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.valid_from <= $3::timestamptz::date
         AND (a.valid_to IS NULL OR a.valid_to > $3::timestamptz::date)
         AND (a.role = ANY($4) OR (a.role = ANY($5) AND a.department_id IN (SELECT id FROM line)))))`,
    [number, among, now, companyRoles, departmentRoles],
  );
  return rows.map(({ id }) => id);
}
