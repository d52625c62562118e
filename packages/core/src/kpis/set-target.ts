import type { Database, Sql } from "../database/database.ts";
import { inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { requireOpenPeriod, requirePossibleValue, requireTargetable, settleParameters } from "./check-target.ts";
import { markTargetsStale } from "./stale-kpis.ts";
import type { GivenParameters, TargetGrain, TargetKey } from "./target.ts";

export type NewTarget = {
  readonly metric: string;
  readonly parameters?: GivenParameters;
  readonly grain: TargetGrain;
  /** A department's code; null or left out: the company. */
  readonly department?: string | null | undefined;
  /** A rate 0–1, seconds, money of the installation's currency, or a count. */
  readonly value: number;
  /** In the unit of the value: nearer to the target than this is at risk. Default 0. */
  readonly margin?: number | null | undefined;
  /** The first day of the first period it is for. */
  readonly validFrom: BusinessDay;
  /** The code of the employee who answers for it. */
  readonly owner?: string | null | undefined;
};

/** Who sets it (null: the installation itself), and when. */
export type Setting = { readonly userId: number | null; readonly now: Date };

/**
 * Sets a target from a period on and returns the version's id; earlier periods keep the target they had. The next
 * refresh of the KPIs judges every period it is for. Throws BAD_INPUT for a metric, parameter, value or day that cannot
 * be, NOT_FOUND for a department or an employee that is not there, CONFLICT `target_period_closed`.
 */
export async function setTarget(db: Database, target: NewTarget, setting: Setting): Promise<number> {
  const metric = requireTargetable(target.metric);
  const margin = target.margin ?? 0;
  requirePossibleValue(metric, { value: target.value, margin });
  const parameters = await settleParameters(db, target.metric, target.parameters ?? {}, setting.now);
  return inTransaction(db.pool, async (sql) => {
    await lockTargets(sql);
    const departmentId = await idOf(sql, "department", target.department ?? null);
    const ownerId = await idOf(sql, "employee", target.owner ?? null);
    const key: TargetKey = { metric: target.metric, parameters, grain: target.grain, departmentId };
    return insertVersion(sql, { ...key, validFrom: target.validFrom, value: target.value, margin, ownerId }, setting);
  });
}

/**
 * Ends the own target of a department (or of the company) from a period on and returns the id of the version that says
 * so; what stands above applies again. Throws NOT_FOUND `target_unknown`, BAD_INPUT or CONFLICT for the day.
 */
export async function endTarget(
  db: Database,
  { id, from }: { readonly id: string; readonly from: BusinessDay },
  setting: Setting,
): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    await lockTargets(sql);
    const { rows } = await sql.query<TargetKey>(
      `SELECT metric, parameters, grain, department_id AS "departmentId" FROM kpi_target WHERE id::text = $1`,
      [id],
    );
    const [key] = rows;
    if (!key) throw new DomainError("NOT_FOUND", "target_unknown", { id });
    return insertVersion(sql, { ...key, validFrom: from, value: null, margin: 0, ownerId: null }, setting);
  });
}

type Version = TargetKey & {
  readonly validFrom: BusinessDay;
  readonly value: number | null;
  readonly margin: number;
  readonly ownerId: number | null;
};

async function insertVersion(sql: Sql, version: Version, { userId, now }: Setting): Promise<number> {
  const { metric, parameters, grain, departmentId, validFrom, value, margin, ownerId } = version;
  await requireOpenPeriod(sql, version, validFrom, await dayOf(sql, now));
  const { rows } = await sql.query<{ id: number }>(
    `INSERT INTO kpi_target (metric, parameters, grain, department_id, valid_from, value, margin, owner_id, set_by, set_at)
     VALUES ($1, $2::jsonb, $3, $4, $5::date, $6, $7, $8, $9, $10) RETURNING id::int`,
    [metric, JSON.stringify(parameters), grain, departmentId, validFrom, value, margin, ownerId, userId, now],
  );
  const id = rows[0]?.id ?? 0;
  const detail = { id, metric, parameters, grain, departmentId, validFrom, value, margin, ownerId };
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5::jsonb)", [
    now,
    userId,
    value === null ? "target.end" : "target.set",
    metric,
    JSON.stringify(detail),
  ]);
  await markTargetsStale(sql);
  return id;
}

// Two people who set the same target at once do it one after the other, so that neither rewrites a closed period.
async function lockTargets(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.targets'))");
}

async function idOf(sql: Sql, table: "department" | "employee", code: string | null): Promise<number | null> {
  if (code === null) return null;
  const { rows } = await sql.query<{ id: number }>(`SELECT id FROM ${table} WHERE code = $1`, [code]);
  const id = rows[0]?.id;
  if (id === undefined) throw new DomainError("NOT_FOUND", `${table}_unknown`, { code });
  return id;
}

/** The business day of `now`: sessions run in the installation's time zone. */
async function dayOf(sql: Sql, now: Date): Promise<BusinessDay> {
  const { rows } = await sql.query<{ today: BusinessDay }>("SELECT $1::timestamptz::date AS today", [now]);
  return rows[0]?.today ?? now.toISOString().slice(0, 10);
}
