import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { putIntoIssue } from "../../defects/signals/decide-signal.ts";
import { listSignals, signalStates } from "../../defects/signals/list-signals.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { SignalLevel } from "../../defects/signals/signal-level.ts";
import { openAgain } from "./close-issue.ts";
import { keepIssueSignals } from "./issue-signals.ts";
import type { EvidencePart } from "./issue.ts";

type ClosedIssue = {
  readonly id: number;
  readonly number: string;
  readonly closedOn: BusinessDay;
  readonly evidence: readonly EvidencePart[];
  /** The keys of the models that its evidence names, or whose batches it names. */
  readonly models: readonly string[];
};

type FreshSignal = {
  readonly id: number;
  readonly sinceOn: BusinessDay;
  readonly level: SignalLevel;
  readonly defect: string;
  readonly part: string | null;
  /** Of a batch its model. */
  readonly model: string | null;
};

/**
 * Opens each closed issue again whose alarm returns, and puts the signals into it: those of a change after it closed, that
 * nobody has decided yet, of its defect, and of what it was about or of its models and their batches. Machines of before that
 * go on failing are no return. Answers the numbers.
 */
export async function reopenReturned(db: Database, now: Date): Promise<string[]> {
  const signals = await freshSignals(db.pool);
  if (signals.length === 0) return [];
  const reopened: string[] = [];
  for (const issue of await closedIssues(db.pool)) {
    const back = signals.filter((signal) => returns(issue, signal)).map(({ id }) => id);
    if (back.length > 0 && (await reopen(db, issue, { back, now }))) reopened.push(issue.number);
  }
  return reopened;
}

function returns(
  { closedOn, evidence, models }: ClosedIssue,
  { sinceOn, defect, level, part, model }: FreshSignal,
): boolean {
  if (sinceOn < closedOn) return false;
  return evidence.some(({ filters }) => {
    const keys = (dimension: string) => filters.find((one) => one.dimension === dimension)?.in;
    if (!keys("defectType")?.includes(defect)) return false;
    const isWhole = filters.length === 1;
    const same = {
      DEFECT: isWhole,
      SUPPLIER_LOT: named(keys("supplierLot"), part),
      REGION: named(keys("region"), part),
    };
    if (level === "DEFECT" || level === "SUPPLIER_LOT" || level === "REGION") return same[level];
    return isWhole || models.includes(model ?? "");
  });
}

const named = (keys: readonly string[] | undefined, part: string | null) =>
  part !== null && (keys ?? []).includes(part);

/** False where somebody else opened it, or took a signal, meanwhile. */
async function reopen(
  db: Database,
  issue: ClosedIssue,
  { back, now }: { readonly back: readonly number[]; readonly now: Date },
): Promise<boolean> {
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      "SELECT 1 FROM quality_issue WHERE id = $1 AND closing IN ('VERDICT', 'EXCEPTION') FOR UPDATE",
      [issue.id],
    );
    if (rowCount === 0) return false;
    const free = await undecided(sql, back);
    if (free.length === 0) return false;
    await putIntoIssue(sql, free, issue.number, { userId: null, now });
    await keepIssueSignals(
      sql,
      issue.id,
      await listSignals(sql, { states: signalStates, language: "zh-CN", ids: free }),
    );
    await openAgain(sql, issue, { why: { signals: free }, userId: null, now });
    return true;
  });
}

async function undecided(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT s.id::int AS id FROM signal s WHERE s.id = ANY($1::bigint[]) AND NOT EXISTS (SELECT 1 FROM signal_decision d WHERE d.signal_id = s.id)
     ORDER BY s.id FOR NO KEY UPDATE`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

async function freshSignals(sql: Sql): Promise<FreshSignal[]> {
  const { rows } = await sql.query<FreshSignal>(
    `SELECT s.id::int AS id, s.since_on::text AS "sinceOn", s.level, d.code AS defect, COALESCE(m.code, b.code, l.code, r.code) AS part,
       COALESCE(m.code, of_batch.code) AS model
     FROM signal s JOIN defect_type d ON d.id = s.defect_type_id
     JOIN LATERAL (SELECT * FROM signal_state WHERE signal_id = s.id ORDER BY known_at DESC LIMIT 1) k ON k.closed_on IS NULL AND NOT k.withdrawn
     LEFT JOIN product_model m ON s.level = 'MODEL' AND m.id = s.part_id
     LEFT JOIN production_batch b ON s.level = 'BATCH' AND b.id = s.part_id
     LEFT JOIN product_model of_batch ON of_batch.id = b.model_id
     LEFT JOIN supplier_lot l ON s.level = 'SUPPLIER_LOT' AND l.id = s.part_id
     LEFT JOIN region r ON s.level = 'REGION' AND r.id = s.part_id
     WHERE NOT EXISTS (SELECT 1 FROM signal_decision c WHERE c.signal_id = s.id)`,
  );
  return rows;
}

/** The latest first: where an issue was raised again after one of before, the alarm returns to the later one. */
async function closedIssues(sql: Sql): Promise<ClosedIssue[]> {
  const keys = (dimension: string) =>
    `SELECT key FROM jsonb_array_elements(q.evidence) e, jsonb_array_elements(e->'filters') f, jsonb_array_elements_text(f->'in') key
     WHERE f->>'dimension' = '${dimension}'`;
  const { rows } = await sql.query<ClosedIssue>(
    `SELECT q.id::int AS id, q.number, q.closed_at::date::text AS "closedOn", q.evidence, ARRAY(
       SELECT m.code FROM product_model m WHERE m.code IN (${keys("productModel")})
       UNION SELECT m.code FROM production_batch b JOIN product_model m ON m.id = b.model_id WHERE b.code IN (${keys("batch")})) AS models
     FROM quality_issue q WHERE q.closing IN ('VERDICT', 'EXCEPTION') ORDER BY q.id DESC`,
  );
  return rows;
}
