import { randomUUID } from "node:crypto";
import {
  foldDeltas,
  recordCases,
  ripenRollups,
  settle,
  type Database,
  type IncomingCase,
  type IncomingEvent,
  type IncomingMoment,
} from "@huilu/core";
import fc from "fast-check";
import type { Told } from "./told-cases.ts";

type Batch = { readonly kind: "cases" | "log"; readonly rows: readonly IncomingCase[] };

/** What happens to a company's data, in the order in which it reaches us; each step nine days after the one before. */
export type ToldStep =
  | Batch
  | { readonly kind: "again"; readonly which: number }
  | { readonly kind: "fold" | "settle" | "ripen" };

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000; // the installation's day begins eight hours before UTC's
const firstDay = Date.UTC(2026, 0, 1);

/** Days after the case's own, and the minute: midnight, the borders of working time, anything; or no time at all. */
const when = fc.record({
  days: fc.constantFrom(-1, 0, 0, 0, 0, 1, 1, 2, 3, 5, 7, 8, 14, 29, 30, 31, 45, 90),
  minute: fc.option(fc.oneof(fc.constantFrom(0, 540, 600, 1080, 1439), fc.integer({ min: 0, max: 1439 })), { freq: 4 }),
});
type When = typeof when extends fc.Arbitrary<infer T> ? T : never;

function momentOf(base: number, { days, minute }: When): IncomingMoment {
  const start = firstDay + (base + days) * dayMs;
  const on = new Date(start).toISOString().slice(0, 10);
  return minute === null ? { on } : { on, at: new Date(start - zoneMs + minute * 60_000).toISOString() };
}

const code = (letter: string, count: number) => fc.nat({ max: count - 1 }).map((i) => ({ code: `${letter}${i}` }));
/** Says it so many times out of ten. */
const maybe = <T>(value: fc.Arbitrary<T>, often = 5) =>
  fc.oneof({ weight: often, arbitrary: value }, { weight: 10 - often, arbitrary: fc.constant(undefined) });

const types = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom<IncomingEvent["type"]>(
      "registered",
      "replied",
      "resolved",
      "reopened",
      "accepted",
      "reassigned",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<IncomingEvent["type"]>(
      "promised",
      "arrived",
      "repair_attempted",
      "survey_answered",
      "part_analysed",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<IncomingEvent["type"]>(
      "auto_acknowledged",
      "dispatched",
      "diagnosed",
      "work_logged",
      "escalated",
      "converted_to_mail_in",
      "waiting_started",
      "waiting_ended",
      "closed",
      "cancelled",
      "survey_sent",
      "cost_incurred",
      "followed_up",
      "complaint_upheld",
      "complaint_rejected",
      "noted",
    ),
  },
);
const rawEvent = fc.record({
  type: types,
  when,
  due: maybe(when, 8),
  department: maybe(code("D", 3)),
  employee: maybe(code("E", 3)),
  id: maybe(fc.nat({ max: 3 }).map(String), 3),
  setAside: maybe(fc.constantFrom("date_unreadable", "date_in_future"), 1),
  pick: fc.nat({ max: 59 }),
});
type RawEvent = typeof rawEvent extends fc.Arbitrary<infer T> ? T : never;

const picked = <T>(pick: number, ...values: readonly T[]): T | undefined => values[pick % values.length];

/** What an event of its type carries beside who and when. */
function contentsOf({ type, pick, due }: RawEvent, base: number): Partial<IncomingEvent> {
  const detailed = (detail: string | undefined, more: Partial<IncomingEvent> = {}) => ({
    ...more,
    ...(detail ? { detail } : {}),
  });
  if (type === "promised")
    return detailed(picked(pick, undefined, "customer"), due ? { due: momentOf(base, due) } : {});
  if (type === "waiting_started") return detailed(picked(pick, undefined, "parts", "customer"));
  if (type === "work_logged") return { amount: pick * 300 };
  if (type === "cost_incurred")
    return detailed(picked(pick, "parts", "labour", "supplier_recovery"), { amount: pick * 7.35 });
  if (type === "diagnosed") return detailed(picked(pick, "A0/T0", "A1/T2", "A0/T1"));
  if (type === "repair_attempted") {
    const result = picked(pick, "fixed", "fixed", "fixed", "not_fixed", "unknown", "no_fault_found", undefined);
    return result ? { result } : {};
  }
  if (type === "part_analysed") {
    return detailed(picked(pick, "standard", "load"), { result: pick % 5 === 0 ? "fault_found" : "no_fault_found" });
  }
  if (type === "survey_answered") return answerOf(pick);
  return {};
}

