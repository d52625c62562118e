import { businessDayOf, readIssueDesk } from "@huilu/core";
import { Ctx, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { IssueDesk } from "./issue-desk.types.ts";
import { actorOf, presentIssues } from "./present-issue.ts";

@Resolver()
export class IssueDeskResolver {
  @Query(() => IssueDesk, { description: "What waits for the viewer in quality issues." })
  async myIssueDesk(@Ctx() context: ApiContext): Promise<IssueDesk> {
    const { db, now } = context;
    const today = businessDayOf(now, db.timeZone);
    const desk = await readIssueDesk(db.pool, actorOf(context));
    return {
      ...desk,
      steps: desk.steps.map((step) => ({ ...step, overdue: isPast(step.dueAt, now) })),
      approvals: desk.approvals.map((step) => ({ ...step, overdue: isPast(step.dueAt, now) })),
      actions: desk.actions.map((action) => ({ ...action, overdue: action.dueOn < today })),
      leads: await presentIssues(desk.leads, context),
    };
  }
}

const isPast = (dueAt: Date | null, now: Date) => dueAt !== null && dueAt < now;
