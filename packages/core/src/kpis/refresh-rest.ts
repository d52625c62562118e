import { z } from "zod";

import type { Sql } from "../database/database.ts";

/** A refresh rests nine times as long as it took, so that it takes at most a tenth of the time. */
const restFactor = 9;
const lastRefresh = z.object({ startedAt: z.coerce.date(), seconds: z.number() });
export type LastRefresh = z.infer<typeof lastRefresh>;

/** Whether the last refresh took so long that the next one has to wait at `now`. */
export async function isRefreshResting(sql: Sql, now: Date): Promise<boolean> {
  const { rows } = await sql.query<{ value: unknown }>("SELECT value FROM installation WHERE key = 'kpi_refresh'");
  if (!rows[0]) return false;
  const { startedAt, seconds } = lastRefresh.parse(rows[0].value);
  const age = (now.getTime() - startedAt.getTime()) / 1000;
  return age >= 0 && age < (1 + restFactor) * seconds;
}

/** Notes when the last refresh began and how long it took. */
export async function keepRefresh(sql: Sql, last: LastRefresh): Promise<void> {
  await sql.query(
    `INSERT INTO installation (key, value) VALUES ('kpi_refresh', $1::jsonb)
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
    [JSON.stringify(last)],
  );
}