function answerOf(pick: number): Partial<IncomingEvent> {
  const aspect = picked(pick, undefined, "attitude", "nps", undefined, "efficiency", "accuracy");
  if (pick === 59) return { setAside: "score_out_of_scale" };
  if (pick === 58) return {};
  const score = aspect === "nps" ? pick % 11 : (pick % 5) + 1;
  return { score, ...(aspect ? { detail: aspect } : {}) };
}

function eventOf(raw: RawEvent, base: number, inLog: boolean): IncomingEvent {
  const { type, department, employee, id, setAside } = raw;
  return {
    type,
    ...(setAside ? { setAside } : { moment: momentOf(base, raw.when) }),
    ...(department && { department }),
    ...(employee && { employee }),
    ...(inLog && id !== undefined ? { sourceEventId: id } : {}),
    ...contentsOf(raw, base),
  };
}

const started: RawEvent = {
  type: "registered",
  when: { days: 0, minute: 540 },
  due: undefined,
  department: undefined,
  employee: undefined,
  id: undefined,
  setAside: undefined,
  pick: 0,
};
const numberOf = fc.nat({ max: 8 });
const rawRow = fc.record({
  number: numberOf,
  events: fc.array(rawEvent, { maxLength: 9 }),
  registered: fc.boolean(),
  kind: fc.constantFrom(undefined, { code: "repair" }, { code: "repair" }, { code: "installation" }),
  channel: maybe(code("C", 2), 8),
  region: maybe(code("R", 2), 8),
  department: maybe(code("D", 3), 8),
  employee: maybe(code("E", 3), 8),
  productFamily: code("F", 2),
  productModel: maybe(code("M", 2), 8),
  batch: maybe(code("B", 2)),
  supplierLot: maybe(code("L", 2)),
  priority: maybe(code("P", 2)),
  status: maybe(fc.constantFrom("open", "waiting", "resolved", "closed", "cancelled"), 2),
  version: maybe(fc.integer({ min: 1, max: 4 }).map(String)),
  serial: maybe(
    fc.nat({ max: 2 }).map((i) => `S${i}`),
    7,
  ),
  defects: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 }),
});
type RawRow = typeof rawRow extends fc.Arbitrary<infer T> ? T : never;

/** Seven types of two families; one of them a family without a type, one a type without a family. */
function defectOf(i: number) {
  if (i === 5) return { family: { code: "A0" } };
  if (i === 6) return { type: { code: "T9" } };
  return { family: { code: `A${i % 2}` }, type: { code: `T${i % 3}` } };
}

/** When each machine was sold: before all its reports, among them, or within its first month. */
export const soldOn: Readonly<Record<string, string>> = { S0: "2025-11-20", S1: "2026-02-28", S2: "2026-01-15" };

function soldAs(serial: string) {
  const day = soldOn[serial];
  return { serial, ...(day !== undefined && { soldOn: day }) };
}

const baseOf = (number: number) => number * 9;

function wholeCase(raw: RawRow, line: number): IncomingCase {
  const { number, events, registered, defects, productFamily, ...rest } = raw;
  const {
    kind,
    channel,
    region,
    department,
    employee,
    productModel,
    batch,
    supplierLot,
    priority,
    status,
    version,
    serial,
  } = rest;
  const all = registered ? [started, ...events] : events;
  return {
    number: `N${number}`,
    line,
    productFamily,
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(region && { region }),
    ...(department && { department }),
    ...(employee && { employee }),
    ...(productModel && { productModel }),
    ...(batch && { batch }),
    ...(supplierLot && { supplierLot }),
    ...(priority && { priority }),
    ...(status && { status }),
    ...(version && { version }),
    ...(serial && soldAs(serial)),
    defects: defects.map(defectOf),
    events: all.map((event) => eventOf(event, baseOf(number), false)),
  };
}

/** A row of the log: what it says of its case beside the events is always the same. */
function logRow({ number, events, registered }: RawRow, line: number): IncomingCase {
  const all = registered ? [started, ...events] : events;
  return {
    number: `G${number}`,
    line,
    kind: { code: "repair" },
    productFamily: { code: `F${number % 2}` },
    ...(number % 3 === 0 ? {} : { department: { code: `D${number % 3}` }, employee: { code: `E${number % 2}` } }),
    ...(number % 4 === 0 ? {} : { ...soldAs(`S${number % 3}`), region: { code: "R0" } }),
    defects: number % 2 === 0 ? [] : [defectOf(number % 5), defectOf(2)],
    events: all.map((raw) => eventOf(raw, baseOf(number), true)),
  };
}

