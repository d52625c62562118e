import { z } from "zod";

import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { insertRequest } from "./request-job.ts";

const runId = z.string().regex(/^\d{1,18}$/);

/**
 * Asks the jobs to do the work of a failed run again, with the same payload, and returns the request's id.
 * Throws NOT_FOUND `job_run_unknown` and CONFLICT `job_run_not_failed`. For the api's mutation `retryJob`.
 */
export async function requestRetry({ pool }: Database, id: string): Promise<string> {
  const known = runId.safeParse(id);
  if (!known.success) throw new DomainError("NOT_FOUND", "job_run_unknown", { id });
  const { rows } = await pool.query<{ name: string; payload: unknown; state: string }>(
    "SELECT name, payload, state FROM job_run WHERE id = $1",
    [known.data],
  );
  const run = rows[0];
  if (!run) throw new DomainError("NOT_FOUND", "job_run_unknown", { id });
  if (run.state !== "failed") throw new DomainError("CONFLICT", "job_run_not_failed", { id });
  return insertRequest(pool, { name: run.name, payload: run.payload, retryOf: known.data });
}
