import type { TargetFieldsFragment } from "../gql/graphql.ts";
import { chosenIn } from "./metric-choice.ts";

/** One target with all its versions, the latest first. */
export type TargetGroup = {
  readonly key: string;
  readonly versions: readonly TargetFieldsFragment[];
  /** The version in force on a day, if it names a value. */
  readonly inForce: TargetFieldsFragment | null;
  /** A version that begins later. */
  readonly coming: TargetFieldsFragment | null;
};

/** Versions of one metric, period and department stand together, in the order in which the server lists them. */
export function groupTargets(targets: readonly TargetFieldsFragment[], today: string): TargetGroup[] {
  const groups = new Map<string, TargetFieldsFragment[]>();
  for (const target of targets) {
    const { metric, parameters, grain, department } = target;
    const key = JSON.stringify([metric, chosenIn(parameters), grain, department?.key ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return [...groups].map(([key, versions]) => {
    const now = versions.find(({ validFrom }) => validFrom <= today);
    return {
      key,
      versions,
      inForce: now === undefined || now.value === null ? null : now,
      coming: versions.findLast(({ validFrom }) => validFrom > today) ?? null,
    };
  });
}