const rows = fc.array(rawRow, { minLength: 1, maxLength: 8 });

/** Inserts, changes, late and repeated rows, corrections and reversals, with folds and ripening in between. */
export const toldHistory: fc.Arbitrary<ToldStep[]> = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: rows.map((list): ToldStep => ({ kind: "cases", rows: list.map((row, i) => wholeCase(row, i + 2)) })),
      },
      {
        weight: 4,
        arbitrary: rows.map((list): ToldStep => ({ kind: "log", rows: list.map((row, i) => logRow(row, i + 2)) })),
      },
      { weight: 2, arbitrary: fc.nat({ max: 9 }).map((which): ToldStep => ({ kind: "again", which })) },
      { weight: 3, arbitrary: fc.constantFrom<ToldStep[]>({ kind: "fold" }, { kind: "settle" }, { kind: "ripen" }) },
    ),
    { minLength: 2, maxLength: 8 },
  )
  .map(withoutTies);

/** Of two events of one type at one moment nothing says which came first: they are made alike. */
function withoutTies(steps: readonly ToldStep[]): ToldStep[] {
  const first = new Map<string, IncomingEvent>();
  const alike = (number: string, event: IncomingEvent): IncomingEvent => {
    if (!event.moment) return event;
    const key = `${number} ${event.type} ${event.moment.on} ${event.moment.at}`;
    const known = first.get(key);
    if (!known) first.set(key, event);
    const { sourceEventId: _, ...content } = known ?? event;
    return { ...content, ...(event.sourceEventId === undefined ? {} : { sourceEventId: event.sourceEventId }) };
  };
  return steps.map((step) =>
    step.kind === "cases" || step.kind === "log"
      ? {
          kind: step.kind,
          rows: step.rows.map((row) => ({ ...row, events: row.events.map((event) => alike(row.number, event)) })),
        }
      : step,
  );
}

const sources = { cases: "cases", log: "log" } as const;

/** The instant of step `i`: noon of a day of its own. */
export function instantOfStep(i: number): Date {
  return new Date(Date.UTC(2026, 1, 1, 4) + i * 9 * dayMs);
}

/** Plays `steps` into the database and into `told`; `after` is called behind each. */
export async function playTold(
  db: Database,
  told: Told,
  steps: readonly ToldStep[],
  after: (at: Date) => Promise<void> = async () => {},
): Promise<void> {
  const sent: Batch[] = [];
  for (const [i, step] of steps.entries()) {
    const at = instantOfStep(i);
    const batch = batchOf(step, sent);
    if (batch) {
      sent.push(batch);
      await deliver(db, told, batch, at);
    } else if (step.kind === "fold") await foldDeltas(db);
    else if (step.kind === "settle") await settle(db);
    else if (step.kind === "ripen") await ripenRollups(db, at);
    await after(at);
  }
}

function batchOf(step: ToldStep, sent: readonly Batch[]): Batch | undefined {
  if (step.kind === "cases" || step.kind === "log") return step;
  return step.kind === "again" ? sent[step.which % Math.max(1, sent.length)] : undefined;
}

async function deliver(db: Database, told: Told, { kind, rows: list }: Batch, at: Date) {
  const on = at.toISOString().slice(0, 10);
  if (kind === "cases") told.wholeCases(sources[kind], list, on);
  else told.logRows(sources[kind], list, on);
  await recordCases(db, stream(list), {
    source: sources[kind],
    importRunId: randomUUID(),
    rowMeans: kind === "cases" ? "case" : "event",
    learnedAt: at,
  });
}

async function* stream(list: readonly IncomingCase[]): AsyncGenerator<IncomingCase> {
  yield* list;
}

/** Leaves the database without any case, as if it were new; whoever still reads what was there need not end first. */
export async function emptyDatabase(db: Database): Promise<void> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND (
       relname IN ('service_case', 'case_event', 'case_assertion', 'case_defect', 'case_text', 'custody', 'visit', 'survey_answer',
         'upheld_complaint', 'failure_event', 'stale_failure_event', 'stale_case', 'unit', 'source', 'source_completeness',
         'source_recorded_type', 'import_run', 'unit_sale_superseded')
       OR relname LIKE 'rollup\\_%' OR relname LIKE 'delta\\_%')
     ORDER BY relname = 'source'`,
  );
  await db.pool.query(tables.map(({ name }) => `DELETE FROM ${name}`).join("; "));
}
