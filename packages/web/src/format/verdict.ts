import type { Better, FigureFragment } from "../gql/graphql.ts";

export type Verdict = "better" | "worse" | "within" | "more" | "less" | "same";

/**
 * How a figure stands to an earlier one. An earlier value inside today's interval is no difference; a metric without
 * a direction is only more or less.
 */
export function verdictOf(
  figure: Pick<FigureFragment, "value" | "low" | "high">,
  previous: number | null,
  better: Better,
): Verdict | null {
  if (figure.value === null || previous === null) return null;
  const difference = figure.value - previous;
  if (difference === 0) return "same";
  if (better === "NEITHER") return difference > 0 ? "more" : "less";
  if (figure.low !== null && figure.high !== null && previous >= figure.low && previous <= figure.high) return "within";
  return difference > 0 === (better === "HIGHER") ? "better" : "worse";
}
