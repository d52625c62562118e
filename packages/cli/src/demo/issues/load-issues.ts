import { addDays, companyScope, type Database, followIssues, type IssueActor, isRole } from "@huilu/core";
import type { DemoTruth } from "../demo-truth.ts";
import { stories } from "../stories.ts";
import { issueStories } from "./issue-stories.ts";
import { type Actor, actors } from "./issue-story.ts";
import { playIssue } from "./play-issue.ts";

/** The issues of the loaded company, lived through by its sign-ins, which must exist. Again: nothing. */
export async function loadIssues(db: Database, truth: DemoTruth): Promise<void> {
  const { rowCount } = await db.pool.query("SELECT FROM quality_issue LIMIT 1");
  if (rowCount) return;
  const people = await readActors(db);
  const at = (who: Actor, day: string): IssueActor => ({ ...people[who], now: new Date(`${day}T10:00:00+08:00`) });
  const lot = { code: truth.badLot.supplierLot, models: stories.badLot.models };
  for (const story of issueStories(truth.until, lot))
    await playIssue(db, story, { at, until: addDays(truth.until, 1) });
  await followIssues(db, at("quality", addDays(truth.until, 1)).now);
}

type Person = Omit<IssueActor, "now">;

async function readActors(db: Database): Promise<Readonly<Record<Actor, Person>>> {
  const one = async (username: string): Promise<Person> => {
    const { rows } = await db.pool.query<{ id: number; name: string; role: string; departmentId: number | null }>(
      `SELECT u.id, u.display_name AS name, a.role, a.department_id AS "departmentId"
       FROM app_user u JOIN role_assignment a ON a.user_id = u.id WHERE u.username = $1`,
      [username],
    );
    const [found] = rows;
    if (!found || !isRole(found.role)) throw new Error(`The demo has no sign-in ${username}.`);
    const { id, name, role, departmentId } = found;
    const assignments = [{ role, departmentId }];
    const who = {
      userId: id,
      username,
      displayName: name,
      employeeId: null,
      mustChangePassword: false,
      assignments,
    } as const;
    const scope =
      departmentId === null
        ? companyScope
        : ({ kind: "part", departmentIds: [departmentId], employeeId: null } as const);
    return { viewer: { ...who, language: "zh-CN", session: "browser" }, scope, language: "zh-CN" };
  };
  return {
    quality: await one(actors.quality),
    director: await one(actors.director),
    research: await one(actors.research),
    purchasing: await one(actors.purchasing),
  };
}
