import type { IssueCardFragment } from "../gql/graphql.ts";
import { closedColumn, columnOf, stepNumber, type Column, type StepNumber } from "./issue-steps.ts";

/** What is asked for a reason first. */
export type ReasonedMove = { readonly kind: "return"; readonly step: StepNumber } | { readonly kind: "reopen" };
/** What the server is asked to do when a card is put into another column. */
export type Move =
  | ReasonedMove
  | { readonly kind: "submit" | "approve"; readonly step: StepNumber }
  | { readonly kind: "close" };
/** Why it is not asked at all. */
export type Refusal = "far" | "waits" | "mayNotSubmit" | "mayNotClose" | "mayNotReturn" | "mayNotReopen";

type Movable = Pick<IssueCardFragment, "step" | "stepState" | "closing">;

/** The move of an issue to a column by somebody who may ask for `operations`; null where it stands there already. */
export function moveOf(issue: Movable, to: Column, operations: readonly string[]): Move | Refusal | null {
  const from = columnOf(issue);
  if (from === to) return null;
  if (Math.abs(to - from) > 1) return "far";
  if (from === closedColumn) return allowed(operations, "reopenIssue") ? { kind: "reopen" } : "mayNotReopen";
  return to > from ? forward(issue, operations) : backward(issue, operations);
}

function forward({ step, stepState }: Movable, operations: readonly string[]): Move | Refusal {
  const at = stepNumber(step);
  if (stepState === "OPEN")
    return allowed(operations, "submitIssueStep") ? { kind: "submit", step: at } : "mayNotSubmit";
  if (stepState === "SUBMITTED")
    return allowed(operations, "approveIssueStep") ? { kind: "approve", step: at } : "waits";
  return allowed(operations, "closeIssue") ? { kind: "close" } : "mayNotClose";
}

/** What is submitted is given back itself; else the step before is, and its approval with it. */
function backward({ step, stepState }: Movable, operations: readonly string[]): Move | Refusal {
  if (!allowed(operations, "returnIssueStep")) return "mayNotReturn";
  return { kind: "return", step: stepNumber(stepState === "SUBMITTED" ? step : step - 1) };
}

const allowed = (operations: readonly string[], operation: string) => operations.includes(operation);
