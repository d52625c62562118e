import { randomUUID } from "node:crypto";
import {
  caseStatuses,
  recordCases,
  type Database,
  type IncomingCase,
  type IncomingEvent,
  type RecordResult,
  type RowMeans,
} from "@huilu/core";
import fc from "fast-check";

/** What may happen to a company's data, in the order it reaches us. */
export type Step =
  | { readonly kind: "rows"; readonly rows: readonly IncomingCase[] }
  | { readonly kind: "events"; readonly rows: readonly IncomingCase[] }
  | { readonly kind: "again"; readonly which: number }
  | { readonly kind: "fold" }
  | { readonly kind: "settle" };

const code = (letter: string, count: number) =>
  fc.integer({ min: 0, max: count - 1 }).map((i) => ({ code: `${letter}${i}` }));
const moment = fc
  .record({
    day: fc.integer({ min: 0, max: 120 }),
    second: fc.option(fc.integer({ min: 0, max: 86_399 }), { freq: 4 }),
  })
  .map(({ day, second }) => {
    const start = Date.UTC(2026, 0, 1) + day * 86_400_000;
    const on = new Date(start).toISOString().slice(0, 10);
    // The installation's day begins eight hours before UTC's.
    return second === null ? { on } : { on, at: new Date(start - 8 * 3_600_000 + second * 1000).toISOString() };
  });

const plain = fc.constantFrom<IncomingEvent["type"]>(
  "registered",
  "replied",
  "auto_acknowledged",
  "resolved",
  "reopened",
  "closed",
  "cancelled",
  "waiting_ended",
  "accepted",
  "dispatched",
  "arrived",
  "escalated",
  "converted_to_mail_in",
  "survey_sent",
  "followed_up",
  "complaint_upheld",
  "complaint_rejected",
  "noted",
);
const result = fc.constantFrom<NonNullable<IncomingEvent["result"]>>("fixed", "not_fixed", "unknown", "no_fault_found");
const whose = fc.record({
  department: fc.option(code("D", 3), { nil: undefined }),
  employee: fc.option(code("E", 3), { nil: undefined }),
});
/** What is there of who did it. */
const by = whose.map(({ department, employee }) => ({
  ...(department && { department }),
  ...(employee && { employee }),
}));
const aspect = fc.constantFrom(undefined, "attitude", "efficiency", "accuracy");
const event = fc.oneof<fc.Arbitrary<IncomingEvent>[]>(
  fc
    .tuple(
      fc.constantFrom<IncomingEvent["type"]>("accepted", "reassigned", "replied", "resolved", "reopened"),
      moment,
      by,
    )
    .map(([type, when, who]) => ({ type, moment: when, ...who })),
  fc
    .tuple(moment, moment, by, fc.constantFrom(undefined, "customer"))
    .map(([when, due, who, detail]) => ({ type: "promised", moment: when, due, ...who, ...(detail && { detail }) })),
  fc
    .tuple(moment, fc.constantFrom(undefined, "parts", "customer"))
    .map(([when, detail]) => ({ type: "waiting_started", moment: when, ...(detail && { detail }) })),
  fc
    .tuple(moment, fc.integer({ min: 0, max: 20_000 }), by)
    .map(([when, amount, who]) => ({ type: "work_logged", moment: when, amount, ...who })),
  fc
    .tuple(moment, fc.constantFrom("A0/T0", "A1/T2", "A0/T1"))
    .map(([when, detail]) => ({ type: "diagnosed", moment: when, detail })),
  fc
    .tuple(
      moment,
      fc.constantFrom("standard", "load"),
      fc.constantFrom<NonNullable<IncomingEvent["result"]>>("fault_found", "no_fault_found"),
      by,
    )
    .map(([when, detail, outcome, who]) => ({ type: "part_analysed", moment: when, detail, result: outcome, ...who })),
  fc
    .tuple(moment, fc.integer({ min: 0, max: 10 }), by)
    .map(([when, score, who]) => ({ type: "survey_answered", moment: when, score, detail: "nps", ...who })),
  fc.tuple(plain, moment).map(([type, when]) => ({ type, moment: when })),
  fc
    .tuple(moment, result, code("E", 3))
    .map(([when, outcome, employee]) => ({ type: "repair_attempted", moment: when, result: outcome, employee })),
  fc
    .tuple(moment, fc.integer({ min: 1, max: 5 }), aspect)
    .map(([when, score, detail]) => ({ type: "survey_answered", moment: when, score, ...(detail && { detail }) })),
  fc
    .tuple(moment, fc.integer({ min: 0, max: 500 }))
    .map(([when, amount]) => ({ type: "cost_incurred", moment: when, amount })),
  fc.constantFrom<IncomingEvent["type"]>("replied", "resolved").map((type) => ({ type, setAside: "date_in_future" })),
);

