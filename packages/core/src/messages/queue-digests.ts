import { randomUUID } from "node:crypto";

import { type Database, inTransaction } from "../database/database.ts";
import { type IsWorkingDay, lastDigestSlot } from "./digest-slot.ts";
import { mailChannel } from "./mail-delivery.ts";
import { type MailSettings, settingColumns, settingsOf } from "./message-settings.ts";

type Waiting = { readonly [Key in keyof MailSettings]: MailSettings[Key] | null } & {
  readonly userId: number;
  readonly departmentId: number | null;
};

/**
 * Queues the digests that are due: one mail a person with what was posted before the moment at which theirs was due, unless all
 * of it was read meanwhile. Harmless however often and wherever it runs. Answers how many it queued.
 */
export async function queueDigests(db: Database, now: Date, isWorkingDay: IsWorkingDay): Promise<number> {
  const { rows } = await db.pool.query<Waiting>(
    `SELECT u.id AS "userId", ${settingColumns}, COALESCE(
       (SELECT a.department_id FROM role_assignment a WHERE a.user_id = u.id AND a.department_id IS NOT NULL
          AND a.valid_from <= $1::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $1::timestamptz::date)
        ORDER BY a.valid_from DESC, a.department_id LIMIT 1),
       (SELECT m.department_id FROM employee_membership m WHERE m.employee_id = u.employee_id
          AND m.valid_from <= $1::timestamptz::date AND (m.valid_to IS NULL OR m.valid_to > $1::timestamptz::date)
        ORDER BY m.valid_from DESC, m.department_id LIMIT 1)) AS "departmentId"
     FROM app_user u LEFT JOIN message_setting s ON s.user_id = u.id
     WHERE u.id IN (SELECT user_id FROM message WHERE mail = 'DIGEST' AND digest_id IS NULL) ORDER BY u.id`,
    [now],
  );
  let queued = 0;
  for (const { userId, departmentId, ...chosen } of rows) {
    const works = (day: string) => isWorkingDay(departmentId, day);
    const slot = lastDigestSlot(settingsOf(chosen), { now, timeZone: db.timeZone, works });
    if (slot !== null && (await queueDigest(db, { userId, slot, now }))) queued += 1;
  }
  return queued;
}

/** Whoever comes second finds nothing left to take up, and queues nothing. */
async function queueDigest(
  db: Database,
  { userId, slot, now }: { readonly userId: number; readonly slot: Date; readonly now: Date },
): Promise<boolean> {
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `WITH taken AS (
         UPDATE message SET digest_id = $2::uuid
         WHERE user_id = $1 AND mail = 'DIGEST' AND digest_id IS NULL AND posted_at < $3 RETURNING read_at
       )
       INSERT INTO mail_delivery (id, user_id, kind, urgent, queued_at, next_at)
       SELECT $2::uuid, u.id, 'digest', false, $4, $4 FROM app_user u
       WHERE u.id = $1 AND u.email IS NOT NULL AND u.disabled_at IS NULL
         AND EXISTS (SELECT 1 FROM taken WHERE read_at IS NULL)
       RETURNING pg_notify('${mailChannel}', '')`,
      [userId, randomUUID(), slot, now],
    );
    return Boolean(rowCount);
  });
}
