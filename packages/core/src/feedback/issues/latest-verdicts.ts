import type { Sql } from "../../database/database.ts";
import { listLooks } from "../verification/list-looks.ts";
import { standingVerdict, type Verdict } from "../verification/verdict-of.ts";
import type { IssueAction, QualityIssueRecord } from "./issue.ts";

/** What stands of a measure after all looks at it. */
export type VerdictOf = (action: IssueAction) => Verdict;

/** What stands of measures after all looks, by their id; those that were never looked at are left out. */
export async function latestVerdictsOf(sql: Sql, actionIds: readonly number[]): Promise<ReadonlyMap<number, Verdict>> {
  const verdicts = new Map<number, Verdict>();
  // One after the other: a transaction is one connection.
  for (const id of actionIds) {
    const looks = await listLooks(sql, id);
    if (looks.length > 0) verdicts.set(id, standingVerdict(looks));
  }
  return verdicts;
}

/** What the data say by now of each measure of an issue. */
export async function latestVerdicts(sql: Sql, { actions }: Pick<QualityIssueRecord, "actions">): Promise<VerdictOf> {
  const verdicts = await latestVerdictsOf(
    sql,
    actions.map(({ id }) => id),
  );
  return ({ id }) => verdicts.get(id) ?? "NOT_SHOWN_YET";
}
