import {
  compareIssueFigures,
  DomainError,
  findSimilarIssues,
  listAttachments,
  listIssueComments,
  listIssueHistory,
  listIssuePeople,
  raiseQualityIssue,
  readIssue,
  readIssues,
  workingDaysLeft,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { signalId } from "../defects/signal-id.ts";
import { isUuid } from "../is-uuid.ts";
import { IssueStateEnum } from "./issue-enums.ts";
import { actorOf, presentIssuePage, presentIssues } from "./present-issue.ts";
import { type EvidencePartInput, IssueLikenessInput, QualityIssueInput } from "./quality-issue.inputs.ts";
import {
  ComparedFigures,
  IssueAttachment,
  IssueChange,
  IssueComment,
  IssuePerson,
  QualityIssue,
  QualityIssuePage,
  SimilarIssue,
} from "./quality-issue.types.ts";

@Resolver()
export class QualityIssuesResolver {
  @Query(() => [QualityIssue], {
    description: "Up to 1,000: open ones first, then special cases and safety, major ones, severity, and the youngest.",
  })
  async qualityIssues(
    @Arg("state", () => IssueStateEnum, { defaultValue: "ALL" }) state: "OPEN" | "CLOSED" | "ALL",
    @Arg("closedWithinDays", () => Int, { nullable: true, description: "Leaves out what was closed before." })
    days: number | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<QualityIssue[]> {
    const filter = { state, closedSince: days ? daysBefore(context.now, days) : undefined };
    return presentIssues(await readIssues(context.db.pool, filter, actorOf(context)), context);
  }

  @Query(() => QualityIssuePage, { nullable: true, description: "null where there is none that the viewer may read." })
  async qualityIssue(
    @Arg("number", () => ID) number: string,
    @Ctx() context: ApiContext,
  ): Promise<QualityIssuePage | null> {
    const issue = await readIssue(context.db.pool, number, actorOf(context));
    return issue && presentIssuePage(issue, context);
  }

  @Query(() => [SimilarIssue], {
    description: "The likest first: open ones that it may double, closed ones to learn from.",
  })
  similarIssues(
    @Arg("input", () => IssueLikenessInput) { title, problem, evidence }: IssueLikenessInput,
    @Ctx() context: ApiContext,
  ): Promise<SimilarIssue[]> {
    return findSimilarIssues(context.db.pool, { title, problem, evidence: evidence.map(partOf) }, actorOf(context));
  }

  @Query(() => [IssuePerson], { description: "Who may lead issues, belong to their teams, and own their steps." })
  issuePeople(@Ctx() { db, now }: ApiContext): Promise<IssuePerson[]> {
    return listIssuePeople(db.pool, now);
  }

  @Mutation(() => String, {
    description: "Raises a quality issue of signals, of reports, of cases or of words alone, and answers its number.",
  })
  raiseQualityIssue(
    @Arg("input", () => QualityIssueInput) { signals, evidence, cases, ...words }: QualityIssueInput,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    const { viewer, now, language } = actorOf(context);
    const draft = {
      ...words,
      signals: signals.map(signalId),
      evidence: evidence.map(partOf),
      caseIds: cases.map(caseId),
    };
    return raiseQualityIssue(context.db, draft, { userId: viewer.userId, now, language });
  }
}

@Resolver(() => QualityIssuePage)
export class QualityIssuePageResolver {
  @FieldResolver(() => ComparedFigures)
  compared(@Root() { id, parts }: QualityIssuePage, @Ctx() { db, now }: ApiContext): Promise<ComparedFigures> {
    return compareIssueFigures(db.pool, { id, evidence: parts }, now);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Working days until its step is due; negative once that has passed; null where it has no term.",
  })
  workingDaysLeft(
    @Root() { dueAt, department }: QualityIssuePage,
    @Ctx() { db, now }: ApiContext,
  ): Promise<number> | null {
    return dueAt === null ? null : workingDaysLeft(db.pool, { dueAt, departmentId: department?.id ?? null }, now);
  }

  @FieldResolver(() => [IssueComment], { description: "In their order." })
  comments(@Root() { id }: QualityIssuePage, @Ctx() { db }: ApiContext): Promise<IssueComment[]> {
    return listIssueComments(db.pool, id);
  }

  @FieldResolver(() => [IssueAttachment])
  async attachments(@Root() { id, number }: QualityIssuePage, @Ctx() { db }: ApiContext): Promise<IssueAttachment[]> {
    const files = await listAttachments(db.pool, id);
    return files.map((file) => ({ ...file, url: `/issues/${number}/files/${file.id}` }));
  }

  @FieldResolver(() => [IssueChange], { description: "The latest first." })
  async history(@Root() { id }: QualityIssuePage, @Ctx() { db }: ApiContext): Promise<IssueChange[]> {
    const changes = await listIssueHistory(db.pool, id);
    const text = (value: unknown) => (value === null ? null : JSON.stringify(value));
    return changes.map(({ before, after, ...change }) => ({ ...change, before: text(before), after: text(after) }));
  }
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

const partOf = ({ filters, from }: EvidencePartInput) => ({ filters, from: from ?? null });

/** Throws NOT_FOUND `cases_unknown` for what is no id. */
export function caseId(id: string): string {
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "cases_unknown", { missing: 1 });
  return id.toLowerCase();
}
