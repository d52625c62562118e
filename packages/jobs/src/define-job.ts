import type { Database, Environment, JobName } from "@huilu/core";
import type { Logger } from "pino";
import { z } from "zod";

import type { Schedule } from "./schedule.ts";

/** What a handler is given. `now` is when it was started; `signal` says that the process will not wait any longer. */
export type JobContext = {
  readonly db: Database;
  readonly env: Environment;
  readonly now: Date;
  readonly log: Logger;
  readonly signal: AbortSignal;
};

/** Work of one lane is done one after the other; lanes do not wait for each other. */
export const lanes = ["live", "nightly", "exports", "mail", "webhooks"] as const;
export type Lane = (typeof lanes)[number];

/** The payload of a job that finds its work in rows. */
export const noPayload = z.object({});

type JobRecord<Payload> = {
  /** A literal: it stands in queues and rows that outlive the code. */
  readonly name: JobName;
  readonly lane: Lane;
  readonly every: Schedule;
  /** A NOTIFY on this channel runs it early. */
  readonly wokenBy?: string;
  readonly attempts: number;
  /** How many completed runs stay listed; failed ones always stay. */
  readonly keepRuns: number;
  readonly payload: z.ZodType<Payload>;
  /** May run twice, in two processes at once, and may be killed at any point: it has to be harmless. */
  readonly handle: (payload: Payload, context: JobContext) => Promise<unknown>;
};

/** A job as the worker sees it: its payload is parsed before it is handled. */
export type Job = Omit<JobRecord<never>, "payload" | "handle"> & {
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
};

/** Declares a job once, for worker and scheduler. */
export function defineJob<Payload>({ payload, handle, ...record }: JobRecord<Payload>): Job {
  return {
    ...record,
    run: async (given, context) => {
      await handle(payload.parse(given), context);
    },
  };
}
