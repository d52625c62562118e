import type { UseQueryResult } from "@tanstack/react-query";
import { useGraphql } from "../../app/use-graphql.ts";
import { EffectOfIssueDocument, type EffectOfIssueQuery } from "../../gql/graphql.ts";
import { type Action, isAlive, isCorrective, type Issue } from "./issue-types.ts";

type Told = NonNullable<EffectOfIssueQuery["qualityIssue"]>["actions"][number]["effect"];

/** What the data say of a measure in force. */
export type Effect = NonNullable<Told>;
export type Look = Effect["looks"][number];
export type Standing = Effect["standing"];

/** The measures whose effect is looked for. */
export const judgedOf = ({ actions }: Pick<Issue, "actions">): Action[] =>
  actions.filter((action) => isAlive(action) && isCorrective(action));

/** What the data say of an issue's measures; not asked where there is none that they could say something of. */
export function useEffects(issue: Issue): UseQueryResult<EffectOfIssueQuery> {
  return useGraphql(
    EffectOfIssueDocument,
    { number: issue.number },
    { enabled: judgedOf(issue).some(({ implementedOn }) => implementedOn !== null) },
  );
}

/** The effect of one measure; null while it is not in force. */
export function effectOf(found: EffectOfIssueQuery | undefined, { id }: Pick<Action, "id">): Effect | null {
  return found?.qualityIssue?.actions.find((one) => one.id === id)?.effect ?? null;
}
