import {
  addPolicy,
  companyScope,
  countDueCases,
  listDueCases,
  recordCases,
  settle,
  type CaseEventType,
  type DuePromise,
  type IncomingCase,
  type IncomingMoment,
  type Scope,
} from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { makeCompany } from "../access/company.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const api = withApi(database);
// A Friday.
const now = new Date("2026-06-05T17:00:00+08:00");

const list = async (promise: DuePromise, withinHours: number, scope: Scope = companyScope) => {
  const { rows } = await listDueCases(database.db, { promise, withinHours, now }, { first: 100 }, scope);
  const numbers = await database.db.pool.query("SELECT id, number FROM service_case");
  const numberOf = new Map(numbers.rows.map(({ id, number }) => [id, number]));
  return rows.map(({ id, overdue, secondsLeft }) => [numberOf.get(id), overdue, secondsLeft]);
};

type Told = { readonly registered: IncomingMoment; readonly done?: readonly CaseEventType[] };

const at = (day: string, time: string) => ({ on: day, at: `${day}T${time}:00+08:00` });
const nothingButDispatched = ["dispatched"] as const;
const openCases: Readonly<Record<string, Told>> = {
  "NORTH-O1": { registered: at("2026-06-04", "16:00"), done: nothingButDispatched },
  "NORTH-O2": { registered: at("2026-06-04", "18:30"), done: nothingButDispatched },
  "SOUTH-O1": { registered: { on: "2026-06-04" }, done: nothingButDispatched }, // until Friday ends
  "SOUTH-O2": { registered: { on: "2026-06-03" }, done: nothingButDispatched },
  "SOUTH-O3": { registered: at("2026-06-05", "16:00"), done: nothingButDispatched },
  "QUALITY-O1": { registered: at("2026-06-08", "09:00"), done: nothingButDispatched },
  "WORKSHOP-O1": { registered: at("2026-05-06", "12:00"), done: ["replied", "dispatched"] }, // 30 days later
  "WORKSHOP-O2": { registered: at("2026-06-03", "17:30"), done: ["replied"] },
  // Cancelled, and resolved without a reply: neither waits for one.
  "SOUTH-O4": { registered: { on: "2026-06-01" }, done: ["cancelled"] },
  "SOUTH-O5": { registered: { on: "2026-06-01" }, done: ["resolved"] },
};

async function* eachOpenCase(): AsyncGenerator<IncomingCase> {
  for (const [line, [number, { registered, done = [] }]] of Object.entries(openCases).entries()) {
    const department = { code: number.split("-")[0] ?? "" };
    const employee = { code: `${department.code}-P${1 + (Number(number.at(-1)) % 2)}` };
    const events = done.map((type) => ({ type, moment: { on: registered.on } }));
    yield {
      number,
      line: line + 1,
      department,
      employee,
      events: [{ type: "registered", moment: registered }, ...events],
    };
  }
}

beforeAll(async () => {
  await makeCompany(database.db);
  const importRunId = "00000000-0000-4000-8000-000000000002";
  await recordCases(database.db, eachOpenCase(), { source: "desk", importRunId, rowMeans: "case", learnedAt: now });
});

describe("what is due", () => {
  test("what has been due longest comes first; a day without a time ends its day", async () => {
    expect(await list("reply", 24)).toEqual([
      ["SOUTH-O2", true, null],
      ["NORTH-O1", true, -3600],
      ["NORTH-O2", false, 5400],
      ["SOUTH-O1", false, null],
      ["SOUTH-O3", false, 23 * 3600],
    ]);
    expect(await list("reply", 0)).toEqual([
      ["SOUTH-O2", true, null],
      ["NORTH-O1", true, -3600],
      ["SOUTH-O1", false, null],
    ]);
  });

  test("each promise has its own list", async () => {
    expect(await list("repair", 24)).toEqual([["WORKSHOP-O1", true, -5 * 3600]]);
    expect(await list("dispatch", 24)).toEqual([["WORKSHOP-O2", false, 1800]]);
  });

  test("counts are those of the list", async () => {
    for (const withinHours of [0, 24, 100]) {
      const { overdue, soon } = await countDueCases(database.db, { promise: "reply", withinHours, now }, companyScope);
      const all = await list("reply", withinHours);
      expect([overdue, soon]).toEqual([all.filter(([, late]) => late).length, all.filter(([, late]) => !late).length]);
    }
  });

  test("pages follow each other without a gap or a repetition", async () => {
    const whole = await listDueCases(
      database.db,
      { promise: "reply", withinHours: 100, now },
      { first: 100 },
      companyScope,
    );
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDueCases>> = await listDueCases(
        database.db,
        { promise: "reply", withinHours: 100, now },
        { first: 2, after },
        companyScope,
      );
      paged.push(...page.rows.map(({ id }) => id));
      after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(paged).toEqual(whole.rows.map(({ id }) => id));
  });

  test("the clock that counts is that of the policy in force on the report day", async () => {
    const term = { amount: 36, unit: "HOURS", clock: "BUSINESS" } as const;
    const policy = { kind: "reply", scope: "DEFAULT", term, validFrom: "2026-06-05" } as const;
    await addPolicy(database.db, policy, { userId: null, now });
    await settle(database.db); // the job that projects what a change concerns
    const left = new Map((await list("reply", 24 * 14)).map(([number, , seconds]) => [number, seconds]));
    // Reported on Friday at 16:00: of its 36 working hours one is over. Those reported on Thursday keep their 24 hours.
    expect(left.get("SOUTH-O3")).toBe(35 * 3600);
    expect(left.get("QUALITY-O1")).toBe(37 * 3600); // an hour of Friday, then 36 from Monday at nine on
    expect(left.get("NORTH-O1")).toBe(-3600);
  });
});

