import type { Readiness } from "@huilu/api";
import { type Database, pendingMigrations } from "@huilu/core";
import type { Jobs } from "@huilu/jobs";

/** How far a start has come. */
export type Progress = {
  loaded: boolean;
  jobs: Jobs | null;
  readonly jobsElsewhere: boolean;
};

/** Whether each part that this process needs is there. */
export async function readiness(db: Database, progress: Progress): Promise<Readiness> {
  const database = await answers(db);
  const parts = {
    database,
    migrations: database && (await pendingMigrations(db)).length === 0,
    data: progress.loaded,
    queue: progress.jobsElsewhere || ((await progress.jobs?.ready()) ?? false),
  };
  return { ready: Object.values(parts).every(Boolean), parts };
}

function answers(db: Database): Promise<boolean> {
  return db.pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
}
