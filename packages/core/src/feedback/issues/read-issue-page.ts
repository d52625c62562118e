import type { Sql } from "../../database/database.ts";
import { listSignals, signalStates } from "../../defects/signals/list-signals.ts";
import { readIssueFigures } from "./issue-evidence.ts";
import type { IssueEvidence, IssueFigures, IssueReader, KnownThen } from "./issue.ts";

/** The signals of issues, by the issue's id, the strongest first: what is known of them now, and what was when it was raised. */
export async function readIssueSignals(
  sql: Sql,
  issueIds: readonly number[],
  { language }: Pick<IssueReader, "language">,
): Promise<ReadonlyMap<number, IssueEvidence[]>> {
  const { rows } = await sql.query<{ issueId: number; id: number; knownThen: KnownThen }>(
    `SELECT issue_id::int AS "issueId", signal_id::int AS id, known_then AS "knownThen" FROM quality_issue_signal WHERE issue_id = ANY($1::bigint[])`,
    [issueIds],
  );
  const ids = rows.map(({ id }) => id);
  const signals = ids.length === 0 ? [] : await listSignals(sql, { states: signalStates, language, ids });
  const known = new Map(rows.map((row) => [row.id, row]));
  const found = signals.flatMap((signal) => {
    const row = known.get(signal.id);
    return row ? [{ issueId: row.issueId, evidence: { signal, knownThen: row.knownThen } }] : [];
  });
  const grouped = Map.groupBy(found, ({ issueId }) => issueId);
  return new Map([...grouped].map(([id, all]) => [id, all.map(({ evidence }) => evidence)]));
}

/** An issue's figures as they are now, and as they were when it was raised (null of those raised before they were kept). */
export async function compareIssueFigures(
  sql: Sql,
  issue: { readonly id: number; readonly evidence: Parameters<typeof readIssueFigures>[1]["parts"] },
  at: Date,
): Promise<{ readonly now: IssueFigures; readonly raised: IssueFigures | null }> {
  const now = await readIssueFigures(sql, { parts: issue.evidence, issueId: issue.id }, at);
  const { rows } = await sql.query<{ raised: IssueFigures | null }>(
    `SELECT known_then->'figures' AS raised FROM quality_issue WHERE id = $1`,
    [issue.id],
  );
  return { now, raised: rows[0]?.raised ?? null };
}
