import { z } from "zod";

import type { Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { shownUrl } from "./shown-url.ts";

export const webhookFormats = ["GENERIC", "WECOM", "DINGTALK", "FEISHU"] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** Where events are told to; its address as people may see it, and never a secret. */
export type WebhookTarget = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly kinds: readonly string[];
  readonly language: string;
  readonly enabled: boolean;
  /** It answered that it wants no more, and was disabled for it. */
  readonly gone: boolean;
  /** Whether what is sent is signed. */
  readonly signed: boolean;
  /** Until when a replaced secret signs beside the current one. */
  readonly overlapUntil: Date | null;
  readonly waiting: number;
  readonly givenUp: number;
  readonly lastDeliveredAt: Date | null;
};

const row = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  format: z.enum(webhookFormats),
  kinds: z.array(z.string()),
  language: z.string(),
  enabled: z.boolean(),
  gone: z.boolean(),
  signed: z.boolean(),
  overlapUntil: z.date().nullable(),
  waiting: z.number(),
  givenUp: z.number(),
  lastDeliveredAt: z.date().nullable(),
});

/** Every target, or the one of `id`, in the order they were made. */
export async function listWebhookTargets(
  sql: Sql,
  { now, id = null }: { readonly now: Date; readonly id?: string | null },
): Promise<WebhookTarget[]> {
  const { rows } = await sql.query(
    `SELECT t.id, t.name, t.url, t.format, t.kinds, t.language, t.enabled, t.gone,
       EXISTS (SELECT FROM webhook_secret s WHERE s.owner_id = t.id) AS signed,
       (SELECT max(valid_until) FROM webhook_secret s WHERE s.owner_id = t.id AND valid_until > $1) AS "overlapUntil",
       count(d.id) FILTER (WHERE d.state = 'WAITING')::int AS waiting,
       count(d.id) FILTER (WHERE d.state = 'GIVEN_UP')::int AS "givenUp",
       max(d.finished_at) FILTER (WHERE d.state = 'DELIVERED') AS "lastDeliveredAt"
     FROM webhook_target t LEFT JOIN webhook_delivery d ON d.target_id = t.id
     WHERE $2::uuid IS NULL OR t.id = $2 GROUP BY t.id ORDER BY t.created_at, t.id`,
    [now, id],
  );
  return rows.map((found) => {
    const target = row.parse(found);
    return { ...target, url: shownUrl(target.url) };
  });
}

/** The one target of `id`. Throws NOT_FOUND `webhook_target_unknown`. */
export async function findWebhookTarget(sql: Sql, id: string, now: Date): Promise<WebhookTarget> {
  const [found] = await listWebhookTargets(sql, { now, id });
  if (!found) throw new DomainError("NOT_FOUND", "webhook_target_unknown");
  return found;
}
