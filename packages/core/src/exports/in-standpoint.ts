import type { PoolClient } from "pg";

import { restoreKnownTables } from "../cases/known-tables.ts";
import type { Database } from "../database/database.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { storedTables } from "../metrics/unit.ts";
import { businessDayOf } from "../time/business-day.ts";
import type { ExportRequest } from "./export-request.ts";
import { inSnapshot } from "./open-cursor.ts";
import type { ExportAsker } from "./unit-questions.ts";

/**
 * Runs `work` in one snapshot, from where the asker of `request` stands: now, or as things were known on an earlier
 * time, restored for this export alone, which may take long to read.
 */
export function inStandpoint<T>(
  { pool, timeZone }: Database,
  request: ExportRequest,
  asker: Asker,
  work: (client: PoolClient, asker: ExportAsker) => Promise<T>,
): Promise<T> {
  const asked = request.kind === "CASES" ? null : (request.query.asKnownOn ?? null);
  // The answer to a question restores by itself.
  const knownAt = request.kind === "FIGURES" ? null : asked;
  return inSnapshot(pool, { ownTables: knownAt !== null }, async (client) => {
    const now = asked !== null && asked < asker.now ? asked : asker.now;
    const tables = knownAt === null ? storedTables : await restoreKnownTables(client, knownAt);
    return work(client, { ...asker, standingAt: now, today: businessDayOf(now, timeZone), tables });
  });
}
