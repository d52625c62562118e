import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { TargetStatesDocument, type MetricKey, type TargetGrain } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { latestStanding, type LatestStanding } from "../targets/latest-standing.ts";
import { isDefault } from "../targets/metric-choice.ts";

/** How a metric, asked for by its defaults, stands to its target, if it has one. */
export type StandingOf = (metric: MetricKey) => LatestStanding | null;

// A month is what targets are usually set for; a figure is held to its shortest usual period.
const preferred: readonly TargetGrain[] = ["MONTH", "QUARTER", "YEAR", "WEEK"];

/**
 * How each metric stood to its target within the question's days. A target is of a department or of the company:
 * a question that is cut in any other way has none.
 */
export function useTargets({ range, filters, asKnownOn }: Question): StandingOf {
  const { operations } = useViewer();
  const metrics = useMetrics();
  const department = departmentOf(filters);
  const { data } = useGraphql(
    TargetStatesDocument,
    { period: range, asKnownOn, ...(typeof department === "string" ? { department } : {}) },
    { enabled: department !== undefined && operations.includes("targetStates") },
  );
  if (department === undefined) return () => null;
  const standings = data?.targetStates ?? [];
  return (metric) => {
    const own = standings.filter((one) => one.metric === metric && isDefault(one.parameters, metrics.get(metric)));
    const grain = preferred.find((candidate) => own.some((one) => one.grain === candidate));
    return latestStanding(own.filter((one) => one.grain === grain));
  };
}

/** The one department that the filters name, null for no filter at all, undefined for any other cut. */
function departmentOf(filters: Question["filters"]): string | null | undefined {
  const [first, ...others] = filters;
  if (first === undefined) return null;
  return others.length === 0 && first.dimension === "department" && first.in.length === 1 ? first.in[0] : undefined;
}
