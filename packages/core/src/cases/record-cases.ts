import { DatabaseError, type PoolClient } from "pg";
import type { Database } from "../database/database.ts";
import type { Rollups } from "../metrics/rollup.ts";
import type { IncomingCase, RecordOptions, RecordResult } from "./incoming-case.ts";
import type { BuiltCalendars } from "./clocks.ts";
import { mergeBatch } from "./merge-batch.ts";
import { createStaging, stageRows } from "./stage-rows.ts";
import { cutBatches } from "./take-batch.ts";

const manyCases = 5000;
const nothing: RecordResult = { casesCreated: 0, casesChanged: 0, casesUnchanged: 0, casesOlder: 0, eventsAdded: 0 };

/**
 * Records what a source says of its cases. Rows are streamed into staging tables (bounded memory), then merged in
 * batches, each with its facts and deltas in one transaction. The same rows again change nothing, whatever stopped
 * the first attempt. With `dryRun` all of it happens in one transaction that is rolled back.
 */
export async function recordCases(
  db: Pick<Database, "pool">,
  rollups: Rollups,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions & { readonly dryRun?: boolean },
): Promise<RecordResult> {
  const client = await db.pool.connect();
  try {
    return options.dryRun
      ? await rehearse(client, rollups, rows, options)
      : await record(client, rollups, rows, options, transaction);
  } finally {
    // The staging tables belong to the session: it ends with them.
    client.release(true);
  }
}

type Within = (client: PoolClient, work: () => Promise<RecordResult>) => Promise<RecordResult>;

async function rehearse(
  client: PoolClient,
  rollups: Rollups,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions,
): Promise<RecordResult> {
  await client.query("BEGIN");
  try {
    return await record(client, rollups, rows, options, rehearsal);
  } finally {
    await client.query("ROLLBACK");
  }
}

/** Undoes each batch at once, so that a dry run never holds the locks of more than one; batches share no case. */
async function rehearsal(client: PoolClient, work: () => Promise<RecordResult>): Promise<RecordResult> {
  await client.query("SAVEPOINT batch");
  const result = await work();
  await client.query("ROLLBACK TO SAVEPOINT batch");
  return result;
}

async function record(
  client: PoolClient,
  rollups: Rollups,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions,
  within: Within,
): Promise<RecordResult> {
  await createStaging(client);
  const terms = await stageRows(client, rows, options);
  await client.query("INSERT INTO source (code) VALUES ($1) ON CONFLICT (code) DO NOTHING", [options.source]);
  await terms.save(client);
  const batches = await cutBatches(client);
  const calendars: BuiltCalendars = new Map();
  let total = nothing;
  for (let batch = 0; batch < batches; batch += 1) {
    const done = await within(client, () => mergeBatch(client, batch, rollups, options, calendars));
    total = added(total, done);
  }
  await noteCompleteness(client, options);
  // The planner hears of a large import at once, not when autovacuum comes by.
  const written = total.casesCreated + total.casesChanged;
  if (written > manyCases)
    await client.query("ANALYZE service_case, case_event, case_defect, custody, visit, survey_answer, case_text, unit");
  return total;
}

const retriesOfDeadlock = 5;

/** One batch, all or nothing. A batch that lost to another in a deadlock is done again: nothing of it has happened. */
async function transaction(
  client: PoolClient,
  work: () => Promise<RecordResult>,
  retries = retriesOfDeadlock,
): Promise<RecordResult> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("NOTIFY huilu_deltas"); // wakes the roll-up; it would come by itself within its interval
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (retries > 0 && isDeadlock(error)) return transaction(client, work, retries - 1);
    throw error;
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "40P01";
}

/** How far a source is complete only moves forward; windows of first-time fix close by it. */
async function noteCompleteness(
  client: PoolClient,
  { source, completeThrough, learnedAt }: RecordOptions,
): Promise<void> {
  const through = "COALESCE($2::date, $3::timestamptz::date)";
  await client.query(
    `WITH moved AS (
       UPDATE source SET complete_through = ${through}
       WHERE code = $1 AND (complete_through IS NULL OR complete_through < ${through}) RETURNING id, complete_through
     ) INSERT INTO source_completeness (source_id, complete_through, learned_at) SELECT id, complete_through, $3 FROM moved`,
    [source, completeThrough ?? null, learnedAt],
  );
}

function added(a: RecordResult, b: RecordResult): RecordResult {
  return {
    casesCreated: a.casesCreated + b.casesCreated,
    casesChanged: a.casesChanged + b.casesChanged,
    casesUnchanged: a.casesUnchanged + b.casesUnchanged,
    casesOlder: a.casesOlder + b.casesOlder,
    eventsAdded: a.eventsAdded + b.eventsAdded,
  };
}
