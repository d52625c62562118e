import type { Database } from "../database/database.ts";

export const jobRunStates = ["active", "retrying", "completed", "failed"] as const;
export type JobRunState = (typeof jobRunStates)[number];

/** One run of a job: `attempts` counts its starts, `failedReason` is the last failure and names no person. */
export type JobRun = {
  readonly id: string;
  readonly queue: string;
  readonly name: string;
  readonly state: JobRunState;
  readonly failedReason: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly attempts: number;
};

/** The last `first` runs, newest first, optionally of one queue. For the api's query `jobRuns`. */
export async function listJobRuns({ pool }: Database, first: number, queue: string | null = null): Promise<JobRun[]> {
  const { rows } = await pool.query<JobRun>(
    `SELECT id::text, queue, name, state, failed_reason AS "failedReason", started_at AS "startedAt",
       finished_at AS "finishedAt", attempts
     FROM job_run WHERE $2::text IS NULL OR queue = $2
     ORDER BY started_at DESC, id DESC LIMIT $1`,
    [first, queue],
  );
  return rows;
}
