import { inTransaction, type Database } from "../database/database.ts";

const keepDays = { deliveries: 90, receipts: 30 };

/** Removes deliveries that ended 90 days ago, with their events, and receipts of 30 days; what waits stays. */
export async function removeWebhooks({ pool }: Database, now: Date): Promise<number> {
  return inTransaction(pool, async (sql) => {
    const { rowCount } = await sql.query(
      "DELETE FROM webhook_delivery WHERE state <> 'WAITING' AND finished_at < $1::timestamptz - make_interval(days => $2)",
      [now, keepDays.deliveries],
    );
    await sql.query(
      `DELETE FROM webhook_event e WHERE at < $1::timestamptz - make_interval(days => $2)
         AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = e.id)`,
      [now, keepDays.deliveries],
    );
    await sql.query("DELETE FROM webhook_receipt WHERE received_at < $1::timestamptz - make_interval(days => $2)", [
      now,
      keepDays.receipts,
    ]);
    return rowCount ?? 0;
  });
}
