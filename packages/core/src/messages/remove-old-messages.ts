import type { Sql } from "../database/database.ts";

const mailDays = 90;
const messageDays = 365;

/** Removes mails that came to an end 90 days ago, and messages that were read and are a year old. */
export async function removeOldMessages(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    "DELETE FROM mail_delivery WHERE state <> 'WAITING' AND finished_at < $1::timestamptz - make_interval(days => $2)",
    [now, mailDays],
  );
  await sql.query(
    "DELETE FROM message WHERE read_at IS NOT NULL AND posted_at < $1::timestamptz - make_interval(days => $2)",
    [now, messageDays],
  );
}
