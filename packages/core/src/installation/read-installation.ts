import { z } from "zod";

import type { Database } from "../database/database.ts";

export type InstallationFacts = {
  readonly companyName: string | null;
  /** The data are those of the generated demo company. */
  readonly demo: boolean;
  readonly dataFrom: string | null;
  readonly dataTo: string | null;
  /** Kinds whose cases report defects (`unclassified`: those without a kind do), where some kinds do not; else empty. */
  readonly defectKinds: readonly string[];
  readonly today: string;
};

/** What the database says of the installation: keys `companyName` and `demo`, and the days that have reports. */
export async function readInstallation(db: Database, now: Date): Promise<InstallationFacts> {
  const { rows } = await db.pool.query<{
    name: unknown;
    demo: unknown;
    from: string | null;
    to: string | null;
    kinds: string[];
    today: string;
  }>(
    `SELECT (SELECT value FROM installation WHERE key = 'companyName') AS name,
       (SELECT value FROM installation WHERE key = 'demo') AS demo,
       (SELECT min(reported_on) FROM service_case) AS "from", (SELECT max(reported_on) FROM service_case) AS "to",
       CASE WHEN EXISTS (SELECT 1 FROM case_kind WHERE NOT counts_for_first_fix)
         THEN ARRAY(SELECT code FROM case_kind WHERE counts_for_first_fix ORDER BY id) || 'unclassified'::text ELSE '{}' END AS kinds,
       ($1::timestamptz)::date AS today`,
    [now],
  );
  const found = rows[0];
  return {
    companyName: z.string().nullable().catch(null).parse(found?.name),
    demo: found?.demo !== null && found?.demo !== undefined && found.demo !== false,
    dataFrom: found?.from ?? null,
    dataTo: found?.to ?? null,
    defectKinds: found?.kinds ?? [],
    today: found?.today ?? now.toISOString().slice(0, 10),
  };
}
