import type { Sql } from "../database/database.ts";

/** Who changes something about webhooks (null: the installation itself), and when. */
export type WebhookChange = { readonly userId: number | null; readonly now: Date };

/** Writes down who changed what, in the transaction of the change; `detail` holds no secret and no address. */
export async function auditWebhook(
  sql: Sql,
  { userId, now }: WebhookChange,
  {
    action,
    subject,
    ...detail
  }: { readonly action: string; readonly subject: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5::jsonb)", [
    now,
    userId,
    `webhook.${action}`,
    subject,
    JSON.stringify(detail),
  ]);
}
