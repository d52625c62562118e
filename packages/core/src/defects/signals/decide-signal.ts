import { inTransaction, type Database } from "../../database/database.ts";
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

/**
 * Keeps what somebody made of a signal: acknowledged (somebody looks into it), dismissed with the reason, or open again.
 * Throws NOT_FOUND `signal_unknown`, BAD_INPUT `signal_reason_missing` or `signal_reason_long`.
 */
export async function decideSignal(
  db: Database,
  { id, action, reason }: SignalDecision,
  by: { readonly userId: number; readonly now: Date },
): Promise<void> {
  const text = reason?.trim() ?? "";
  if (action === "DISMISSED" && text === "") throw new DomainError("BAD_INPUT", "signal_reason_missing");
  if (text.length > longestReason) throw new DomainError("BAD_INPUT", "signal_reason_long", { longest: longestReason });
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query("SELECT 1 FROM signal WHERE id = $1 FOR UPDATE", [id]);
    if (rows.length === 0) throw new DomainError("NOT_FOUND", "signal_unknown", { id });
    await sql.query(
      "INSERT INTO signal_decision (signal_id, action, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)",
      [id, action, text === "" ? null : text, by.userId, by.now],
    );
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      by.now,
      by.userId,
      `signal.${action.toLowerCase()}`,
      `signal:${id}`,
      {},
    ]);
  });
}
