import type { PoolClient } from "pg";
import { copyRows, type CopyValue } from "../database/copy-rows.ts";
import type { CalendarTables } from "./calendar-tables.ts";
import { readClocks, type BuiltCalendars } from "./clocks.ts";
import { caseFacts, type CaseFacts } from "./facts/case-facts.ts";
import { factColumnNames, factColumns, type FactRow } from "./facts/fact-columns.ts";
import { readCaseLogs } from "./facts/read-case-logs.ts";
import { readPolicies } from "./policies.ts";
import { projectDefects } from "./project-defects.ts";
import { projectParties } from "./project-parties.ts";

/** The tables that facts are written to; as they were known once, they are written beside the real ones. */
export type FactTables = {
  readonly cases: string;
  readonly defects: string;
  readonly custody: string;
  readonly visits: string;
  readonly answers: string;
  readonly complaints: string;
};
const realTables: FactTables = {
  cases: "service_case",
  defects: "case_defect",
  custody: "custody",
  visits: "visit",
  answers: "survey_answer",
  complaints: "upheld_complaint",
};

type FactOptions = {
  readonly tables?: FactTables;
  readonly knownAt?: Date | null;
  readonly calendarTables?: CalendarTables;
  /** Calendars of an earlier round. */
  readonly calendars?: BuiltCalendars;
};

/**
 * Recomputes the facts of every case in relation `touched (case_id)` from its live events and defects: those of now, or
 * those known at `knownAt`, under the policies set by then and the calendars of `calendarTables`.
 */
export async function projectFacts(
  client: PoolClient,
  touched: string,
  { tables = realTables, knownAt = null, calendarTables, calendars }: FactOptions = {},
): Promise<void> {
  await projectDefects(client, touched, tables.defects);
  const logs = await readCaseLogs(client, touched, { cases: tables.cases, knownAt });
  const rules = {
    clocks: await readClocks(client, calendars, calendarTables),
    policies: await readPolicies(client, knownAt),
  };
  const facts = logs.map((log): [string, string, CaseFacts] => [log.caseId, log.learnedOn, caseFacts(log, rules)]);
  // Who may see a case is a matter of today, however long ago its figures are asked for.
  const partySets = knownAt ? new Map<string, number>() : await projectParties(client, logs);
  await writeRows(client, facts, partySets, tables.cases);
  await writeParts(client, facts, touched, tables);
}

type Facts = readonly (readonly [caseId: string, learnedOn: string, CaseFacts])[];

async function writeRows(
  client: PoolClient,
  facts: Facts,
  partySets: ReadonlyMap<string, number>,
  cases: string,
): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS case_fact (case_id uuid, party_set_id int, ${factColumnNames.map((name) => `${name} ${factColumns[name]}`).join(", ")});
    TRUNCATE pg_temp.case_fact`);
  const lines = facts.map(([caseId, , { row }]) => [
    caseId,
    partySets.get(caseId),
    ...factColumnNames.map((name) => fieldOf(row, name)),
  ]);
  await copyRows(client, "pg_temp.case_fact", ["case_id", "party_set_id", ...factColumnNames], lines);
  await client.query("ANALYZE pg_temp.case_fact (case_id)");
  await client.query(`
    UPDATE ${cases} c SET party_set_id = f.party_set_id, ${factColumnNames.map((name) => `${name} = f.${name}`).join(", ")}
    FROM pg_temp.case_fact f WHERE f.case_id = c.id`);
}

function fieldOf(row: FactRow, name: keyof FactRow): CopyValue {
  const value = row[name];
  return factColumns[name] === "timestamptz" && typeof value === "number" ? instant(value) : value;
}

function instant(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

async function writeParts(client: PoolClient, facts: Facts, touched: string, tables: FactTables): Promise<void> {
  for (const table of [tables.custody, tables.visits, tables.answers, tables.complaints]) {
    await client.query(`DELETE FROM ${table} WHERE case_id IN (SELECT case_id FROM ${touched})`);
  }
  await copyRows(
    client,
    tables.custody,
    [
      "case_id",
      "ordinal",
      "part",
      "department_id",
      "employee_id",
      "from_on",
      "from_at",
      "to_on",
      "to_at",
      "seconds",
      "business_seconds",
    ],
    facts.flatMap(([caseId, , { custody }]) =>
      custody.map((span, i) => [
        caseId,
        i,
        span.part,
        span.departmentId,
        span.employeeId,
        span.from.on,
        instant(span.from.at),
        span.to?.on,
        instant(span.to?.at ?? null),
        span.seconds,
        span.businessSeconds,
      ]),
    ),
  );
  await copyRows(
    client,
    tables.visits,
    ["case_id", "event_id", "due_on", "due_at", "outcome", "on_time", "department_id", "employee_id"],
    facts.flatMap(([caseId, , { visits }]) =>
      visits.map((visit) => [
        caseId,
        visit.eventId,
        visit.dueOn,
        instant(visit.dueAt),
        visit.outcome,
        visit.onTime,
        visit.departmentId,
        visit.employeeId,
      ]),
    ),
  );
  await copyRows(
    client,
    tables.answers,
    ["case_id", "event_id", "answered_on", "department_id", "employee_id", "score", "outcome", "aspect"],
    facts.flatMap(([caseId, learnedOn, { answers, row }]) =>
      answers.map((answer) => [
        caseId,
        answer.eventId,
        answer.on ?? row.reported_on ?? learnedOn,
        answer.departmentId,
        answer.employeeId,
        answer.score,
        answer.outcome,
        answer.aspect,
      ]),
    ),
  );
  await copyRows(
    client,
    tables.complaints,
    ["case_id", "event_id", "department_id", "employee_id"],
    facts.flatMap(([caseId, , { upheldComplaints }]) =>
      upheldComplaints.map((event) => [caseId, event.id, event.departmentId, event.employeeId]),
    ),
  );
}
