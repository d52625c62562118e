import { DomainError } from "../../errors.ts";
import { demandEvidence } from "./issue-evidence.ts";
import { type EvidencePart, type SpecialReason, specialReasons } from "./issue.ts";

/** What an engineer says when taking a problem to those who can remove its cause. */
export type IssueDraft = {
  /** The ids of signals, at most 100. */
  readonly signals: readonly number[];
  /** Reports that are asked for anew whenever somebody looks. */
  readonly evidence: readonly EvidencePart[];
  /** Cases chosen one by one. */
  readonly caseIds: readonly string[];
  readonly title: string;
  /** What is wrong, with what, since when, how many (D2). */
  readonly problem: string;
  /** 1 a nuisance, 2 a loss of comfort, 3 the product cannot be used, 4 a danger. */
  readonly severity: number;
  /** Somebody can come to harm: always handled first. */
  readonly safety: boolean;
  /** A major quality problem: goes first and is reported upward at once. */
  readonly major: boolean;
  /** Why it is a special case (专案); none: it is not. */
  readonly special: readonly SpecialReason[];
};

const longest = { title: 200, problem: 4000 };
const mostSignals = 100;

/** The draft as it is kept: trimmed, without doubles. Throws what raiseQualityIssue says of words and numbers. */
export function fitIssue(draft: IssueDraft): IssueDraft {
  const signals = [...new Set(draft.signals)];
  if (signals.length > mostSignals) throw new DomainError("BAD_INPUT", "issue_signals_many", { most: mostSignals });
  demandEvidence(draft.evidence);
  return {
    ...draft,
    ...fitWords(draft),
    signals,
    caseIds: [...new Set(draft.caseIds)],
    special: specialReasons.filter((reason) => draft.special.includes(reason)),
    severity: fitSeverity(draft.severity),
  };
}

/** Title and problem, trimmed. Throws BAD_INPUT `issue_title_missing`, `issue_problem_missing` or `issue_text_long`. */
export function fitWords(given: Pick<IssueDraft, "title" | "problem">): Pick<IssueDraft, "title" | "problem"> {
  const [title, problem] = [given.title.trim(), given.problem.trim()];
  if (title === "") throw new DomainError("BAD_INPUT", "issue_title_missing");
  if (problem === "") throw new DomainError("BAD_INPUT", "issue_problem_missing");
  return { title: fitText(title, longest.title), problem: fitText(problem, longest.problem) };
}

/** `text` trimmed. Throws BAD_INPUT `issue_text_long` beyond `most` characters. */
export function fitText(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed.length > most) throw new DomainError("BAD_INPUT", "issue_text_long", { longest: most });
  return trimmed;
}

/** Throws BAD_INPUT `issue_severity_unknown`. */
export function fitSeverity(severity: number): number {
  if (![1, 2, 3, 4].includes(severity)) throw new DomainError("BAD_INPUT", "issue_severity_unknown", { severity });
  return severity;
}
