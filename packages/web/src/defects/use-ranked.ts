import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { ParetoCostDocument, TaxonomyDocument } from "../gql/graphql.ts";
import type { ParetoLine } from "./pareto-lines.ts";
import { rankLines, type Rank, type RankedLine } from "./rank-lines.ts";

const mostTypes = 1000;

/** The lines by `rank`; what a rank needs beside the counts is asked for when it is chosen. */
export function useRanked(
  lines: readonly ParetoLine[],
  rank: Rank,
  { range, filters, asKnownOn }: Pick<Question, "range" | "filters" | "asKnownOn">,
): { readonly lines: readonly RankedLine[]; readonly isWaiting: boolean } {
  const costs = useGraphql(
    ParetoCostDocument,
    { input: { metrics: [{ key: "costPerCase" }], range, filters, asKnownOn, by: ["defectType"], limit: mostTypes } },
    { enabled: rank === "cost" },
  );
  const taxonomy = useGraphql(TaxonomyDocument, {}, { enabled: rank === "severity" });
  const by = {
    costs: new Map(
      (costs.data?.metricQuery.rows ?? []).flatMap(({ dimensions: [type], values: [cost] }) =>
        type && cost && cost.value !== null ? [[type.key, cost.value * cost.n] as const] : [],
      ),
    ),
    severities: new Map(
      (taxonomy.data?.taxonomy ?? [])
        .flatMap(({ types }) => types)
        .flatMap(({ key, severity, safety }) =>
          severity === null ? [] : [[key, severity + (safety ? 0.5 : 0)] as const],
        ),
    ),
  };
  const isWaiting = (rank === "cost" && costs.data === undefined) || (rank === "severity" && !taxonomy.data);
  return { lines: rankLines(lines, rank, by), isWaiting };
}
