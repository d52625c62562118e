import type { Database, Environment } from "@huilu/core";
import { z } from "zod";

import { isDemoLoaded, setUpDemo } from "../demo/index.ts";

const firstStart = z.object({ demo: z.boolean() });

/**
 * Loads the demo company, if the first start wanted it, into an installation without cases; takes up what an interrupted
 * start left. What was decided then holds: a later start without HUILU_DEMO=0 adds nothing invented to real data.
 */
export async function loadFirstDemo(
  db: Database,
  environment: Environment,
  say: (sentence: string) => void,
): Promise<void> {
  const wanted = await decideOnce(db, environment.demo);
  if (!wanted || (await isDemoLoaded(db))) return;
  say("Loading the demo company: one or two minutes, the first time only (HUILU_DEMO=0 starts without it).");
  const { signIns } = await setUpDemo(db, environment.dataDir, { log: say });
  for (const { username, password, role } of signIns) say(`Sign in as ${username} with ${password} (${role})`);
}

async function decideOnce(db: Database, demo: boolean): Promise<boolean> {
  await db.pool.query(
    `INSERT INTO installation (key, value)
     SELECT 'first_start', jsonb_build_object('demo', $1::boolean AND NOT EXISTS (SELECT FROM service_case))
     ON CONFLICT (key) DO NOTHING`,
    [demo],
  );
  const { rows } = await db.pool.query<{ value: unknown }>("SELECT value FROM installation WHERE key = 'first_start'");
  return firstStart.parse(rows[0]?.value).demo;
}
