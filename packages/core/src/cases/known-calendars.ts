import type { PoolClient } from "pg";
import { z } from "zod";

import type { Sql } from "../database/database.ts";
import { addDays } from "../time/business-day.ts";
import type { CalendarTables } from "./calendar-tables.ts";
import { casesOfDepartments, type ChangedDays, departmentsBelow } from "./concerned-cases.ts";
import { readDepartmentCalendars } from "./department-calendars.ts";

const knownCalendars: CalendarTables = {
  weeks: "pg_temp.known_calendar_week",
  days: "pg_temp.known_calendar_day",
  departments: "pg_temp.known_department_calendar",
};

const dayRow = z.object({
  day: z.string(),
  kind: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  likeWeekday: z.number().nullable(),
  shifts: z.string().nullable(),
});
type DayRow = z.infer<typeof dayRow>;
const validFrom = z.string().nullable();

/** What was written down of an edit, as far as it takes to undo it. */
const edit = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("calendar.day"),
    subject: z.string(),
    detail: z.object({ calendar: z.string(), before: dayRow.nullable() }),
  }),
  z.object({
    action: z.literal("calendar.import"),
    subject: z.string(),
    detail: z.object({ before: z.array(dayRow), after: z.array(dayRow) }),
  }),
  z.object({
    action: z.literal("calendar.week"),
    detail: z.object({ calendar: z.string(), validFrom, before: z.array(z.string()).nullable() }),
  }),
  z.object({
    action: z.literal("calendar.assign"),
    subject: z.string(),
    detail: z.object({ validFrom, before: z.string().nullish() }),
  }),
]);
type Edit = z.infer<typeof edit>;
const madeEdit = edit.and(z.object({ at: z.date() }));

/**
 * Makes, in the client's transaction, the calendars as they were known at `knownAt`: today's, with every edit that was
 * written down since undone, the latest first. The ids of all cases that an edit or a policy set since may concern stand
 * in `known_reruled (case_id)` afterwards.
 */
export async function restoreCalendars(client: PoolClient, knownAt: Date): Promise<CalendarTables> {
  await client.query(`
    CREATE TEMP TABLE known_reruled (case_id uuid, changed_at timestamptz) ON COMMIT DROP;
    CREATE TEMP TABLE known_calendar_week ON COMMIT DROP AS SELECT * FROM calendar_week;
    CREATE TEMP TABLE known_calendar_day ON COMMIT DROP AS SELECT * FROM calendar_day;
    CREATE TEMP TABLE known_department_calendar ON COMMIT DROP AS SELECT * FROM department_calendar`);
  await addCasesOfPolicies(client, knownAt);
  const { rows } = await client.query(
    `SELECT at, action, subject, detail FROM audit_entry
     WHERE at > $1 AND action LIKE 'calendar.%' AND action <> 'calendar.create' ORDER BY id DESC`,
    [knownAt],
  );
  for (const one of z.array(madeEdit).parse(rows)) {
    // Whom it concerned may be another before and after it.
    await addConcerned(client, one, one.at);
    await undo(client, one);
    await addConcerned(client, one, one.at);
  }
  return knownCalendars;
}

/** Those that a version set since may concern: what it replaced had no end. */
async function addCasesOfPolicies(sql: Sql, knownAt: Date): Promise<void> {
  await sql.query(
    `INSERT INTO known_reruled
     SELECT c.id, p.set_at FROM service_case c JOIN policy p ON p.set_at > $1 AND c.reported_on >= p.valid_from
       AND (p.contract_id IS NULL OR p.contract_id = c.contract_id) AND (p.model_id IS NULL OR p.model_id = c.model_id)
       AND (p.family_id IS NULL OR p.family_id = c.family_id)`,
    [knownAt],
  );
}

async function addConcerned(sql: Sql, one: Edit, at: Date): Promise<void> {
  const { text, values } = casesOfDepartments(await departmentsOf(sql, one), daysOf(one));
  await sql.query(`INSERT INTO known_reruled SELECT id, $${values.length + 1}::timestamptz FROM (${text}) c`, [
    ...values,
    at,
  ]);
}

async function departmentsOf(sql: Sql, one: Edit): Promise<(number | null)[]> {
  if (one.action === "calendar.assign") {
    const { rows } = await sql.query<{ id: number }>("SELECT id FROM department WHERE code = $1", [one.subject]);
    const below = await sql.query<{ id: number }>(departmentsBelow, [rows[0]?.id ?? null]);
    return below.rows.map(({ id }) => id);
  }
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM calendar WHERE code = $1", [calendarOf(one)]);
  return (await readDepartmentCalendars(sql, knownCalendars)).departmentsOf(rows[0]?.id ?? 0);
}

