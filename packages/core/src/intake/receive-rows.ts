import { createHash } from "node:crypto";

import { z } from "zod";

import type { IncomingCase, RowMeans } from "../cases/incoming-case.ts";
import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { answerOnce } from "../webhooks/answer-once.ts";
import type { RecordCases } from "./import-file.ts";
import { failImportRun, finishImportRun, startImportRun } from "./import-run.ts";
import { readIncomingRow, type ReadRow } from "./incoming-row.ts";
import { RejectionLog } from "./rejection-log.ts";
import { rowReasons, type RowFinding } from "./row-report.ts";

export const mostRowsReceived = 1000;

/** A message whose signature was found good. */
export type ReceivedRows = {
  readonly source: { readonly id: string; readonly code: string };
  readonly messageId: string;
  readonly body: Buffer;
  readonly rowMeans: RowMeans;
  readonly now: Date;
};

const count = z.number();
const answered = z.object({
  importRunId: z.string(),
  rows: count,
  recorded: z.object({
    casesCreated: count,
    casesChanged: count,
    casesUnchanged: count,
    casesOlder: count,
    eventsAdded: count,
  }),
  /** By its place in the message from 0, and the field to blame. */
  refused: z.array(z.object({ index: count, field: z.string(), reason: z.enum(rowReasons) })),
});

/** What became of a message. */
export type ReceivedAnswer = z.infer<typeof answered>;

/**
 * Records the rows of a message as an import of its source: good rows go in, each other is told by its place, field and
 * reason. The same message again answers what it answered. Throws BAD_INPUT `webhook_body_unreadable` or
 * `webhook_rows_many`, and what answerOnce throws.
 */
export async function receiveRows(db: Database, record: RecordCases, received: ReceivedRows): Promise<ReceivedAnswer> {
  const { source, messageId, body, now } = received;
  const message = { sourceId: source.id, messageId, body, now };
  return answered.parse(await answerOnce(db, message, () => importMessage(db, record, received)));
}

async function importMessage(db: Database, record: RecordCases, received: ReceivedRows): Promise<ReceivedAnswer> {
  const { source, messageId, body, rowMeans, now } = received;
  const sent = rowsOf(body);
  const settings = { now, timeZone: db.timeZone, rowMeans };
  const read = sent.map((one, index) => readIncomingRow(one, index + 1, settings));
  const run = await startImportRun(db, {
    name: messageId,
    sha256: createHash("sha256").update(body).digest("hex"),
    mapping: rowMeans === "case" ? "POST /webhooks/cases" : "POST /webhooks/events",
    startedBy: source.code,
    now,
  });
  try {
    const findings = findingsOf(read);
    const rejections = new RejectionLog(db.pool, run);
    for (const one of read) if ("findings" in one) await rejections.add(one.findings);
    await rejections.flush();
    const options = { source: source.code, importRunId: run, rowMeans, learnedAt: now };
    const recorded = await record(db, goodRows(read), options);
    const summary = {
      importRunId: run,
      rows: sent.length,
      rejected: refusedRows(read),
      setAsideFields: 0,
      ...recorded,
    };
    await finishImportRun(db, run, { source: source.code, summary });
    const refused = findings.map(({ line, column, reason }) => ({ index: line - 1, field: column ?? "", reason }));
    return { importRunId: run, rows: sent.length, recorded, refused };
  } catch (error) {
    await failImportRun(db, run, error);
    throw error;
  }
}

async function* goodRows(read: readonly ReadRow[]): AsyncGenerator<IncomingCase> {
  for (const one of read) if ("row" in one) yield one.row;
}

function findingsOf(read: readonly ReadRow[]): RowFinding[] {
  return read.flatMap((one) => ("findings" in one ? one.findings : []));
}

function refusedRows(read: readonly ReadRow[]): number {
  return read.filter((one) => "findings" in one).length;
}

/** The rows of a body: one, or a list of them. */
function rowsOf(body: Buffer): unknown[] {
  const sent = parsed(body);
  if (typeof sent !== "object" || sent === null) throw new DomainError("BAD_INPUT", "webhook_body_unreadable");
  const rows: unknown[] = Array.isArray(sent) ? sent : [sent];
  if (rows.length > mostRowsReceived) {
    throw new DomainError("BAD_INPUT", "webhook_rows_many", { most: mostRowsReceived, sent: rows.length });
  }
  return rows;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null; // it is no JSON: the caller says so
  }
}
