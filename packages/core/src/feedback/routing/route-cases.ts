import type { PoolClient } from "pg";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { alone, audit, openDesk, type Desk, type Doing } from "./desk.ts";
import { followRoute } from "./follow-route.ts";
import { routeOf } from "./route-of.ts";
import { readRoutedCases, type RoutedCase } from "./routing-facts.ts";
import { listRoutingVersions, versionAt, type RoutingVersion } from "./routing-versions.ts";
import type { Tell } from "./tell.ts";

const marksAtOnce = 500;

/**
 * Routes every case that a mark names, new or changed, and answers how many were looked at. A case keeps the version it
 * was first routed under; another follows the one that was in force when it was heard of first, or, where a person asked
 * for it, the one in force now. Each round is one transaction: a killed round leaves its marks to the next.
 */
export async function routeCases(
  db: Database,
  { now, tell, signal }: { readonly now: Date; readonly tell: Tell; readonly signal?: AbortSignal },
): Promise<number> {
  await dropMarksBeforeRules(db.pool);
  let looked = 0;
  for (;;) {
    const round = signal?.aborted ? 0 : await inTransaction(db.pool, (sql) => routeRound(db, sql, { now, tell }));
    if (round === 0) return looked;
    looked += round;
  }
}

/** What was heard of before the first rules, and nobody asked for, has no route: a whole history at once. */
async function dropMarksBeforeRules(sql: Sql): Promise<void> {
  await sql.query(
    `DELETE FROM stale_route s WHERE NOT s.asked AND NOT EXISTS (SELECT 1 FROM service_case c WHERE c.id = s.case_id
       AND c.learned_at >= (SELECT min(in_force_from) FROM routing_version WHERE in_force_from IS NOT NULL))`,
  );
}

async function routeRound(
  db: Database,
  sql: PoolClient,
  { now, tell }: { readonly now: Date; readonly tell: Tell },
): Promise<number> {
  // One round at a time: who found the rest taken by another would go on before that is done.
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.routes'))");
  const taken = await sql.query<{ caseId: string; asked: boolean }>(
    `DELETE FROM stale_route WHERE id IN (SELECT id FROM stale_route ORDER BY id LIMIT $1)
     RETURNING case_id AS "caseId", asked`,
    [marksAtOnce],
  );
  if (taken.rows.length === 0) return 0;
  const asked = new Set(taken.rows.filter((row) => row.asked).map(({ caseId }) => caseId));
  const ids = [...new Set(taken.rows.map(({ caseId }) => caseId))].toSorted();
  await routeThese(await openDesk(db, sql, { userId: null, now, tell }), ids, asked);
  return taken.rows.length;
}

/** Routes cases in the caller's transaction; of `asked` whenever they were heard of. */
export async function routeThese(desk: Desk, ids: readonly string[], asked: ReadonlySet<string>): Promise<void> {
  for (const id of ids) await alone(desk.sql, id);
  const versions = await listRoutingVersions(desk.sql, desk.now);
  const kept = await readKept(desk.sql, ids);
  for (const one of await readRoutedCases(desk.sql, { ids })) {
    const before = kept.get(one.id) ?? null;
    const instant = asked.has(one.id) ? desk.now : one.learnedAt;
    const version = before ? versions.find(({ number }) => number === before.version) : versionAt(versions, instant);
    if (version) await routeOne(desk, one, { version, before });
  }
}

type Kept = { readonly caseId: string; readonly version: number; readonly rules: string[]; readonly marks: string[] };

async function readKept(sql: Sql, ids: readonly string[]): Promise<Map<string, Kept>> {
  const { rows } = await sql.query<Kept>(
    `SELECT case_id AS "caseId", version, rules, marks FROM case_route WHERE case_id = ANY($1::uuid[]) AND superseded_at IS NULL`,
    [ids],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

async function routeOne(
  desk: Desk,
  one: RoutedCase,
  { version, before }: { readonly version: RoutingVersion; readonly before: Kept | null },
): Promise<void> {
  const route = routeOf(version.rules, one.facts);
  const isSame = before && String(before.rules) === String(route.taken) && String(before.marks) === String(route.marks);
  if (!isSame) {
    const { sql, now } = desk;
    await sql.query("UPDATE case_route SET superseded_at = $2 WHERE case_id = $1 AND superseded_at IS NULL", [
      one.id,
      now,
    ]);
    await sql.query("INSERT INTO case_route (case_id, version, rules, marks, routed_at) VALUES ($1, $2, $3, $4, $5)", [
      one.id,
      version.number,
      route.taken,
      route.marks,
      now,
    ]);
  }
  // Also of the same route: who is concerned may have become known.
  await followRoute({ ...desk, userId: null }, one, { version: version.number, route });
}

/**
 * Asks for the route of every case that was reported from a day (inclusive) to another (exclusive) and answers how many
 * that are; the job goes through them, under the version in force by then.
 */
export async function requestPastRoutes(
  db: Database,
  { from, to }: { readonly from: BusinessDay; readonly to: BusinessDay },
  by: Pick<Doing, "userId" | "now">,
): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `INSERT INTO stale_route (case_id, asked) SELECT id, true FROM service_case
       WHERE revision > 0 AND merged_into IS NULL AND reported_on >= $1::date AND reported_on < $2::date`,
      [from, to],
    );
    const cases = rowCount ?? 0;
    await audit(sql, by, { action: "routing.past_asked", subject: "routing", from, to, cases });
    return cases;
  });
}
