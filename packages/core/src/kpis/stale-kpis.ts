import type { Database, Sql } from "../database/database.ts";

/** The channel on which it is said that a target was set; a roll-up waits for the next tick instead. */
export const staleKpiChannel = "huilu_stale_kpi";

/** Says that figures may have changed, so that the next refresh looks at them. Any number of marks cost one look. */
export async function markKpisStale({ pool }: Database): Promise<void> {
  await pool.query("INSERT INTO stale_kpi (of_targets) VALUES (false)");
}

/** Says that a target was set or ended, in the transaction that did it, and wakes the refresh. */
export async function markTargetsStale(sql: Sql): Promise<void> {
  await sql.query("INSERT INTO stale_kpi (of_targets) VALUES (true)");
  await sql.query(`SELECT pg_notify('${staleKpiChannel}', '')`);
}

export type StaleKpis = { readonly ofTargets: boolean };

/** Whether there are marks, and whether targets are among them; null when there is none. */
export function staleKpis(sql: Sql): Promise<StaleKpis | null> {
  return read(sql, `SELECT bool_or(of_targets) AS "ofTargets" FROM stale_kpi`);
}

/** Takes all marks, and says what staleKpis says. */
export function takeStaleKpis(sql: Sql): Promise<StaleKpis | null> {
  return read(
    sql,
    `WITH taken AS (DELETE FROM stale_kpi RETURNING of_targets) SELECT bool_or(of_targets) AS "ofTargets" FROM taken`,
  );
}

async function read(sql: Sql, statement: string): Promise<StaleKpis | null> {
  const { rows } = await sql.query<{ ofTargets: boolean | null }>(statement);
  const ofTargets = rows[0]?.ofTargets ?? null;
  return ofTargets === null ? null : { ofTargets };
}
