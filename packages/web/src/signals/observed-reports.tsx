import type { SignalFieldsFragment } from "../gql/graphql.ts";
import { dimensionOfLevel } from "./dimension-of-level.ts";
import { ReportsLink } from "./reports-link.tsx";

/** The reports of a signal since the change, and the way to them. */
export function ObservedReports({ signal }: { signal: SignalFieldsFragment }) {
  const { defect, level, part, sinceOn, untilOn, observed } = signal;
  const dimension = dimensionOfLevel[level];
  return (
    <ReportsLink
      n={observed}
      range={{ from: sinceOn, to: untilOn }}
      defect={defect?.key}
      part={dimension && part ? { dimension, key: part.key } : null}
    />
  );
}
