import { z } from "zod";

import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import type { DimensionFilter } from "../metrics/metric-query.ts";
import { isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { caseFilterConditions } from "./case-filter.ts";
import { readableCase } from "./case-scope.ts";
import { readClocks } from "./clocks.ts";
import { readPolicies, type Policy } from "./policies.ts";

export const duePromises = ["reply", "dispatch", "repair"] as const;
export type DuePromise = (typeof duePromises)[number];

/** Open cases that have a promise to keep: overdue already, or due within so many hours from `now`. */
export type DueFilter = {
  readonly promise: DuePromise;
  readonly withinHours: number;
  readonly filters?: readonly DimensionFilter[] | null | undefined;
  readonly now: Date;
};

export type DueCase = {
  readonly id: string;
  readonly cursor: string;
  readonly dueOn: BusinessDay;
  /** null: no time of day is known, the promise may be kept until the day ends. */
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  /** The policy that set the promise; its clock is the one that counts. */
  readonly policy: Policy;
  /** By the clock that counts: working seconds for the business clock; negative when overdue, null without a time of day. */
  readonly secondsLeft: number | null;
};

/** What differs between the promises; each has a partial index of its own (migration 0005) that these words agree with. */
const columns: Record<DuePromise, { readonly on: string; readonly at: string; readonly open: string }> = {
  // What was done on an impossible day has been done, and its outcome says so.
  reply: { on: "c.reply_due_on", at: "c.reply_due_at", open: "c.reply_on IS NULL AND c.reply_outcome IS NULL" },
  dispatch: {
    on: "c.dispatch_due_on",
    at: "c.dispatch_due_at",
    open: "c.dispatch_on IS NULL AND c.dispatch_outcome IS NULL",
  },
  repair: { on: "c.repair_due_on", at: "c.repair_due_at", open: "c.resolved_on IS NULL" },
};

type Row = {
  readonly id: string;
  readonly dueOn: BusinessDay;
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  readonly reportedOn: BusinessDay | null;
  readonly departmentId: number | null;
  readonly contractId: number | null;
  readonly modelId: number | null;
  readonly familyId: number | null;
};

/** One page, what has been due longest first. Throws BAD_INPUT for hours outside 0–8784 and a foreign cursor. */
export async function listDueCases(
  db: Database,
  filter: DueFilter,
  page: { readonly first: number; readonly after?: string | null | undefined },
  scope: Scope,
): Promise<{ rows: DueCase[]; hasNextPage: boolean }> {
  const parameters = new SqlParameters();
  const { on, at } = columns[filter.promise];
  const conditions = await dueConditions(db, filter, parameters);
  if (page.after) conditions.push(laterThan(readCursor(page.after), columns[filter.promise], parameters));
  conditions.push(readableCase(scope, parameters));
  const found = await db.pool.query<Row>(
    `SELECT c.id, ${on} AS "dueOn", ${at} AS "dueAt", ${isOverdue(filter, parameters)} AS overdue, c.reported_on AS "reportedOn",
       COALESCE(u.department_id, c.department_id) AS "departmentId", c.contract_id AS "contractId", c.model_id AS "modelId", c.family_id AS "familyId"
     FROM service_case c LEFT JOIN custody u ON u.case_id = c.id AND u.ordinal = 0 -- by whose calendar it was promised
     WHERE ${conditions.join(" AND ")}
     ORDER BY ${on}, COALESCE(${at}, 'infinity'), c.id LIMIT ${parameters.add(page.first + 1)}`,
    parameters.values,
  );
  const rows = await withClock(db, filter, found.rows.slice(0, page.first));
  return { rows, hasNextPage: found.rows.length > page.first };
}

/** How many are overdue, and how many more are due within the hours. Throws BAD_INPUT for hours outside 0–8784. */
export async function countDueCases(
  db: Database,
  filter: DueFilter,
  scope: Scope,
): Promise<{ overdue: number; soon: number }> {
  const parameters = new SqlParameters();
  const conditions = await dueConditions(db, filter, parameters);
  const overdue = isOverdue(filter, parameters);
  const found = await db.pool.query<{ overdue: number; soon: number }>(
    `WITH c AS MATERIALIZED (
       SELECT c.id, c.party_set_id, ${overdue} AS overdue FROM service_case c WHERE ${conditions.join(" AND ")}
     )
     SELECT count(*) FILTER (WHERE overdue)::int AS overdue, count(*) FILTER (WHERE NOT overdue)::int AS soon
     FROM c WHERE ${readableCase(scope, parameters)}`,
    parameters.values,
  );
  return found.rows[0] ?? { overdue: 0, soon: 0 };
}

const mostHours = 8784;

async function dueConditions(db: Database, filter: DueFilter, parameters: SqlParameters): Promise<string[]> {
  const { promise, withinHours, filters, now } = filter;
  if (!(withinHours >= 0 && withinHours <= mostHours)) {
    throw new DomainError("BAD_INPUT", "due_hours_unfit", { hours: withinHours, most: mostHours });
  }
  const { on, at, open } = columns[promise];
  const until = `${parameters.add(new Date(now.getTime() + withinHours * 3_600_000))}::timestamptz`;
  return [
    `${open} AND c.status IN ('open', 'waiting')`,
    `${on} <= ${until}::date AND (${at} IS NULL OR ${at} <= ${until})`,
    ...caseFilterConditions({ filters }, parameters),
  ];
}

/** A day without a time is overdue when it has ended. */
function isOverdue({ promise, now }: DueFilter, parameters: SqlParameters): string {
  const { on, at } = columns[promise];
  const moment = `${parameters.add(now)}::timestamptz`;
  return `COALESCE(${at} < ${moment}, ${on} < ${moment}::date)`;
}

async function withClock(db: Database, { promise, now }: DueFilter, rows: readonly Row[]): Promise<DueCase[]> {
  const policies = await readPolicies(db.pool);
  const dated = rows.map((row) => ({ row, policy: policies.resolve(promise, row, row.reportedOn ?? row.dueOn) }));
  // Calendars are read only where one counts.
  const clocks = dated.some(({ policy }) => policy.clock === "BUSINESS") ? await readClocks(db.pool) : null;
  return dated.map(({ row, policy }) => {
    const { id, dueOn, dueAt, overdue, reportedOn, departmentId } = row;
    const left = () => {
      if (dueAt === null) return null;
      if (policy.clock === "CALENDAR" || !clocks) return (dueAt.getTime() - now.getTime()) / 1000;
      return clocks.calendarOf(departmentId, reportedOn ?? dueOn).workingSeconds(now.getTime(), dueAt.getTime());
    };
    return { id, cursor: cursorOf(row), dueOn, dueAt, overdue, policy, secondsLeft: left() };
  });
}

const cursor = z.tuple([z.string().refine(isBusinessDay), z.iso.datetime().nullable(), z.guid()]);
type Position = z.infer<typeof cursor>;

function laterThan([day, instant, id]: Position, { on, at }: { on: string; at: string }, sql: SqlParameters): string {
  return `(${on}, COALESCE(${at}, 'infinity'), c.id)
    > (${sql.add(day)}::date, COALESCE(${sql.add(instant)}::timestamptz, 'infinity'), ${sql.add(id)}::uuid)`;
}

function cursorOf({ dueOn, dueAt, id }: Pick<Row, "dueOn" | "dueAt" | "id">): string {
  return Buffer.from(JSON.stringify([dueOn, dueAt?.toISOString() ?? null, id])).toString("base64url");
}

function readCursor(text: string): Position {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new DomainError("BAD_INPUT", "cursor_unreadable");
  }
}
