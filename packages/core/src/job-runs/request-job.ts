import type { Database, Sql } from "../database/database.ts";
import { type JobName, jobRequestChannel } from "./job-names.ts";

/**
 * Asks the jobs to run `name` soon and returns the request's id. It is a row, so it outlives a queue that is lost or a
 * worker that is not running yet. Asked again before the first request was taken up, it is the same request.
 * For the api's mutation `runKpis`: `requestJob(db, "kpis.run")`.
 */
export async function requestJob({ pool }: Database, name: JobName): Promise<string> {
  return insertRequest(pool, { name, payload: {}, retryOf: null });
}

export type JobRequest = { readonly name: string; readonly payload: unknown; readonly retryOf: string | null };

/** The row and its announcement; one that waits for the same work answers instead of a second one. */
export async function insertRequest(sql: Sql, { name, payload, retryOf }: JobRequest): Promise<string> {
  const { rows } = await sql.query<{ id: number }>(
    `WITH waiting AS (
       SELECT id FROM job_request r
       WHERE r.name = $1 AND r.payload = $2::jsonb AND r.done_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM job_run j WHERE j.request_id = r.id)
       ORDER BY id LIMIT 1
     ), made AS (
       INSERT INTO job_request (name, payload, retry_of)
       SELECT $1, $2::jsonb, $3::bigint WHERE NOT EXISTS (SELECT 1 FROM waiting)
       RETURNING id
     )
     SELECT id FROM waiting UNION ALL SELECT id FROM made`,
    [name, JSON.stringify(payload), retryOf],
  );
  await sql.query(`SELECT pg_notify('${jobRequestChannel}', '')`);
  return String(rows[0]?.id);
}
