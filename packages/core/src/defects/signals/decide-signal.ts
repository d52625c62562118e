import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";

export const signalActions = ["ACKNOWLEDGED", "DISMISSED", "REOPENED"] as const;
export type SignalAction = (typeof signalActions)[number];

export type SignalDecision = {
  readonly id: number;
  readonly action: SignalAction;
  /** Of a dismissal why; needed there. */
  readonly reason?: string | null | undefined;
};

const longestReason = 2000;
// A key lock would wait for the run that looks for signals, whose states name them in an order of their own, and it for us.
const locked = "FOR NO KEY UPDATE";

/**
 * Keeps what somebody made of a signal: acknowledged (somebody looks into it), dismissed with the reason, or open again.
 * Throws NOT_FOUND `signal_unknown`, BAD_INPUT `signal_reason_missing` or `signal_reason_long`, CONFLICT `signal_in_issue`:
 * what went into a quality issue is decided there.
 */
export async function decideSignal(db: Database, { id, action, reason }: SignalDecision, by: By): Promise<void> {
  const text = reason?.trim() ?? "";
  if (action === "DISMISSED" && text === "") throw new DomainError("BAD_INPUT", "signal_reason_missing");
  if (text.length > longestReason) throw new DomainError("BAD_INPUT", "signal_reason_long", { longest: longestReason });
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query(`SELECT 1 FROM signal WHERE id = $1 ${locked}`, [id]);
    if (rows.length === 0) throw new DomainError("NOT_FOUND", "signal_unknown", { id });
    const issue = await issueOfSignal(sql, id);
    if (issue !== null) throw new DomainError("CONFLICT", "signal_in_issue", { id, issue });
    await keepDecision(sql, { id, action, reason: text === "" ? null : text, issue: null }, by);
  });
}

/**
 * Puts signals into the quality issue of this number, within the caller's transaction; they stay there while they last.
 * Throws NOT_FOUND `signal_unknown`, CONFLICT `signal_in_issue` for one that is in another issue already.
 */
export async function putIntoIssue(sql: Sql, ids: readonly number[], issue: string, by: By): Promise<void> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT id::int AS id FROM signal WHERE id = ANY($1) ORDER BY id ${locked}`,
    [ids],
  );
  const known = new Set(rows.map((row) => row.id));
  for (const id of ids) {
    if (!known.has(id)) throw new DomainError("NOT_FOUND", "signal_unknown", { id });
    const other = await issueOfSignal(sql, id);
    if (other !== null) throw new DomainError("CONFLICT", "signal_in_issue", { id, issue: other });
    await keepDecision(sql, { id, action: "IN_ISSUE", reason: null, issue }, by);
  }
}

/** Nobody: it happened by itself. */
type By = { readonly userId: number | null; readonly now: Date };
type Kept = {
  readonly id: number;
  readonly action: SignalAction | "IN_ISSUE";
  readonly reason: string | null;
  readonly issue: string | null;
};

async function issueOfSignal(sql: Sql, id: number): Promise<string | null> {
  const { rows } = await sql.query<{ issue: string }>(
    "SELECT issue FROM signal_decision WHERE signal_id = $1 AND issue IS NOT NULL LIMIT 1",
    [id],
  );
  return rows[0]?.issue ?? null;
}

async function keepDecision(sql: Sql, { id, action, reason, issue }: Kept, by: By): Promise<void> {
  await sql.query(
    "INSERT INTO signal_decision (signal_id, action, reason, issue, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, action, reason, issue, by.userId, by.now],
  );
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
    by.now,
    by.userId,
    `signal.${action.toLowerCase()}`,
    `signal:${id}`,
    issue === null ? {} : { issue },
  ]);
}