/** Before, among and after what is reported of them. */
const soldOn: Readonly<Record<string, string>> = {
  S0: "2025-12-24",
  S1: "2026-01-31",
  S2: "2026-02-14",
  S3: "2026-03-31",
};

const incoming: fc.Arbitrary<IncomingCase> = fc
  .record({
    number: fc.integer({ min: 0, max: 9 }).map((i) => `N${i}`),
    line: fc.constant(2),
    kind: fc.constantFrom({ code: "repair" }, { code: "installation" }),
    channel: code("C", 2),
    region: code("R", 2),
    department: code("D", 3),
    employee: code("E", 3),
    productFamily: code("F", 2),
    productModel: code("M", 2),
    batch: code("B", 2),
    supplierLot: code("L", 2),
    priority: code("P", 2),
    status: fc.constantFrom(...caseStatuses),
    version: fc.integer({ min: 1, max: 4 }).map(String),
    serial: fc.integer({ min: 0, max: 5 }).map((i) => `S${i}`),
    defects: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 3,
      selector: String,
    }),
    events: fc.array(event, { maxLength: 9 }),
    has: fc.record({
      serial: fc.boolean(),
      batch: fc.boolean(),
      supplierLot: fc.boolean(),
      priority: fc.boolean(),
      status: fc.boolean(),
      version: fc.boolean(),
    }),
  })
  .map(({ has, serial, batch, supplierLot, priority, status, version, defects, ...row }) => ({
    ...row,
    ...(has.serial ? { serial, soldOn: soldOn[serial] ?? "2026-01-01" } : {}),
    ...(has.batch ? { batch } : {}),
    ...(has.supplierLot ? { supplierLot } : {}),
    ...(has.priority ? { priority } : {}),
    ...(has.status ? { status } : {}),
    ...(has.version ? { version } : {}),
    defects: defects.map(([family, type]) => ({ family: { code: `A${family}` }, type: { code: `T${type}` } })),
  }));

const rows = fc
  .array(incoming, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((row, i) => ({ ...row, line: i + 2 })));

/** Inserts, updates, late and repeated rows of both kinds, folds in between. */
export const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: rows.map((list): Step => ({ kind: "rows", rows: list })) },
    { weight: 3, arbitrary: rows.map((list): Step => ({ kind: "events", rows: list })) },
    { weight: 2, arbitrary: fc.nat({ max: 9 }).map((which): Step => ({ kind: "again", which })) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: "fold" }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: "settle" }) },
  ),
  { minLength: 2, maxLength: 8 },
);

async function* stream(list: readonly IncomingCase[]): AsyncGenerator<IncomingCase> {
  yield* list;
}

/** Records `list` under `source`; rows that are whole cases and rows of an event log come from sources of their own. */
export function record(
  db: Database,
  source: string,
  rowMeans: RowMeans,
  list: readonly IncomingCase[],
  learnedAt = new Date("2026-06-01T00:00:00Z"),
): Promise<RecordResult> {
  return recordCases(db, stream(list), {
    source: `${source}-${rowMeans}`,
    importRunId: randomUUID(),
    rowMeans,
    learnedAt,
  });
}