test("is found by its due time: over many kept promises the plan reads the index of the open ones", async () => {
  await database.db.pool.query(
    `INSERT INTO service_case (id, source_id, number, content_hash, import_run_id, learned_at, learned_on, reported_on,
       status, reply_on, dispatch_on, resolved_on, reply_due_on, dispatch_due_on, repair_due_on)
     SELECT gen_random_uuid(), 1, 'kept-' || n, '', gen_random_uuid(), now(), '2026-01-01', '2026-01-01', 'closed',
       '2026-01-02', '2026-01-02', '2026-01-05', '2026-01-02', '2026-01-03', '2026-01-31' FROM generate_series(1, 20000) n;
     ANALYZE service_case`,
  );
  for (const name of ["reply", "dispatch", "repair"]) {
    const open = { reply: "reply_on", dispatch: "dispatch_on", repair: "resolved_on" }[name];
    const { rows } = await database.db.pool.query(
      `EXPLAIN SELECT id FROM service_case c WHERE c.${open} IS NULL AND c.status IN ('open', 'waiting')
       AND c.${name}_due_on <= '2026-06-06' AND (c.${name}_due_at IS NULL OR c.${name}_due_at <= '2026-06-06')
       ORDER BY c.${name}_due_on, COALESCE(c.${name}_due_at, 'infinity'), c.id LIMIT 101`,
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain(`service_case_${name}_open`);
    expect(plan).not.toContain("Seq Scan");
  }
  expect(await list("repair", 24)).toEqual([["WORKSHOP-O1", true, -5 * 3600]]);
});

test("a viewer sees the cases of their scope, in the list and in the counts", async () => {
  const query = `{ dueCases(promise: reply, withinHours: 8784) { counts { overdue soon } edges { node { overdue dueOn policy { amount unit clock } case { number } } } } }`;
  const seen = async (token: string) => {
    const { data, errors } = await api.ask({ query, token });
    expect(errors).toEqual([]);
    const { counts, edges } = data.dueCases;
    expect(counts.overdue + counts.soon).toBe(edges.length);
    return edges.map(({ node }: { node: { case: { number: string } } }) => node.case.number).toSorted();
  };
  expect(await seen(await api.tokenFor("EXECUTIVE"))).toHaveLength(6);
  expect(await seen(await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SOUTH" }))).toEqual([
    "SOUTH-O1",
    "SOUTH-O2",
    "SOUTH-O3",
  ]);
  expect(await seen(await api.tokenFor("SERVICE_AGENT", { employeeCode: "NORTH-P1" }))).toEqual(["NORTH-O2"]);
});

describe("who may do what", () => {
  const questions = {
    policies: "{ policies { kind } }",
    calendars: "{ calendars { code years } }",
    calendarYear: `{ calendarYear(calendar: "standard", year: 2026) { origin days { day kind } } }`,
    departmentCalendars: "{ departmentCalendars { inherited calendar { key } } }",
  };
  const change = `mutation { setCalendarDay(calendar: "standard", day: "2026-06-02", rule: { kind: HOLIDAY, name: "厂休" }) }`;

  test("everybody reads calendars and policies, an administrator changes them and stands in the audit log", async () => {
    const agent = await api.tokenFor("SERVICE_AGENT", { employeeCode: "NORTH-P1" });
    for (const query of Object.values(questions)) expect((await api.ask({ query, token: agent })).errors).toEqual([]);
    const refused = await api.ask({ query: change, token: agent });
    expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);

    await api.ask({ query: change, token: await api.tokenFor("ADMINISTRATOR") });
    const { rows } = await database.db.pool.query(
      "SELECT user_id IS NOT NULL AS known, subject FROM audit_entry WHERE action = 'calendar.day'",
    );
    expect(rows).toEqual([{ known: true, subject: "standard 2026-06-02" }]);
  });

  test("a wrong row of a file is told in the caller's language", async () => {
    const query = `mutation { importHolidays(calendar: "standard", year: 2028, text: "date,kind,name\\n2028-02-30,holiday,x") { saved problems { line column value label } } }`;
    const { data } = await api.ask({ query, token: await api.tokenFor("ADMINISTRATOR"), language: "en" });
    expect(data.importHolidays).toMatchObject({
      saved: false,
      problems: [{ line: 2, column: "date", value: "2028-02-30" }],
    });
  });
});
