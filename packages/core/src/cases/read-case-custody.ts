import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import type { CustodyPart } from "./facts/custody.ts";
import { duePromises, type DuePromise } from "./list-due-cases.ts";
import { termObject } from "./read-cases.ts";
import type { Term } from "./service-case.ts";

/** A time in which a case belonged to one owner; open (`toOn` null) while it lasts. Seconds on both clocks. */
export type CustodySpan = {
  readonly part: CustodyPart;
  readonly department: Term | null;
  readonly employee: Term | null;
  readonly fromOn: string;
  readonly fromAt: Date | null;
  readonly toOn: string | null;
  readonly toAt: Date | null;
  readonly seconds: number | null;
  readonly businessSeconds: number | null;
};

/** Waiting in a queue, with an owner, between a resolution and a reopening. */
export const custodyParts = ["queue", "owner", "resolved"] as const satisfies readonly CustodyPart[];

export const dueStates = ["MET", "MISSED", "OPEN"] as const;
export type DueState = (typeof dueStates)[number];
/** One promise of a case. `state` is null where it cannot be judged; `unjudged` then says in words why. */
export type CaseDueTime = {
  readonly promise: DuePromise;
  readonly dueOn: string;
  readonly dueAt: Date | null;
  readonly doneOn: string | null;
  readonly doneAt: Date | null;
  readonly state: DueState | null;
  readonly unjudged: string | null;
};

/**
 * Who had a case when, oldest first, and what it was promised. Of a resolved case the seconds of the spans add up to
 * its handling time on both clocks; net handling time is business time without pauses, in seconds.
 */
export type CaseCustody = {
  readonly spans: readonly CustodySpan[];
  readonly handlingSeconds: number | null;
  readonly handlingBusinessSeconds: number | null;
  readonly pausedBusinessSeconds: number | null;
  readonly netHandlingSeconds: number | null;
  readonly dueTimes: readonly CaseDueTime[];
};

/** Of a case that is not there. */
export const noCustody: CaseCustody = {
  spans: [],
  handlingSeconds: null,
  handlingBusinessSeconds: null,
  pausedBusinessSeconds: null,
  netHandlingSeconds: null,
  dueTimes: [],
};

/** The custody of each case, its due times judged at `now`. Ask only for cases that were read through the scope. */
export async function readCaseCustody(
  db: Database,
  caseIds: readonly string[],
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<Map<string, CaseCustody>> {
  const spans = await readSpans(db, caseIds, language);
  const dueTimes = await readDueTimes(db, caseIds, { language, now });
  const found = await db.pool.query<Omit<CaseCustody, "spans" | "dueTimes"> & { id: string }>(
    `SELECT id, handling_seconds::float8 AS "handlingSeconds", handling_business_seconds::float8 AS "handlingBusinessSeconds",
       paused_business_seconds::float8 AS "pausedBusinessSeconds", net_handling_seconds::float8 AS "netHandlingSeconds"
     FROM service_case WHERE id = ANY($1::uuid[])`,
    [caseIds],
  );
  return new Map(
    found.rows.map(({ id, ...clocks }) => [
      id,
      { ...clocks, spans: spans.get(id) ?? [], dueTimes: dueTimes.get(id) ?? [] },
    ]),
  );
}

async function readSpans(
  db: Database,
  caseIds: readonly string[],
  language: Language,
): Promise<Map<string, CustodySpan[]>> {
  const found = await db.pool.query<CustodySpan & { caseId: string }>(
    `SELECT u.case_id AS "caseId", u.part,
       CASE WHEN d.id IS NOT NULL THEN ${termObject("d", language)} END AS department,
       CASE WHEN w.id IS NOT NULL THEN ${termObject("w", language)} END AS employee,
       u.from_on::text AS "fromOn", u.from_at AS "fromAt", u.to_on::text AS "toOn", u.to_at AS "toAt",
       u.seconds::float8, u.business_seconds::float8 AS "businessSeconds"
     FROM custody u
     LEFT JOIN department d ON d.id = u.department_id
     LEFT JOIN employee w ON w.id = u.employee_id
     WHERE u.case_id = ANY($1::uuid[]) ORDER BY u.case_id, u.ordinal`,
    [caseIds],
  );
  return Map.groupBy(found.rows, ({ caseId }) => caseId);
}

/** Where a promise's fact lies, the event that keeps it, and why nothing needs to be done any more, if so. */
const promised: Record<DuePromise, { readonly done: string; readonly told: string; readonly spared: string }> = {
  reply: { done: "reply", told: "replied", spared: "NULLIF(NULLIF(c.reply_outcome, 'counted'), 'no_time_of_day')" },
  dispatch: {
    done: "dispatch",
    told: "dispatched",
    spared: `COALESCE(NULLIF(c.dispatch_outcome, 'counted'),
      CASE WHEN c.status IN ('resolved', 'closed') THEN 'no_dispatch_needed' END)`,
  },
  repair: { done: "resolved", told: "resolved", spared: "NULLIF(c.handling_outcome, 'counted')" },
};

async function readDueTimes(
  db: Database,
  caseIds: readonly string[],
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<Map<string, CaseDueTime[]>> {
  const found = await db.pool.query<CaseDueTime & { caseId: string }>(
    duePromises.map(selectDueTime).join("\nUNION ALL\n"),
    [caseIds, now],
  );
  const words = caseWords(language);
  const told = found.rows.map((row) => ({ ...row, unjudged: row.unjudged && words(`outcome.${row.unjudged}`) }));
  return Map.groupBy(told, ({ caseId }) => caseId);
}

/** As the metrics judge it. $1: case ids, $2: now. A day without a time is missed when it has ended. */
function selectDueTime(promise: DuePromise): string {
  const { done, told, spared } = promised[promise];
  const due = `c.${promise}_due`;
  return `SELECT "caseId", promise, "dueOn", "dueAt", "doneOn", "doneAt", unjudged,
      CASE WHEN unjudged IS NOT NULL THEN NULL WHEN "doneOn" IS NOT NULL THEN done_state ELSE open_state END AS state
    FROM (SELECT c.id AS "caseId", '${promise}' AS promise, ${due}_on::text AS "dueOn", ${due}_at AS "dueAt",
      c.${done}_on::text AS "doneOn", c.${done}_at AS "doneAt",
      CASE WHEN c.${promise}_in_time THEN 'MET' ELSE 'MISSED' END AS done_state,
      CASE WHEN COALESCE(${due}_at < $2::timestamptz, ${due}_on < $2::timestamptz::date) THEN 'MISSED' ELSE 'OPEN' END AS open_state,
      CASE WHEN c.${done}_on IS NOT NULL THEN NULL WHEN '${told}' <> ALL(s.records) THEN 'not_recorded'
        WHEN c.status = 'cancelled' THEN 'cancelled' ELSE ${spared} END AS unjudged
    FROM service_case c JOIN source s ON s.id = c.source_id
    WHERE c.id = ANY($1::uuid[]) AND ${due}_on IS NOT NULL) promised_times`;
}