function calendarOf(one: Exclude<Edit, { action: "calendar.assign" }>): string {
  return one.action === "calendar.import" ? wordsOf(one.subject).first : one.detail.calendar;
}

/** A code has no spaces: of a day and a year the subject is the calendar and which. */
function wordsOf(subject: string): { readonly first: string; readonly second: string } {
  const [first = "", second = ""] = subject.split(" ");
  return { first, second };
}

/** A shift of a day may run into the next one; a week or an assignment holds until another does, whichever that was. */
function daysOf(one: Edit): ChangedDays {
  if (one.action === "calendar.week" || one.action === "calendar.assign") {
    return { from: one.detail.validFrom, to: null };
  }
  const days = [
    ...(one.action === "calendar.day" ? [wordsOf(one.subject).second] : []),
    ...(one.action === "calendar.import" ? [...one.detail.before, ...one.detail.after].map(({ day }) => day) : []),
  ].toSorted();
  const last = days.at(-1);
  return { from: days[0] ?? null, to: last === undefined ? null : addDays(last, 2) };
}

async function undo(sql: Sql, one: Edit): Promise<void> {
  switch (one.action) {
    case "calendar.day":
      return undoDays(
        sql,
        one.detail.calendar,
        [wordsOf(one.subject).second],
        one.detail.before ? [one.detail.before] : [],
      );
    case "calendar.import": {
      const { before, after } = one.detail;
      return undoDays(
        sql,
        wordsOf(one.subject).first,
        after.map(({ day }) => day),
        before,
      );
    }
    case "calendar.week":
      return undoWeek(sql, one.detail);
    case "calendar.assign":
      return undoAssignment(sql, one);
  }
}

/** An import replaced the year: what is there of it now are the days of the file. */
async function undoDays(
  sql: Sql,
  calendar: string,
  after: readonly string[],
  before: readonly DayRow[],
): Promise<void> {
  await sql.query(
    `DELETE FROM ${knownCalendars.days} WHERE calendar_id = (SELECT id FROM calendar WHERE code = $1) AND day = ANY($2::date[])`,
    [calendar, after],
  );
  await sql.query(
    `INSERT INTO ${knownCalendars.days} (calendar_id, day, kind, name, name_en, like_weekday, shifts)
     SELECT c.id, r.day, r.kind, r.name, r."nameEn", r."likeWeekday", r.shifts
     FROM calendar c, jsonb_to_recordset($2::jsonb) AS r (day date, kind text, name text, "nameEn" text, "likeWeekday" smallint, shifts int4multirange)
     WHERE c.code = $1`,
    [calendar, JSON.stringify(before)],
  );
}

type WeekEdit = Extract<Edit, { action: "calendar.week" }>["detail"];

async function undoWeek(sql: Sql, { calendar, validFrom: from, before }: WeekEdit): Promise<void> {
  await sql.query(
    `DELETE FROM ${knownCalendars.weeks}
     WHERE calendar_id = (SELECT id FROM calendar WHERE code = $1) AND valid_from = COALESCE($2::date, '-infinity')`,
    [calendar, from],
  );
  await sql.query(
    `INSERT INTO ${knownCalendars.weeks} (calendar_id, valid_from, weekday, shifts)
     SELECT c.id, COALESCE($2::date, '-infinity'), ordinality, shifts::int4multirange
     FROM calendar c, unnest($3::text[]) WITH ORDINALITY AS w (shifts, ordinality) WHERE c.code = $1`,
    [calendar, from, before ?? []],
  );
}

/** Nothing said before is no key at all; null is the calendar of the department above. */
async function undoAssignment(
  sql: Sql,
  { subject, detail }: Extract<Edit, { action: "calendar.assign" }>,
): Promise<void> {
  await sql.query(
    `DELETE FROM ${knownCalendars.departments}
     WHERE department_id = (SELECT id FROM department WHERE code = $1) AND valid_from = COALESCE($2::date, '-infinity')`,
    [subject, detail.validFrom],
  );
  if (detail.before === undefined) return;
  await sql.query(
    `INSERT INTO ${knownCalendars.departments} (department_id, valid_from, calendar_id)
     SELECT d.id, COALESCE($2::date, '-infinity'), (SELECT id FROM calendar WHERE code = $3) FROM department d WHERE d.code = $1`,
    [subject, detail.validFrom, detail.before],
  );
}
