import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { changePassword, createUser, DomainError, signIn, signOut, viewerOfToken } from "@huilu/core";
import type { Database, Role } from "@huilu/core";

export type DemoSignIn = { readonly username: string; readonly role: Role; readonly password: string };
type DemoUser = {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly departmentCode?: string;
  readonly employeeCode?: string;
};

const fileName = "demo-sign-ins.txt";
const address = "127.0.0.1";
const users: readonly DemoUser[] = [
  { username: "demo_executive", displayName: "演示总经理", role: "EXECUTIVE" },
  {
    username: "demo_head_east",
    displayName: "演示主管 华东服务部",
    role: "DEPARTMENT_HEAD",
    departmentCode: "AS-EAST",
    employeeCode: "E-AS-EAST-H",
  },
  { username: "demo_quality", displayName: "演示质量工程师", role: "QUALITY_ENGINEER", employeeCode: "E-TQ-01" },
  {
    username: "demo_responder_rd",
    displayName: "演示研发工程师",
    role: "RESPONDER",
    departmentCode: "RD",
    employeeCode: "E-RD-01",
  },
  {
    username: "demo_responder_purch",
    displayName: "演示采购工程师",
    role: "RESPONDER",
    departmentCode: "PURCH",
    employeeCode: "E-PURCH-01",
  },
  { username: "demo_agent", displayName: "演示客服", role: "SERVICE_AGENT", employeeCode: "E-AS-CC-01" },
  { username: "demo_technician", displayName: "演示工程师", role: "SERVICE_AGENT", employeeCode: "E-AS-EAST-05" },
];

/**
 * Makes a sign-in for each role of the loaded demo company, in force `since` then, and answers those made now; the passwords are random and
 * stand in `demo-sign-ins.txt` of the data folder, for its owner only. Call it after the first administrator is made.
 */
export async function ensureDemoSignIns(
  db: Database,
  dataDir: string,
  { since, now = new Date() }: { readonly since: Date; readonly now?: Date | undefined },
): Promise<DemoSignIn[]> {
  const made: DemoSignIn[] = [];
  for (const user of users) {
    const password = await make(db, user, { since, now });
    if (password !== null) made.push({ username: user.username, role: user.role, password });
  }
  if (made.length > 0) await keep(dataDir, made);
  return made;
}

async function make(
  db: Database,
  user: DemoUser,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<string | null> {
  try {
    const { oneTimePassword } = await createUser(db, { ...user, password: "one-time" }, since);
    return oneTimePassword === null ? null : await replace(db, user.username, oneTimePassword, now);
  } catch (error) {
    if (error instanceof DomainError && error.reason === "username_taken") return null;
    throw error;
  }
}

// A one-time password would be worth nothing in a file: it is changed at once for one that lasts.
async function replace(db: Database, username: string, oneTime: string, now: Date): Promise<string> {
  const first = await signIn(db, { username, password: oneTime, address, now });
  const viewer = await viewerOfToken(db, first.secret, { kind: "browser", now });
  if (viewer === null) throw new Error(`${username} was made but cannot sign in`);
  const next = randomBytes(12).toString("base64url");
  const { secret } = await changePassword(db, viewer, { current: oneTime, next, address, now });
  await signOut(db, secret);
  return next;
}

async function keep(dataDir: string, made: readonly DemoSignIn[]): Promise<void> {
  const file = path.join(dataDir, fileName);
  const before = await readFile(file, "utf8").catch(() => "");
  const lines = made.map(({ username, password, role }) => `${username}\t${password}\t${role}\n`);
  await writeFile(file, before + lines.join(""), { mode: 0o600 });
}
