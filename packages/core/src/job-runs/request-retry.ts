import { z } from "zod";

import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { insertRequest } from "./request-job.ts";

const runId = z.string().regex(/^\d{1,18}$/);

/**
 * Asks the jobs to do the work of a failed run again, with the same payload, and returns the request's id.
 * Throws NOT_FOUND `job_unknown` if the queue has no failed run of that id. For the api's mutation `retryJob`.
 */
export async function requestRetry({ pool }: Database, { id, queue }: { id: string; queue: string }): Promise<string> {
  const known = runId.safeParse(id);
  const { rows } = await pool.query<{ name: string; payload: unknown }>(
    "SELECT name, payload FROM job_run WHERE id = $1 AND queue = $2 AND state = 'failed'",
    [known.data ?? null, queue],
  );
  const run = rows[0];
  if (!run) throw new DomainError("NOT_FOUND", "job_unknown", { id, queue });
  return insertRequest(pool, { name: run.name, payload: run.payload, retryOf: id });
}
