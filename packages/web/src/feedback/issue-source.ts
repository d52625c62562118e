import type { EvidencePartInput, SignalFieldsFragment } from "../gql/graphql.ts";
import { dimensionOfLevel } from "../signals/dimension-of-level.ts";

/** What an issue is raised from. */
export type IssueSource =
  | { readonly kind: "SIGNALS"; readonly signals: readonly SignalFieldsFragment[] }
  | { readonly kind: "DEFECT"; readonly evidence: EvidencePartInput }
  | { readonly kind: "CASES"; readonly ids: readonly string[] }
  | { readonly kind: "HAND" };

/** What an issue of this source is about, as far as reports can be asked for. */
export function evidenceOf(source: IssueSource, chosen: ReadonlySet<string>): EvidencePartInput[] {
  if (source.kind === "DEFECT") return [source.evidence];
  if (source.kind !== "SIGNALS") return [];
  return source.signals.filter(({ id }) => chosen.has(id)).map(partOf);
}

/** The same part that the server makes of a signal. */
function partOf({ level, defect, part, sinceOn }: SignalFieldsFragment): EvidencePartInput {
  const dimension = dimensionOfLevel[level];
  return {
    from: sinceOn,
    filters: [
      { dimension: "defectType", in: [defect?.key ?? "unclassified"] },
      ...(dimension !== undefined && part !== null ? [{ dimension, in: [part.key] }] : []),
    ],
  };
}
