import type { CardFigureFragment, ScorecardMetricInput } from "../gql/graphql.ts";

/** What can be compared, by the name under which the address and the catalogue know it. */
export const measures = [
  { name: "firstFixRate", input: { key: "firstFixRate" } },
  { name: "repeatRepairRate", input: { key: "repeatRepairRate" } },
  { name: "csat", input: { key: "csat", aspect: "overall" } },
  { name: "attitude", input: { key: "csat", aspect: "attitude" } },
  { name: "efficiency", input: { key: "csat", aspect: "efficiency" } },
  { name: "accuracy", input: { key: "csat", aspect: "accuracy" } },
  { name: "handlingTime", input: { key: "handlingTime" } },
  { name: "complaintIndex", input: { key: "complaintIndex" } },
] as const satisfies readonly { name: string; input: ScorecardMetricInput }[];
export type Measure = (typeof measures)[number];

/** The measure that an address names; the first where it names none. */
export function measureOf(name: string | undefined): Measure {
  return measures.find((measure) => measure.name === name) ?? measures[0];
}

type OfMeasure = Pick<CardFigureFragment, "metric" | "aspect">;

/** The figure (or the funnel) of a measure among those of an answer. */
export function figureOf<Figure extends OfMeasure>(figures: readonly Figure[], { input }: Measure): Figure | undefined {
  const aspect = "aspect" in input ? input.aspect : null;
  return figures.find((figure) => figure.metric === input.key && figure.aspect === aspect);
}

export type Verdict = "better" | "worse" | "within";

/** Whether a figure lies outside the 99.8 % limits, and on which side of what is wanted. */
export function verdictOf({ standing, better }: Pick<CardFigureFragment, "standing" | "better">): Verdict {
  if (standing !== "BELOW_998" && standing !== "ABOVE_998") return "within";
  return (standing === "ABOVE_998") === (better === "HIGHER") ? "better" : "worse";
}
