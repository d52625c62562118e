import type { Database, Sql } from "../../database/database.ts";
import { putIntoIssue } from "../../defects/signals/decide-signal.ts";
import { listSignals, type SignalRecord, signalStates } from "../../defects/signals/list-signals.ts";
import type { Dimension } from "../../metrics/metric-query.ts";
import { changeIssue, keepIssueChange } from "./change-issue.ts";
import { keepIssueFigures } from "./issue-evidence.ts";
import type { EvidencePart, IssueActor } from "./issue.ts";

const dimensionOfLevel: Record<SignalRecord["level"], Dimension | null> = {
  DEFECT: null,
  MODEL: "productModel",
  BATCH: "batch",
  SUPPLIER_LOT: "supplierLot",
  REGION: "region",
};

/** The reports that a signal watches, since its change. */
export function partOf({ defect, level, part, sinceOn }: SignalRecord): EvidencePart {
  const dimension = dimensionOfLevel[level];
  return {
    from: sinceOn,
    filters: [
      { dimension: "defectType", in: [defect?.key ?? "unclassified"] },
      ...(dimension && part ? [{ dimension, in: [part.key] }] : []),
    ],
  };
}

/** Keeps what is known of signals as they go into an issue. */
export async function keepIssueSignals(sql: Sql, issueId: number, signals: readonly SignalRecord[]): Promise<void> {
  for (const one of signals) {
    await sql.query("INSERT INTO quality_issue_signal (issue_id, signal_id, known_then) VALUES ($1, $2, $3)", [
      issueId,
      one.id,
      one,
    ]);
  }
}

/**
 * Puts signals into an issue that is open: it is about what they watch, too. Throws what changeIssue throws, NOT_FOUND
 * `signal_unknown`, CONFLICT `signal_in_issue`.
 */
export async function addIssueSignals(
  db: Database,
  { number, signals }: { readonly number: string; readonly signals: readonly number[] },
  by: IssueActor,
): Promise<void> {
  const ids = [...new Set(signals)];
  const actor = { userId: by.viewer.userId, now: by.now };
  await changeIssue(db, number, by, async (sql, issue) => {
    await putIntoIssue(sql, ids, number, actor);
    const added = await listSignals(sql, { states: signalStates, language: by.language, ids });
    await keepIssueSignals(sql, issue.id, added);
    const known = new Set(issue.evidence.map((part) => JSON.stringify(part.filters)));
    const parts = [
      ...issue.evidence,
      ...added.map(partOf).filter(({ filters }) => !known.has(JSON.stringify(filters))),
    ];
    await sql.query("UPDATE quality_issue SET evidence = $2, version = version + 1 WHERE id = $1", [
      issue.id,
      JSON.stringify(parts),
    ]);
    await keepIssueFigures(sql, { issueId: issue.id, parts }, by.now);
    await keepIssueChange(sql, issue, { kind: "SIGNALS_ADDED", after: { signals: ids } }, actor);
  });
}
