import type { Database } from "../database/database.ts";

const graceMinutes = 10;

/**
 * Whether the daily run of `name` at `time` (HH:MM of the business zone) fell out: it was due ten minutes ago or more,
 * nothing has run since, and nothing runs in its queue now. A job that has never run is not missed.
 */
export async function isJobRunMissed(
  { pool }: Database,
  job: { name: string; queue: string; time: string },
  now: Date,
): Promise<boolean> {
  // The session's time zone is the installation's.
  const { rows } = await pool.query<{ missed: boolean }>(
    `WITH due AS (
       SELECT max(at) AS at
       FROM (VALUES (($3::timestamptz)::date + $4::time), (($3::timestamptz)::date - 1 + $4::time)) AS d (at_local),
         LATERAL (SELECT at_local::timestamptz AS at) AS zoned
       WHERE at <= $3::timestamptz - make_interval(mins => ${graceMinutes})
     )
     SELECT EXISTS (SELECT 1 FROM job_run WHERE name = $1)
       AND NOT EXISTS (SELECT 1 FROM job_run, due WHERE name = $1 AND started_at >= due.at)
       AND NOT EXISTS (SELECT 1 FROM job_run WHERE queue = $2 AND state = 'active') AS missed`,
    [job.name, job.queue, now, job.time],
  );
  return rows[0]?.missed ?? false;
}
