import {
  createUser,
  type Database,
  inTransaction,
  type MessageKind,
  type NewMessage,
  postMessage,
  setEmail,
} from "@huilu/core";

/** A person with an address, and the language in which they read. */
export async function addReader(
  db: Database,
  username: string,
  {
    email = `${username}@example.com`,
    language = "zh-CN",
    department,
  }: { email?: string; language?: string; department?: string } = {},
): Promise<number> {
  const role = department === undefined ? "QUALITY_ENGINEER" : "DEPARTMENT_HEAD";
  const person = { username, displayName: username, role, password: "one-time", departmentCode: department } as const;
  const { userId } = await createUser(db, person, new Date("2026-01-01T00:00:00Z"));
  await setEmail(db, { username, email }, { userId: null, now: new Date() });
  await db.pool.query("UPDATE app_user SET language = $2, must_change_password = false WHERE id = $1", [
    userId,
    language,
  ]);
  return userId;
}

export const assigned = {
  kind: "issue.assigned",
  subject: "QI-2026-0007",
  link: "/issues/QI-2026-0007",
  values: { title: "排水阀漏水 <b>", step: "D4" },
} as const;

export const dueSoon = {
  kind: "issue.due",
  subject: "QI-2026-0008",
  link: "/issues/QI-2026-0008",
  values: { title: "异响", step: "D3", due: "2026-06-12" },
} as const;

/** Posts in a transaction of its own. */
export function post<Kind extends MessageKind>(db: Database, message: NewMessage<Kind>): Promise<number[]> {
  return inTransaction(db.pool, (sql) => postMessage(sql, message));
}
