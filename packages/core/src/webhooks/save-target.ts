import { randomUUID } from "node:crypto";

import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { isLanguage } from "../locales/text.ts";
import { AddressRefused, allowedAddresses, webhookUrl, type AddressPolicy, type Resolve } from "./address-policy.ts";
import { auditWebhook, type WebhookChange } from "./audit-webhook.ts";
import { subscribableKinds } from "./event-kinds.ts";
import { keyOf, newWebhookSecret, replaceSecret } from "./secrets.ts";
import { findWebhookTarget, webhookFormats, type WebhookFormat, type WebhookTarget } from "./webhook-target.ts";

export type TargetDraft = {
  readonly name: string;
  /** Null in a change: as it is. */
  readonly url: string | null;
  readonly format: WebhookFormat;
  readonly kinds: readonly string[];
  readonly language: string;
};

/** Which addresses may be reached, asked of a name when it is written down and again each time it is connected to. */
export type Reach = { readonly allows: AddressPolicy; readonly resolve: Resolve };

const longest = { name: 100, secret: 200 };

/**
 * Adds a target and answers it with the secret that was made for it, the only time that it is told; null where the
 * secret was given or the platform has none. Throws BAD_INPUT `webhook_name_unfit`, `webhook_url_unfit`,
 * `webhook_address_refused`, `webhook_kinds_unfit`, `webhook_language_unfit` or `webhook_secret_unfit`.
 */
export async function addWebhookTarget(
  db: Database,
  draft: TargetDraft & { readonly secret: string | null },
  { change, reach }: { readonly change: WebhookChange; readonly reach: Reach },
): Promise<{ readonly target: WebhookTarget; readonly secret: string | null }> {
  const { name, url, format, kinds, language } = await fitDraft(draft, reach);
  if (url === null) throw new DomainError("BAD_INPUT", "webhook_url_unfit");
  const made = secretFor(format, draft.secret);
  const id = randomUUID();
  const { now, userId } = change;
  return inTransaction(db.pool, async (sql) => {
    await sql.query(
      `INSERT INTO webhook_target (id, name, url, format, kinds, language, free_at, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [id, name, url, format, kinds, language, now, userId],
    );
    if (made.secret !== null) await replaceSecret(sql, id, { secret: made.secret, now, overlap: false });
    await auditWebhook(sql, change, { action: "target.added", subject: `webhook:${id}`, name, format, kinds });
    return { target: await findWebhookTarget(sql, id, now), secret: made.told };
  });
}

/** Changes what a target is told, how and where. Throws as addWebhookTarget, and NOT_FOUND `webhook_target_unknown`. */
export async function changeWebhookTarget(
  db: Database,
  { id, ...draft }: TargetDraft & { readonly id: string },
  { change, reach }: { readonly change: WebhookChange; readonly reach: Reach },
): Promise<WebhookTarget> {
  const { name, url, format, kinds, language } = await fitDraft(draft, reach);
  return inTransaction(db.pool, async (sql) => {
    const before = await findWebhookTarget(sql, id, change.now);
    // A secret belongs to its format: what signs for one platform is none for another.
    if (before.format !== format) throw new DomainError("BAD_INPUT", "webhook_format_fixed");
    await sql.query(
      "UPDATE webhook_target SET name = $2, url = COALESCE($3, url), kinds = $4, language = $5 WHERE id = $1",
      [id, name, url, kinds, language],
    );
    const moved = url !== null;
    await auditWebhook(sql, change, { action: "target.changed", subject: `webhook:${id}`, name, kinds, moved });
    return findWebhookTarget(sql, id, change.now);
  });
}

/** Enables a target again, with all that waits for it, or disables it. Throws NOT_FOUND `webhook_target_unknown`. */
export async function enableWebhookTarget(
  db: Database,
  { id, enabled }: { readonly id: string; readonly enabled: boolean },
  change: WebhookChange,
): Promise<WebhookTarget> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("UPDATE webhook_target SET enabled = $2, gone = false WHERE id = $1", [id, enabled]);
    const target = await findWebhookTarget(sql, id, change.now);
    await auditWebhook(sql, change, {
      action: enabled ? "target.enabled" : "target.disabled",
      subject: `webhook:${id}`,
    });
    return target;
  });
}

/**
 * Gives a target a new secret and answers it if it was made here, the only time that it is told. Of GENERIC targets
 * the one before signs beside it for a day, unless `atOnce`. Throws BAD_INPUT `webhook_secret_unfit`, NOT_FOUND
 * `webhook_target_unknown`.
 */
export async function rotateWebhookSecret(
  db: Database,
  { id, secret, atOnce }: { readonly id: string; readonly secret: string | null; readonly atOnce: boolean },
  change: WebhookChange,
): Promise<string | null> {
  return inTransaction(db.pool, async (sql) => {
    const { format } = await findWebhookTarget(sql, id, change.now);
    const made = secretFor(format, secret);
    if (made.secret === null) throw new DomainError("BAD_INPUT", "webhook_secret_missing");
    const overlap = format === "GENERIC" && !atOnce;
    await replaceSecret(sql, id, { secret: made.secret, now: change.now, overlap });
    await auditWebhook(sql, change, { action: "target.rotated", subject: `webhook:${id}`, overlap });
    return made.told;
  });
}

/** What signs, and what of it has to be told: a secret that was given is known already. */
function secretFor(
  format: WebhookFormat,
  given: string | null,
): { readonly secret: string | null; readonly told: string | null } {
  const secret = given?.trim() || null;
  if (format === "GENERIC") {
    const made = secret ?? newWebhookSecret();
    keyOf(made);
    return { secret: made, told: secret === null ? made : null };
  }
  // The key of a WeCom robot is part of its address.
  const isUnfit = secret !== null && (format === "WECOM" || secret.length > longest.secret);
  if (isUnfit) throw new DomainError("BAD_INPUT", "webhook_secret_of_platform");
  return { secret, told: null };
}

async function fitDraft(draft: TargetDraft, { allows, resolve }: Reach): Promise<TargetDraft> {
  const name = draft.name.trim();
  const kinds = [...new Set(draft.kinds)];
  if (name === "" || name.length > longest.name) {
    throw new DomainError("BAD_INPUT", "webhook_name_unfit", { longest: longest.name });
  }
  if (kinds.length === 0 || !kinds.every((kind) => subscribableKinds.some((known) => known === kind))) {
    throw new DomainError("BAD_INPUT", "webhook_kinds_unfit");
  }
  if (!isLanguage(draft.language)) throw new DomainError("BAD_INPUT", "webhook_language_unfit");
  if (!webhookFormats.includes(draft.format)) throw new DomainError("BAD_INPUT", "webhook_format_fixed");
  const url = draft.url?.trim() ? webhookUrl(draft.url.trim()) : null;
  if (url) await refuseInnerAddress(url.hostname, { allows, resolve });
  return { ...draft, name, kinds, url: url?.href ?? null };
}

/** A kindness to who writes it; what counts is judged again at each connection. A name that nobody answers for may come. */
async function refuseInnerAddress(host: string, { allows, resolve }: Reach): Promise<void> {
  try {
    await allowedAddresses(host, allows, resolve);
  } catch (error) {
    if (error instanceof AddressRefused) throw new DomainError("BAD_INPUT", "webhook_address_refused", { host });
  }
}
