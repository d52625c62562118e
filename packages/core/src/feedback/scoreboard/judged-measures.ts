import { standingVerdict, verdicts, type Verdict } from "../verification/verdict-of.ts";
import { shareOf, type IssueShare } from "./share-of.ts";
import { within, type ScoredIssue, type ScoredLook, type Span } from "./scored-issue.ts";

/** A measure and its issue. */
export type MeasureName = { readonly id: number; readonly number: string; readonly description: string };

export type JudgedMeasures = {
  readonly verdicts: readonly { readonly verdict: Verdict; readonly measures: readonly MeasureName[] }[];
  /** Verified effective, of all that were judged. */
  readonly effective: Pick<IssueShare, "hits" | "of" | "share" | "low" | "high">;
};

/** The measures that were looked at in `span`, by what stood of each at its end. */
export function judgedMeasures(issues: readonly ScoredIssue[], span: Span): JudgedMeasures {
  const judged = issues
    .filter(({ closing }) => closing !== "DUPLICATE")
    .flatMap(({ number, measures }) =>
      measures
        .filter(({ looks }) => looks.some(({ lookedAt }) => within(span, lookedAt)))
        .map(({ id, description, looks }) => ({
          name: { id, number, description },
          verdict: standingVerdict(looks.filter(({ lookedAt }) => lookedAt < span.to)),
        })),
    );
  const by = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).map(({ name }) => name);
  return {
    verdicts: verdicts.map((verdict) => ({ verdict, measures: by(verdict) })),
    effective: shareOf(by("EFFECTIVE").length, judged.length),
  };
}

/** The looks since a verdict stands that is still what stands; none where another does. */
export function lastRunOf(looks: readonly ScoredLook[], verdict: Verdict): ScoredLook[] {
  const broken = looks.findLastIndex((look) => look.verdict !== verdict && look.verdict !== "NOT_SHOWN_YET");
  return looks.slice(broken + 1).filter((look) => look.verdict === verdict);
}
