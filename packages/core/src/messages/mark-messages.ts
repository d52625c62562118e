import { type Database, inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { inboxTopic, tellChanged } from "./tell-changed.ts";

export const messageMarks = ["READ", "UNREAD", "ARCHIVED", "RETURNED"] as const;
/** RETURNED takes a message out of the archive, and so does UNREAD. What is archived counts as read. */
export type MessageMark = (typeof messageMarks)[number];

type Owner = { readonly userId: number; readonly now: Date };

/**
 * Marks messages of one's own, all or none; twice is fine. Throws NOT_FOUND `message_unknown` where one is not there or is
 * somebody else's, which is the same to whoever asks.
 */
export async function markMessages(
  db: Database,
  { ids, mark }: { readonly ids: readonly number[]; readonly mark: MessageMark },
  owner: Owner,
): Promise<void> {
  const wanted = [...new Set(ids)];
  await inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE message SET
         read_at = CASE $3 WHEN 'UNREAD' THEN NULL WHEN 'RETURNED' THEN read_at ELSE COALESCE(read_at, $4) END,
         archived_at = CASE $3 WHEN 'ARCHIVED' THEN COALESCE(archived_at, $4) WHEN 'READ' THEN archived_at END
       WHERE user_id = $1 AND id = ANY($2::bigint[]) AND NOT silenced`,
      [owner.userId, wanted, mark, owner.now],
    );
    if (rowCount !== wanted.length) throw new DomainError("NOT_FOUND", "message_unknown");
    await tellChanged(sql, inboxTopic(owner.userId));
  });
}

/** Marks what stands unread in one's inbox up to message `upTo`: what came since stays unread. Answers how many. */
export async function markAllRead(db: Database, upTo: number, { userId, now }: Owner): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE message SET read_at = $3
       WHERE user_id = $1 AND id <= $2 AND read_at IS NULL AND archived_at IS NULL AND NOT silenced`,
      [userId, upTo, now],
    );
    if (rowCount) await tellChanged(sql, inboxTopic(userId));
    return rowCount ?? 0;
  });
}
