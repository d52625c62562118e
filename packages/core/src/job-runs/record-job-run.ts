import { inTransaction, type Database, type Sql } from "../database/database.ts";

/** Which job of which queue starts, for which request if it has one. */
export type StartingRun = {
  readonly queue: string;
  readonly name: string;
  readonly jobKey: string;
  readonly payload: unknown;
  readonly requestId: string | null;
};

/** Notes that a job starts, the first time or again, and returns the run's id. */
export async function beginJobRun({ pool }: Database, run: StartingRun): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO job_run AS r (queue, name, job_key, payload, request_id, state, attempts, started_at, alive_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, 'active', 1, now(), now())
     ON CONFLICT (queue, job_key) DO UPDATE
       SET state = 'active', attempts = r.attempts + 1, alive_at = now(), finished_at = NULL
     RETURNING id::text`,
    [run.queue, run.name, run.jobKey, JSON.stringify(run.payload ?? {}), run.requestId],
  );
  return rows[0]?.id ?? "";
}

/** Notes that the run did its work, and forgets older completed runs of the same job beyond `keep`. */
export async function completeJobRun({ pool }: Database, runId: string, keep: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      "UPDATE job_run SET state = 'completed', failed_reason = NULL, finished_at = now() WHERE id = $1",
      [runId],
    );
    await finishRequest(client, runId);
    await client.query(
      `DELETE FROM job_run WHERE state = 'completed' AND name = (SELECT name FROM job_run WHERE id = $1)
         AND id NOT IN (
           SELECT k.id FROM job_run k WHERE k.state = 'completed' AND k.name = (SELECT name FROM job_run WHERE id = $1)
           ORDER BY k.id DESC LIMIT $2)`,
      [runId, keep],
    );
  });
}

/** Notes why the run failed; unless it is `final` the queue tries again. */
export async function failJobRun(
  { pool }: Database,
  runId: string,
  failure: { reason: string; final: boolean },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      `UPDATE job_run SET state = CASE WHEN $3 THEN 'failed' ELSE 'retrying' END, failed_reason = $2, finished_at = now()
       WHERE id = $1`,
      [runId, failure.reason, failure.final],
    );
    if (failure.final) await finishRequest(client, runId);
  });
}

/** Says of runs that their process lives. */
export async function keepJobRunsAlive({ pool }: Database, runIds: readonly string[]): Promise<void> {
  await pool.query("UPDATE job_run SET alive_at = now() WHERE id = ANY ($1::bigint[])", [runIds]);
}

/**
 * Gives up runs whose process has been silent for `silentSeconds`: failed, with a reason, ready to be run again.
 * One that waits for its next attempt has no process, and may wait behind longer work for an hour.
 */
export async function giveUpSilentRuns({ pool }: Database, silentSeconds: number): Promise<void> {
  await pool.query(
    `WITH given_up AS (
       UPDATE job_run SET state = 'failed', finished_at = now(),
         failed_reason = COALESCE(failed_reason || '; ', '') || 'the process that ran it ended'
       WHERE (state = 'active' AND alive_at < now() - make_interval(secs => $1))
          OR (state = 'retrying' AND alive_at < now() - interval '1 hour')
       RETURNING request_id
     )
     UPDATE job_request SET done_at = now() WHERE id IN (SELECT request_id FROM given_up) AND done_at IS NULL`,
    [silentSeconds],
  );
}

async function finishRequest(sql: Sql, runId: string): Promise<void> {
  await sql.query(
    "UPDATE job_request SET done_at = now() WHERE id = (SELECT request_id FROM job_run WHERE id = $1) AND done_at IS NULL",
    [runId],
  );
}
