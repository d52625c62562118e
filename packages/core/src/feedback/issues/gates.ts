import { DomainError } from "../../errors.ts";
import type { IssueAction, QualityIssueRecord } from "./issue.ts";
import { fieldsOf, type IssueStep } from "./issue-steps.ts";

/** Measures whose effect is looked for in the data. */
export const isCorrective = ({ kind }: Pick<IssueAction, "kind">) => kind === "PRODUCTION" || kind === "FIELD";
export const isAlive = ({ droppedBecause }: Pick<IssueAction, "droppedBecause">) => droppedBecause === null;

/** What is still missing before a step may be submitted, as keys of the catalogues; nothing where its gate is open. */
export function missingFor(
  issue: Pick<QualityIssueRecord, "steps" | "leader" | "members" | "actions">,
  step: IssueStep,
): string[] {
  const written = issue.steps.find((one) => one.step === step)?.fields ?? {};
  const fields = fieldsOf(step).filter(([name, required]) => required && !written[name]?.trim());
  return [...fields.map(([name]) => `web.issues.field.${name}`), ...missingBesides(issue, step)];
}

function missingBesides(
  { leader, members, actions }: Pick<QualityIssueRecord, "leader" | "members" | "actions">,
  step: IssueStep,
): string[] {
  const alive = actions.filter(isAlive);
  const corrective = alive.filter(isCorrective);
  const undone = (kinds: readonly IssueAction[]) => kinds.some(({ implementedOn }) => implementedOn === null);
  const missing: Partial<Record<IssueStep, readonly (readonly [missing: boolean, key: string])[]>> = {
    1: [
      [leader === null, "leader"],
      [members.length === 0, "member"],
    ],
    3: [[undone(alive.filter(({ kind }) => kind === "CONTAINMENT")), "containmentOpen"]],
    5: [[corrective.length === 0, "correctiveAction"]],
    6: [
      [corrective.length === 0, "correctiveAction"],
      [undone(corrective), "implementation"],
    ],
    7: [[undone(alive.filter(({ kind }) => kind === "PREVENTION")), "preventionOpen"]],
  };
  return (missing[step] ?? []).flatMap(([isMissing, key]) => (isMissing ? [`web.issues.missing.${key}`] : []));
}

/** Throws BAD_INPUT `issue_gate` with all that is missing, in the reader's words. */
export function demandGate(issue: QualityIssueRecord, step: IssueStep): void {
  const missing = missingFor(issue, step);
  if (missing.length > 0) throw new DomainError("BAD_INPUT", "issue_gate", { step, missing });
}
