import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { addDays, bucketOf } from "../filters/days.ts";
import { TargetStatesDocument, type StandingFragment, type TargetFieldsFragment } from "../gql/graphql.ts";
import { latestStanding } from "./latest-standing.ts";
import { chosenIn } from "./metric-choice.ts";
import { toneOf, useTargetWords } from "./use-target-words.ts";

const lookAgain = 5000;

/** How the target stands now, in words; a target that was just set is judged within seconds, so it is asked again. */
export function StandingCell({ target }: { target: TargetFieldsFragment }) {
  const standings = useStandings(target);
  const { state, whole } = useTargetWords();
  const latest = latestStanding(standings)?.shown;
  if (latest === undefined) return <span className="quiet">…</span>;
  return (
    <span className={toneOf[latest.state]} title={whole(latest)}>
      {state(latest)}
    </span>
  );
}

/** The states of a target's own department over the last two years, newest first. */
export function useStandings({ metric, parameters, grain, department }: TargetFieldsFragment): StandingFragment[] {
  const { today } = useInstallation();
  const from = bucketOf(addDays(today, -730), "MONTH");
  const { data } = useGraphql(
    TargetStatesDocument,
    { period: { from, to: addDays(today, 1) }, ...(department === null ? {} : { department: department.key }) },
    { every: lookAgain },
  );
  return (data?.targetStates ?? []).filter(
    (one) =>
      one.metric === metric && one.grain === grain && chosenIn(one.parameters)?.value === chosenIn(parameters)?.value,
  );
}
