import type { Sql } from "../database/database.ts";
import { listSignals, signalStates, type SignalRecord } from "../defects/signals/list-signals.ts";

/** What was known of a signal when its issue was raised. */
export type KnownThen = Pick<SignalRecord, "observed" | "expected" | "rateRatio" | "low" | "high" | "untilOn">;

/** One signal of an issue: as it is known now, and as it was when the issue was raised. */
export type IssueEvidence = { readonly signal: SignalRecord; readonly knownThen: KnownThen };

export type QualityIssue = {
  readonly number: string;
  readonly title: string;
  readonly problem: string;
  readonly severity: number;
  readonly safety: boolean;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  /** The strongest first. */
  readonly evidence: readonly IssueEvidence[];
};

type Row = Omit<QualityIssue, "evidence"> & {
  readonly known: readonly { readonly id: number; readonly knownThen: KnownThen }[];
};

/** All quality issues: safety and severity first, then the youngest. */
export async function listQualityIssues(
  sql: Sql,
  { language }: { readonly language: "zh-CN" | "en" },
): Promise<QualityIssue[]> {
  const { rows } = await sql.query<Row>(
    `SELECT q.number, q.title, q.problem, q.severity, q.safety, u.display_name AS "raisedBy", q.raised_at AS "raisedAt",
       (SELECT jsonb_agg(jsonb_build_object('id', s.signal_id, 'knownThen', s.known_then))
        FROM quality_issue_signal s WHERE s.issue_id = q.id) AS known
     FROM quality_issue q JOIN app_user u ON u.id = q.raised_by
     ORDER BY q.safety DESC, q.severity DESC, q.id DESC`,
  );
  const ids = rows.flatMap(({ known }) => known.map(({ id }) => id));
  const signals = await listSignals(sql, { states: signalStates, language, ids });
  return rows.map(({ known, ...issue }) => {
    const then = new Map(known.map(({ id, knownThen }) => [id, knownThen]));
    const evidence = signals.flatMap((signal) => {
      const found = then.get(signal.id);
      return found ? [{ signal, knownThen: found }] : [];
    });
    return { ...issue, evidence };
  });
}
