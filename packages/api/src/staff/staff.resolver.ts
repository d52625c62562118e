import {
  contestRow,
  decideContest,
  DomainError,
  importTraining,
  listContests,
  readOwnRows,
  readOwnScorecard,
  readScorecards,
  type CardAsker,
  type Contest as CoreContest,
  type ContestState,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { DateRangeInput } from "../metrics/metric-query.inputs.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { ContestStateEnum } from "./staff.enums.ts";
import {
  Contest,
  ContestInput,
  OwnScorecard,
  ScorecardMetricInput,
  ScorecardRow,
  ScorecardRowConnection,
  Scorecards,
} from "./staff.types.ts";

const mostMetrics = 10;

@Resolver()
export class ScorecardsResolver {
  @Query(() => Scorecards, {
    description:
      "A department's people and the departments below it, against the company. NOT_FOUND outside of one's own.",
  })
  scorecards(
    @Arg("department", () => String, { nullable: true, description: "Its key; without it the viewer's topmost one." })
    department: string | null | undefined,
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("metrics", () => [ScorecardMetricInput]) metrics: ScorecardMetricInput[],
    @Ctx() context: ApiContext,
  ): Promise<Scorecards> {
    return readScorecards(context.db, { department, range, metrics: few(metrics) }, askerOf(context));
  }

  @Query(() => OwnScorecard, { nullable: true, description: "The viewer's own card; null for one who is no employee." })
  myScorecard(
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("metrics", () => [ScorecardMetricInput]) metrics: ScorecardMetricInput[],
    @Ctx() context: ApiContext,
  ): Promise<OwnScorecard | null> {
    return readOwnScorecard(context.db, { range, metrics: few(metrics) }, askerOf(context));
  }

  @Query(() => ScorecardRowConnection, {
    description: "Exactly the units behind one figure of the viewer's own card, or with outcome those it leaves out.",
  })
  async myScorecardRows(
    @Arg("metric", () => ScorecardMetricInput) metric: ScorecardMetricInput,
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("hit", () => Boolean, { nullable: true }) hit: boolean | null | undefined,
    @Arg("outcome", () => String, { nullable: true }) outcome: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<ScorecardRowConnection> {
    const request = { metric, range, hit, outcome, first: pageSize(first, 50), after };
    const { totalCount, rows, hasNextPage } = await readOwnRows(context.db, request, askerOf(context));
    const edges = rows.map(({ cursor, unitKey: id, ...row }) => ({ cursor, node: { ...row, id } }));
    return { totalCount, edges, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Mutation(() => ID, { description: "Contests a row of one's own card, once; answers the contest." })
  async contestRow(@Arg("input", () => ContestInput) input: ContestInput, @Ctx() context: ApiContext): Promise<string> {
    const { caseId, rowId: unitKey, metric, reason } = input;
    if (!isUuid(caseId)) throw new DomainError("NOT_FOUND", "contest_unit_unknown");
    return String(await contestRow(context.db, { metric, caseId, unitKey, reason }, askerOf(context)));
  }

  @Query(() => [Contest], { description: "One's own contests and those of the people one heads, open ones first." })
  async contests(
    @Arg("state", () => ContestStateEnum, { nullable: true }) state: ContestState | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() context: ApiContext,
  ): Promise<Contest[]> {
    const found = await listContests(context.db, { state, first: pageSize(first, 50) }, askerOf(context));
    return found.map(presentContest);
  }

  @Mutation(() => Boolean, {
    description: "Upholds or rejects a contest, for good. CONFLICT when somebody else has just decided it.",
  })
  async decideContest(
    @Arg("id", () => ID) id: string,
    @Arg("upheld", () => Boolean) upheld: boolean,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    if (!/^\d{1,9}$/.test(id)) throw new DomainError("NOT_FOUND", "contest_unknown");
    await decideContest(context.db, { id: Number(id), upheld, reason }, askerOf(context));
    return true;
  }

  @Mutation(() => Int, {
    description:
      "Records the trainings of a csv text (employee, topic, trained_on, valid_until), all or none; answers how many are new or changed.",
  })
  importTraining(@Arg("csv", () => String) csv: string, @Ctx() context: ApiContext): Promise<number> {
    const { viewer, now } = askerOf(context);
    return importTraining(context.db, csv, { userId: viewer.userId, now });
  }
}

@Resolver(() => ScorecardRow)
export class ScorecardRowResolver {
  @FieldResolver(() => ServiceCase, { nullable: true })
  case(@Root() { caseId }: ScorecardRow, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}

@Resolver(() => Contest)
export class ContestResolver {
  @FieldResolver(() => ServiceCase, { nullable: true })
  case(@Root() { caseId }: Contest, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}

function presentContest({ id, unitKey: _, ...contest }: CoreContest): Contest {
  return { ...contest, id: String(id) };
}

function askerOf({ viewer, now, language }: ApiContext): CardAsker {
  if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return { viewer, now, language };
}

function few(metrics: ScorecardMetricInput[]): ScorecardMetricInput[] {
  if (metrics.length === 0) throw new DomainError("BAD_INPUT", "metrics_empty");
  if (metrics.length > mostMetrics) throw new DomainError("BAD_INPUT", "metrics_too_many", { most: mostMetrics });
  return metrics;
}
