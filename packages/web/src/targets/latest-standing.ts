import type { StandingFragment } from "../gql/graphql.ts";

/** How a target stands: the last period that is final, and the running one where it says something else. */
export type LatestStanding = { readonly shown: StandingFragment; readonly running: StandingFragment | null };

/**
 * Of the states of one target, newest first: the newest final one that could be judged, because a running period can
 * still go either way; where there is none, the newest of any kind.
 */
export function latestStanding(newestFirst: readonly StandingFragment[]): LatestStanding | null {
  const judged = newestFirst.filter(({ state }) => state !== "NOT_ENOUGH_DATA");
  const settled = judged.find(({ provisional }) => !provisional);
  const shown = settled ?? judged[0] ?? newestFirst[0];
  if (shown === undefined) return null;
  const [newest] = judged;
  const differs = newest !== undefined && newest.bucket > shown.bucket && newest.state !== shown.state;
  return { shown, running: differs ? newest : null };
}
