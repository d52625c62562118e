import type { Scope } from "../../access/scope.ts";
import { changedSince } from "../../cases/changed-since.ts";
import { readClocks } from "../../cases/clocks.ts";
import { dueOf } from "../../cases/policies.ts";
import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { readInstallation } from "../../installation/read-installation.ts";
import type { DayRange } from "../../metrics/metric-query.ts";
import { metricQuery } from "../../registry.ts";
import { businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import { composeDocument } from "./compose-document.ts";
import type { PackageGrain } from "./package-document.ts";
import type { PackageJoints } from "./package-joints.ts";
import { periodOf } from "./package-periods.ts";
import { packageSubject, type PackageSubject } from "./package-subject.ts";

/** Working days within which a package that was sent is to be acknowledged. */
export const acknowledgedWithinDays = 2;

export type PackageRequest = { readonly department: string; readonly grain: PackageGrain; readonly from: BusinessDay };

/** Who asks for it (null: nobody, it is made by itself and sent), when, and what the installation adds. */
export type PackageMaking = {
  readonly userId: number | null;
  readonly now: Date;
  readonly currency: string;
  readonly joints: PackageJoints;
};

/**
 * Makes the package of a department's period, as known now, and answers its id; one that was made today already stands
 * as it is. Asked for by a person it is there to read; made by itself it is sent, once a period, and to be acknowledged.
 * Throws NOT_FOUND `department_unknown` also for a department outside `scope`, BAD_INPUT `package_period_unfit`.
 */
export async function makeDepartmentPackage(
  db: Database,
  { department, grain, from }: PackageRequest,
  { scope, ...making }: PackageMaking & { readonly scope: Scope },
): Promise<string> {
  const subject = await packageSubject(db.pool, department);
  if (scope.kind === "part" && !scope.departmentIds.includes(subject.id)) {
    throw new DomainError("NOT_FOUND", "department_unknown", { code: department });
  }
  return makePackage(
    db,
    { subject, grain, range: periodOf(grain, from, businessDayOf(making.now, db.timeZone)) },
    making,
  );
}

export type PackagePlace = { readonly subject: PackageSubject; readonly grain: PackageGrain; readonly range: DayRange };

/** The same for a subject that was read, and a period that is one. */
export async function makePackage(db: Database, place: PackagePlace, making: PackageMaking): Promise<string> {
  const { subject, grain, range } = place;
  const today = businessDayOf(making.now, db.timeZone);
  const key = [subject.id, grain, range.from, today] as const;
  const made = await madeToday(db.pool, key);
  const id = made ?? (await insertPackage(db, place, making, today));
  if (making.userId === null) await send(db.pool, { id, subject, on: today, now: making.now });
  return id;
}

async function madeToday(
  sql: Sql,
  key: readonly [number, PackageGrain, BusinessDay, BusinessDay],
): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    "SELECT id::text FROM department_package WHERE department_id = $1 AND grain = $2 AND from_on = $3 AND made_on = $4",
    [...key],
  );
  return rows[0]?.id ?? null;
}

async function insertPackage(
  db: Database,
  { subject, grain, range }: PackagePlace,
  making: PackageMaking,
  today: BusinessDay,
): Promise<string> {
  const { now: knownAt, currency, joints, userId } = making;
  const since = await toldBefore(db.pool, subject.id, grain, range.from);
  const { defectKinds } = await readInstallation(db, knownAt);
  const compose = (asKnownOn: Date | null) => {
    const asker = { scope: subject.scope, now: knownAt, language: "en" as const };
    const ask = (query: Parameters<typeof metricQuery>[1]) => metricQuery(db, { ...query, asKnownOn }, asker);
    const telling = { subject, grain, range, knownAt, asKnownOn, since, defectKinds, asker, ask };
    return composeDocument(db, telling, { joints, currency });
  };
  // What is known now is answered from roll-ups; where something was learned meanwhile, the cases tell what was known.
  const now = await compose(null);
  const document = (await changedSince(db.pool, knownAt)) ? await compose(knownAt) : now;
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO department_package (department_id, grain, from_on, to_on, made_on, known_at, made_by, document)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (department_id, grain, from_on, made_on) DO NOTHING RETURNING id::text`,
    [subject.id, grain, range.from, range.to, today, knownAt, userId, JSON.stringify(document)],
  );
  // Two who make it at once: the first stands.
  return rows[0]?.id ?? (await madeToday(db.pool, [subject.id, grain, range.from, today])) ?? "";
}

/** As of when the package of the period before was told to the department. */
async function toldBefore(
  sql: Sql,
  departmentId: number,
  grain: PackageGrain,
  from: BusinessDay,
): Promise<Date | null> {
  const { rows } = await sql.query<{ at: Date }>(
    `SELECT known_at AS at FROM department_package
     WHERE department_id = $1 AND grain = $2 AND to_on = $3 AND sent_at IS NOT NULL LIMIT 1`,
    [departmentId, grain, from],
  );
  return rows[0]?.at ?? null;
}

/** Sends it unless an edition of the period was sent already. */
async function send(
  sql: Sql,
  {
    id,
    subject,
    on,
    now,
  }: { readonly id: string; readonly subject: PackageSubject; readonly on: BusinessDay; readonly now: Date },
): Promise<void> {
  const calendar = (await readClocks(sql)).calendarOf(subject.id, on);
  const due = dueOf({ amount: acknowledgedWithinDays, unit: "DAYS", clock: "BUSINESS" }, { on, at: now }, calendar);
  await sql.query(
    `UPDATE department_package p SET sent_at = $2, due_at = $3 WHERE p.id = $1 AND NOT EXISTS (
       SELECT 1 FROM department_package s WHERE s.department_id = p.department_id AND s.grain = p.grain AND s.from_on = p.from_on
         AND s.sent_at IS NOT NULL)`,
    [id, now, due.at ?? now],
  );
}
