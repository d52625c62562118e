import type { Database, Environment } from "@huilu/core";

import { type Lane, lanes } from "../define-job.ts";
import type { LaneQueue, QueuedJob } from "./lane-queue.ts";

/** The queues of every lane. `close` ends their connection after each lane was stopped. */
export type Queues = {
  readonly lanes: readonly LaneQueue[];
  close(): Promise<void>;
};

export type QueuesOptions = {
  readonly db: Database;
  readonly env: Pick<Environment, "redisUrl">;
  readonly process: (lane: Lane, job: QueuedJob) => Promise<void>;
  readonly onError: (error: Error) => void;
};

/** Opens every lane by `open`. */
export function openLanes(open: (lane: Lane) => Promise<LaneQueue>): Promise<LaneQueue[]> {
  return Promise.all(lanes.map(open));
}
