import { listJobRuns, listReconciliations, requestJob, requestRetry } from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { pageSize } from "../page-size.ts";
import { JobRun, Reconciliation } from "./job.types.ts";

@Resolver()
export class JobsResolver {
  @Query(() => [JobRun], { description: "The last runs, newest first." })
  jobRuns(
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() { db }: ApiContext,
  ): Promise<JobRun[]> {
    return listJobRuns(db, pageSize(first, 50));
  }

  @Query(() => [Reconciliation], { description: "The last reconciliations, newest first." })
  reconciliations(
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() { db }: ApiContext,
  ): Promise<Reconciliation[]> {
    return listReconciliations(db, pageSize(first, 50));
  }

  @Mutation(() => Boolean, { description: "Asks the jobs to do the KPI run soon." })
  async runKpis(@Ctx() { db }: ApiContext): Promise<boolean> {
    await requestJob(db, "kpis.run");
    return true;
  }

  @Mutation(() => Boolean, { description: "Asks the jobs to do the work of a failed run again." })
  async retryJob(
    @Arg("id", () => ID) id: string,
    @Arg("queue", () => String) queue: string,
    @Ctx() { db }: ApiContext,
  ): Promise<boolean> {
    await requestRetry(db, { id, queue });
    return true;
  }
}
