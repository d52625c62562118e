import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { grainOf, trendRange, type Question } from "../filters/question.ts";
import { ChartLimitsDocument, type ChartLimitsQuery } from "../gql/graphql.ts";

export type TrendLimits = ChartLimitsQuery["chartLimits"];
/** "failed": they could not be read. Undefined: nobody asked, or they are on their way. */
export type AskedLimits = TrendLimits | "failed" | undefined;

/** The expected range of a defect's trend, asked once for all charts of it; undefined for who may not ask. */
export function useTrendLimits(
  defect: string | undefined,
  { range: asked, filters, asKnownOn }: Question,
): AskedLimits {
  const enabled = useViewer().operations.includes("chartLimits") && defect !== undefined;
  const range = trendRange(asked);
  const query = useGraphql(
    ChartLimitsDocument,
    { defectType: defect ?? "", range, grain: grainOf(range), filters, asKnownOn },
    { enabled, keep: false },
  );
  if (!enabled) return undefined;
  return query.error === null || query.data !== undefined ? query.data?.chartLimits : "failed";
}
