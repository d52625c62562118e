import type { Sql } from "../../database/database.ts";
import type { IssueAction, QualityIssueRecord } from "./issue.ts";

/** The verdict of a measure's last look; null where none was taken. */
export type VerdictOf = (action: IssueAction) => string | null;

/** What the data last said of each measure of an issue. */
export async function latestVerdicts(sql: Sql, { actions }: QualityIssueRecord): Promise<VerdictOf> {
  const { rows } = await sql.query<{ id: number; verdict: string }>(
    `SELECT DISTINCT ON (action_id) action_id::int AS id, verdict FROM action_look WHERE action_id = ANY($1::bigint[])
     ORDER BY action_id, look DESC`,
    [actions.map(({ id }) => id)],
  );
  const verdicts = new Map(rows.map(({ id, verdict }) => [id, verdict]));
  return ({ id }) => verdicts.get(id) ?? null;
}
