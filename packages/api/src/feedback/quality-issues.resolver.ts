import { DomainError, listQualityIssues, raiseQualityIssue } from "@huilu/core";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { signalId, toSignal } from "../defects/signal-id.ts";
import { QualityIssue, QualityIssueInput } from "./quality-issue.types.ts";

@Resolver()
export class QualityIssuesResolver {
  @Query(() => [QualityIssue], { description: "Safety and severity first, then the youngest." })
  async qualityIssues(@Ctx() { db, language }: ApiContext): Promise<QualityIssue[]> {
    const issues = await listQualityIssues(db.pool, { language });
    return issues.map(({ evidence, ...issue }) => ({
      ...issue,
      evidence: evidence.map(({ signal, knownThen }) => ({ signal: toSignal(signal), knownThen })),
    }));
  }

  @Mutation(() => String, { description: "Turns signals into one quality issue and answers its number." })
  raiseQualityIssue(
    @Arg("input", () => QualityIssueInput) { signals, title, problem, severity, safety }: QualityIssueInput,
    @Ctx() { db, viewer, language, now }: ApiContext,
  ): Promise<string> {
    if (!viewer) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
    const draft = { signals: signals.map(signalId), title, problem, severity, safety };
    return raiseQualityIssue(db, draft, { userId: viewer.userId, now, language });
  }
}
