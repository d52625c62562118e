import type { Sql } from "../database/database.ts";

/** The channel on which changes are told; the payload is their topic. */
export const changeChannel = "huilu_changed";

/**
 * What may be watched, and which operation of the rights matrix whoever watches it must hold. A topic is `kind:key`, as in
 * `issue:QI-2026-0001`; it says that something changed, never what. A person's own inbox is watched by `inboxChanged` alone.
 */
export const watchedTopics = {
  issue: "qualityIssues",
} as const satisfies Readonly<Record<string, string>>;

/** Tells whoever watches `topic`, once the caller's transaction is committed, and nobody if it is not. */
export async function tellChanged(sql: Sql, topic: string): Promise<void> {
  await sql.query("SELECT pg_notify($1, $2)", [changeChannel, topic]);
}

/** The topic of a person's inbox. */
export function inboxTopic(userId: number): string {
  return `inbox:${userId}`;
}
