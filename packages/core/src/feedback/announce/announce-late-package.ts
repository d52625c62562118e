import type { Sql } from "../../database/database.ts";
import { postMessage } from "../../messages/post-message.ts";

/** A package that nobody has acknowledged in time, and who is to hear of it. */
export type LateTold = {
  readonly packageId: string;
  readonly department: { readonly zh: string };
  readonly from: string;
  readonly userIds: readonly number[];
};

/** Tells those who should have acknowledged a package, or who stand above them. */
export async function announceLatePackage(
  sql: Sql,
  { packageId, department, from, userIds }: LateTold,
  now: Date,
): Promise<void> {
  const values = { department: department.zh, period: from.slice(0, 7) };
  const post = { subject: department.zh, link: `/packages/${packageId}`, now };
  await postMessage(sql, { ...post, kind: "package.unacknowledged", values, to: userIds });
}
