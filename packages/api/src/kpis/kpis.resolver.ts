import {
  caseWords,
  endTarget,
  kpiFigures,
  listTargets,
  setTarget,
  targetStandings,
  type KpiGrain,
  type TargetRecord,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { MetricKeyEnum } from "../enums.ts";
import { DateRangeInput } from "../metrics/metric-query.inputs.ts";
import { pageSize } from "../page-size.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { KpiGrainEnum } from "./kpi-enums.ts";
import { KpiFigure } from "./kpi-figure.types.ts";
import { TargetInput } from "./kpi.inputs.ts";
import { Target, TargetStanding } from "./target.types.ts";

const departmentMeans = "A department's code; without it the company, or the one department that the viewer sees.";

@Resolver()
export class KpisResolver {
  @Query(() => [KpiFigure], {
    description: "The figures that the KPI run kept, as they were known at an instant; newest bucket first.",
  })
  async kpiFigures(
    @Arg("grain", () => KpiGrainEnum) grain: KpiGrain,
    @Arg("department", () => String, { nullable: true, description: departmentMeans })
    department: string | null | undefined,
    @Arg("metrics", () => [MetricKeyEnum], { nullable: true }) metrics: string[] | null | undefined,
    @Arg("buckets", () => Int, { nullable: true, defaultValue: 12 }) buckets: number | null,
    @Arg("asKnownOn", () => DateTimeScalar, { nullable: true }) asKnownOn: Date | null | undefined,
    @Ctx() { db, scope, language }: ApiContext,
  ): Promise<KpiFigure[]> {
    const request = { grain, department, metrics, asKnownOn, buckets: pageSize(buckets, 12) };
    const words = caseWords(language);
    const figures = await kpiFigures(db, request, scope);
    return figures.map((figure) => ({
      ...figure,
      excluded: figure.excluded.map(({ reason, n }) => ({ reason, n, label: words(`outcome.${reason}`) })),
    }));
  }

  @Query(() => [TargetStanding], {
    description: "How the periods that share a day with `period` stood to their targets; newest first.",
  })
  async targetStates(
    @Arg("period", () => DateRangeInput) period: DateRangeInput,
    @Arg("department", () => String, { nullable: true, description: departmentMeans })
    department: string | null | undefined,
    @Arg("asKnownOn", () => DateTimeScalar, { nullable: true }) asKnownOn: Date | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<TargetStanding[]> {
    const standings = await targetStandings(context.db, { period, department, asKnownOn }, context);
    return standings.map((standing) => ({ ...standing, targetId: String(standing.targetId) }));
  }

  @Query(() => [Target], { description: "Every version of every target; of one target the latest first." })
  async targets(@Ctx() { db, language }: ApiContext): Promise<Target[]> {
    return (await listTargets(db, language)).map(presentTarget);
  }

  @Mutation(() => ID, { description: "Sets a target from a period on; answers the version's id." })
  async setTarget(@Arg("input", () => TargetInput) input: TargetInput, @Ctx() context: ApiContext): Promise<string> {
    const { windowDays, byDay, atMonths, per, clock, aspect, ...target } = input;
    const parameters = { windowDays, byDay, atMonths, per, clock, aspect };
    return String(await setTarget(context.db, { ...target, parameters }, settingOf(context)));
  }

  @Mutation(() => ID, {
    description:
      "Ends a department's own target from a period on, so that the one above applies; answers the version's id.",
  })
  async endTarget(
    @Arg("id", () => ID) id: string,
    @Arg("from", () => DateScalar) from: string,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return String(await endTarget(context.db, { id, from }, settingOf(context)));
  }
}

function presentTarget(target: TargetRecord): Target {
  return { ...target, id: String(target.id) };
}

function settingOf({ viewer, now }: ApiContext) {
  return { userId: viewer?.userId ?? null, now };
}
