import {
  fieldsOf,
  isExecutive,
  readEffect,
  type ActionEffect as CoreEffect,
  isQuality,
  missingFor,
  readIssueSignals,
  textOf,
  worksOn,
  type ToldCutIn,
  type IssueActor,
  type IssueSummary,
  type QualityIssueRecord,
  DomainError,
} from "@huilu/core";

import type { ApiContext } from "../context.ts";
import { toSignal } from "../defects/signal-id.ts";
import type { ActionEffect, CutIn, QualityIssue, QualityIssuePage } from "./quality-issue.types.ts";

/** Who acts on issues. Throws UNAUTHENTICATED. */
export function actorOf({ viewer, scope, language, now }: ApiContext): IssueActor {
  if (!viewer) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return { viewer, scope, language, now };
}

/** Issues as the wire carries them, with their signals. */
export async function presentIssues(
  issues: readonly IssueSummary[],
  { db, language, now }: ApiContext,
): Promise<(IssueSummary & Pick<QualityIssue, "evidence" | "overdue">)[]> {
  const signals = await readIssueSignals(
    db.pool,
    issues.map(({ id }) => id),
    { language },
  );
  return issues.map((issue) => ({
    ...issue,
    overdue: issue.dueAt !== null && issue.dueAt < now,
    evidence: (signals.get(issue.id) ?? []).map(({ signal, knownThen }) => ({ signal: toSignal(signal), knownThen })),
  }));
}

/** One issue whole, as the wire carries it. */
export async function presentIssuePage(issue: QualityIssueRecord, context: ApiContext): Promise<QualityIssuePage> {
  const actor = actorOf(context);
  const [summary] = await presentIssues([issue], context);
  if (!summary) throw new Error("One issue is presented as one.");
  return {
    ...summary,
    parts: issue.evidence,
    members: issue.members,
    actions: issue.actions.map((action) => ({
      ...action,
      cutIn: action.cutIn && presentCutIn(action.cutIn),
      // Asked for only where the page shows it.
      effect: async () => presentEffect(await readEffect(context.db, { issue, action }, context.now)),
    })),
    steps: issue.steps.map((step) => ({
      ...step,
      fields: fieldsOf(step.step).map(([name, required]) => ({ name, required, text: step.fields[name] ?? "" })),
      missing: missingFor(issue, step.step).map((key) => textOf(context.language, key)),
    })),
    mayWork: issue.closing === null && worksOn(issue, actor),
    mayApprove: issue.closing === null && (isQuality(actor) || isExecutive(actor)),
  };
}

function presentEffect(effect: CoreEffect | null): ActionEffect | null {
  return (
    effect && {
      ...effect,
      looks: effect.looks.map(({ evidence, ...look }) => ({
        ...look,
        ...evidence.curves,
        plainLow: evidence.plain.low,
        plainHigh: evidence.plain.high,
        unitsBefore: evidence.units.before,
        unitsAfter: evidence.units.after,
      })),
    }
  );
}

function presentCutIn(cutIn: ToldCutIn): CutIn {
  const affectedSince = "affectedSince" in cutIn ? (cutIn.affectedSince ?? null) : null;
  return { batch: null, serial: null, on: null, serials: [], ...cutIn, affectedSince };
}
