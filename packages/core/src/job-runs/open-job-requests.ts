import type { Database } from "../database/database.ts";

export type OpenJobRequest = { readonly id: string; readonly name: string; readonly payload: unknown };

/** Requests whose work is not done, oldest first; putting one into the queue twice must be harmless. */
export async function openJobRequests({ pool }: Database): Promise<OpenJobRequest[]> {
  const { rows } = await pool.query<OpenJobRequest>(
    "SELECT id::text, name, payload FROM job_request WHERE done_at IS NULL ORDER BY id LIMIT 100",
  );
  return rows;
}
