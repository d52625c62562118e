import type { Sql } from "../../database/database.ts";
import { readClocks } from "../../cases/clocks.ts";
import { dueOf } from "../../cases/policies.ts";
import { type BusinessDay, businessDayOf } from "../../time/business-day.ts";
import { workingDaysBetween } from "../../time/working-days.ts";
import { issueSteps, type IssueStep, stepTerms } from "./issue-steps.ts";

/** When each step of an issue is due: so many working days after the day it was raised on, until work ends then, by the calendar of its department. */
export async function stepDueTimes(
  sql: Sql,
  raised: {
    readonly on: BusinessDay;
    readonly at: Date;
    readonly departmentId: number | null;
    readonly urgent: boolean;
  },
): Promise<ReadonlyMap<IssueStep, Date>> {
  const clocks = await readClocks(sql);
  const calendar = clocks.calendarOf(raised.departmentId, raised.on);
  return new Map(
    issueSteps.map((step) => {
      const amount = stepTerms[step][raised.urgent ? "urgent" : "usual"];
      const due = dueOf({ amount, unit: "DAYS", clock: "BUSINESS" }, { on: raised.on, at: raised.at }, calendar);
      return [step, due.at ?? raised.at];
    }),
  );
}

/** The working days from today until a term, by the calendar of a department; negative once it has passed. */
export async function workingDaysLeft(
  sql: Sql,
  term: { readonly dueAt: Date; readonly departmentId: number | null },
  now: Date,
): Promise<number> {
  const clocks = await readClocks(sql);
  const zone = clocks.calendarOf(term.departmentId, businessDayOf(now, "UTC")).timeZone;
  const today = businessDayOf(now, zone);
  return workingDaysBetween(clocks.calendarOf(term.departmentId, today), today, businessDayOf(term.dueAt, zone));
}

/** What makes an issue urgent. */
export type Urgency = {
  readonly safety: boolean;
  readonly major: boolean;
  readonly severity: number;
  readonly special: readonly string[];
};

/** Whether an issue goes before others. */
export function isUrgent(issue: Urgency): boolean {
  return issue.safety || issue.major || issue.special.length > 0 || issue.severity === 4;
}
