import type { BusinessDay } from "../../time/business-day.ts";
import { standingVerdict, type Verdict } from "../verification/verdict-of.ts";
import type { MeasureName } from "./judged-measures.ts";
import type { ScoredIssue, ScoredLook } from "./scored-issue.ts";

/** A figure with its 95 % limits. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

export type AvoidedBy = MeasureName & {
  readonly verdict: Verdict;
  /** The first day that its last look did not count. */
  readonly upTo: BusinessDay;
  readonly reportsAfter: number;
  readonly ratio: number;
  readonly failures: Estimate;
  /** Of the issue's cases; null where none tells its cost. */
  readonly meanCost: number | null;
  readonly cost: Estimate | null;
  /** Of an issue's measures one is in the sum: the same failures are not avoided twice. */
  readonly counted: boolean;
};

export type Avoided = {
  readonly measures: readonly AvoidedBy[];
  /** Null where no measure is shown to help; of the cost also where none is known. */
  readonly failures: Estimate | null;
  readonly cost: Estimate | null;
};

const helpful: readonly Verdict[] = ["EFFECTIVE", "PARTLY"];

/** The measures that are shown to help at all, and what they have avoided up to their last looks. */
export function avoided(issues: readonly ScoredIssue[], meanCosts: ReadonlyMap<number, number>): Avoided {
  const measures = issues
    .filter(({ closing }) => closing !== "DUPLICATE")
    .flatMap((issue) => countOne(ofIssue(issue, meanCosts.get(issue.id) ?? null)));
  const counted = measures.filter((one) => one.counted);
  return {
    measures,
    failures: sumOf(counted.map(({ failures }) => failures)),
    cost: sumOf(counted.map(({ cost }) => cost).filter((cost) => cost !== null)),
  };
}

function ofIssue({ number, measures }: ScoredIssue, meanCost: number | null): Omit<AvoidedBy, "counted">[] {
  return measures.flatMap(({ id, description, looks }) => {
    const [verdict, last] = [standingVerdict(looks), looks.at(-1)];
    const failures = last && helpful.includes(verdict) ? failuresAvoided(last) : null;
    if (!last || failures === null) return [];
    const cost = meanCost === null ? null : times(failures, meanCost);
    const { upTo, reportsAfter, ratio } = last;
    return [{ id, number, description, verdict, upTo, reportsAfter, ratio: ratio ?? 0, failures, meanCost, cost }];
  });
}

function countOne(measures: readonly Omit<AvoidedBy, "counted">[]): AvoidedBy[] {
  const surest = measures.toSorted((a, b) => b.failures.low - a.failures.low)[0];
  return measures.map((one) => ({ ...one, counted: one === surest }));
}

/**
 * Reports after × (1 ÷ ratio − 1): those that there would have been, less those that there were, written as the former
 * × (1 − ratio), so that it has a value where no report came any more; its limits are those at the plain limits of the ratio.
 * Null where the look has no ratio or no upper limit.
 */
export function failuresAvoided({
  reportsAfter,
  expected,
  ratio,
  low,
  high,
}: Pick<ScoredLook, "reportsAfter" | "expected" | "ratio" | "low" | "high">): Estimate | null {
  if (ratio === null || high === null) return null;
  const without = ratio > 0 ? reportsAfter / ratio : expected;
  return { value: without * (1 - ratio), low: without * (1 - high), high: without * (1 - low) };
}

/**
 * The sum of independent estimates, its limits recovered from theirs: L = Σx − √Σ(x − l)², U = Σx + √Σ(u − x)² (MOVER,
 * Zou & Donner 2008). Null of none.
 */
export function sumOf(estimates: readonly Estimate[]): Estimate | null {
  if (estimates.length === 0) return null;
  const value = estimates.reduce((sum, one) => sum + one.value, 0);
  const below = Math.hypot(...estimates.map((one) => one.value - one.low));
  const above = Math.hypot(...estimates.map((one) => one.high - one.value));
  return { value, low: value - below, high: value + above };
}

const times = ({ value, low, high }: Estimate, by: number) => ({ value: value * by, low: low * by, high: high * by });
