import { z } from "zod";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { audit, neededText, type Doing } from "./desk.ts";
import { readRules, requireRules, type RoutingRule } from "./routing-rule.ts";

export const routingStates = ["DRAFT", "FUTURE", "IN_FORCE", "PAST"] as const;
export type RoutingState = (typeof routingStates)[number];

/** The rules as they are, were, or may be. */
export type RoutingVersion = {
  readonly number: number;
  readonly state: RoutingState;
  readonly rules: readonly RoutingRule[];
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly inForceFrom: Date | null;
  readonly putBy: string | null;
  readonly reason: string | null;
};

type By = Pick<Doing, "userId" | "now">;

const version = z.object({
  number: z.number(),
  rules: z.unknown().transform(readRules),
  revision: z.number(),
  changedAt: z.date(),
  changedBy: z.string().nullable(),
  inForceFrom: z.date().nullable(),
  putBy: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Every version, the latest first: the draft, those to come, the one in force at `now`, and those before it. */
export async function listRoutingVersions(sql: Sql, now: Date): Promise<RoutingVersion[]> {
  const { rows } = await sql.query(
    `SELECT v.number, v.rules, v.revision, v.changed_at AS "changedAt", c.display_name AS "changedBy", v.in_force_from AS "inForceFrom",
       p.display_name AS "putBy", v.reason
     FROM routing_version v LEFT JOIN app_user c ON c.id = v.changed_by LEFT JOIN app_user p ON p.id = v.put_by
     ORDER BY v.in_force_from DESC NULLS FIRST, v.number DESC`,
  );
  const found = z.array(version).parse(rows);
  const current = versionAt(found, now);
  return found.map((one) => ({ ...one, state: stateOf(one.inForceFrom, one.number === current?.number, now) }));
}

function stateOf(inForceFrom: Date | null, isCurrent: boolean, now: Date): RoutingState {
  if (inForceFrom === null) return "DRAFT";
  if (isCurrent) return "IN_FORCE";
  return inForceFrom > now ? "FUTURE" : "PAST";
}

/** Of versions with the latest first the one in force at `instant`; undefined before the first. */
export function versionAt<V extends { readonly inForceFrom: Date | null }>(versions: readonly V[], instant: Date) {
  return versions.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= instant);
}

/**
 * Keeps `rules` as the draft and answers its revision; the first time a draft begins. Throws CONFLICT
 * `routing_draft_changed` when it is not the one of `revision` (0: none) any more, BAD_INPUT for rules that cannot be.
 */
export async function saveRoutingDraft(
  { pool }: Database,
  { rules: given, revision }: { readonly rules: unknown; readonly revision: number },
  by: By,
): Promise<number> {
  const rules = requireRules(given);
  return inTransaction(pool, async (sql) => {
    const draft = await lockDraft(sql, revision);
    const next = (draft?.revision ?? 0) + 1;
    const values = [JSON.stringify(rules), next, by.userId, by.now];
    const { rows } = await sql.query<{ number: number }>(
      draft
        ? "UPDATE routing_version SET rules = $1, revision = $2, changed_by = $3, changed_at = $4 WHERE in_force_from IS NULL RETURNING number"
        : `INSERT INTO routing_version (number, rules, revision, created_by, created_at, changed_by, changed_at)
           SELECT 1 + COALESCE(max(number), 0), $1::jsonb, $2::int, $3::int, $4::timestamptz, $3, $4 FROM routing_version RETURNING number`,
      values,
    );
    const number = rows[0]?.number ?? 0;
    await audit(sql, by, {
      action: "routing.draft_saved",
      subject: `routing_version/${number}`,
      revision: next,
      rules,
    });
    return next;
  });
}

/** Forgets the draft. Throws CONFLICT `routing_draft_changed`. */
export async function discardRoutingDraft({ pool }: Database, revision: number, by: By): Promise<void> {
  await inTransaction(pool, async (sql) => {
    const draft = await lockDraft(sql, revision);
    if (!draft) return;
    await sql.query("DELETE FROM routing_version WHERE in_force_from IS NULL");
    const subject = `routing_version/${draft.number}`;
    await audit(sql, by, { action: "routing.draft_discarded", subject, rules: draft.rules });
  });
}

/**
 * Puts the draft in force from an instant (null: at once) with a reason, for good. Throws CONFLICT
 * `routing_draft_changed`, BAD_INPUT `hand_over_text_missing`, `routing_from_past` or `routing_no_draft`.
 */
export async function putRoutingInForce(
  { pool }: Database,
  { revision, from, reason: text }: { readonly revision: number; readonly from: Date | null; readonly reason: string },
  by: By,
): Promise<number> {
  const reason = neededText(text);
  if (from !== null && from < by.now) throw new DomainError("BAD_INPUT", "routing_from_past");
  return inTransaction(pool, async (sql) => {
    const draft = await lockDraft(sql, revision);
    if (!draft) throw new DomainError("BAD_INPUT", "routing_no_draft");
    await sql.query(
      "UPDATE routing_version SET in_force_from = $1, put_by = $2, put_at = $3, reason = $4 WHERE in_force_from IS NULL",
      [from ?? by.now, by.userId, by.now, reason],
    );
    const subject = `routing_version/${draft.number}`;
    await audit(sql, by, { action: "routing.in_force", subject, from: from ?? by.now, reason });
    return draft.number;
  });
}

type Draft = { readonly number: number; readonly revision: number; readonly rules: unknown };

async function lockDraft(sql: Sql, revision: number): Promise<Draft | null> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.routing_version'))");
  const { rows } = await sql.query<Draft>(
    "SELECT number, revision, rules FROM routing_version WHERE in_force_from IS NULL",
  );
  const draft = rows[0] ?? null;
  if ((draft?.revision ?? 0) !== revision) throw new DomainError("CONFLICT", "routing_draft_changed");
  return draft;
}
