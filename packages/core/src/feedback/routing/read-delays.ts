import { readClocks } from "../../cases/clocks.ts";
import type { Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import { delayShares, nobody, type Held } from "./delay-shares.ts";
import { answeringOf, departmentsHandOver, notConcerned, type Answering } from "./hand-over-rights.ts";
import type { HandOverSubject } from "./pass-on.ts";
import type { HandOverReader } from "./list-hand-overs.ts";

export const delayHolders = ["DEPARTMENT", "PARTY", "QUEUE", "NOBODY", "OTHERS"] as const;
export type DelayHolder = (typeof delayHolders)[number];

/** One holder's own share of the elapsed time of what was handed over, in seconds. */
export type DelayShare = {
  readonly kind: DelayHolder;
  /** The department's code, the name of somebody outside or of a queue. */
  readonly key: string | null;
  readonly label: string | null;
  readonly subjects: number;
  readonly seconds: number;
  readonly businessSeconds: number;
};

/** One subject, or all between two days (from inclusive, to exclusive). */
export type DelayQuestion = HandOverSubject | { readonly from: BusinessDay; readonly to: BusinessDay };

type Row = {
  readonly id: number;
  readonly subject: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly party: string | null;
  readonly queue: string | null;
  readonly sentAt: Date;
  readonly endedAt: Date | null;
  readonly end: string | null;
  /** When a refused one was sent elsewhere. */
  readonly sentOnAt: Date | null;
};

/**
 * Of the time that hand-overs took, each department's own share; they sum exactly to the whole. What a reader without a role
 * of the company does not answer for is told together; cases in which the reader is complained about are left out.
 */
export async function readDelayShares(
  db: Database,
  question: DelayQuestion,
  reader: HandOverReader,
): Promise<DelayShare[]> {
  const rows = await readHandOvers(db, question, reader);
  const clocks = await readClocks(db.pool);
  const clip = "from" in question ? spanOf(clocks.calendarOf(null, question.from), question) : null;
  const dayOf = (instant: number) => businessDayOf(new Date(instant), db.timeZone);
  const totals = new Map<string, { subjects: number; elapsed: number; business: number }>();
  for (const ofOne of Map.groupBy(rows, ({ subject }) => subject).values()) {
    const held = heldBy(ofOne, reader.now.getTime());
    for (const { holder, elapsed, business } of delayShares(clip ? clipped(held, clip) : held, { clocks, dayOf })) {
      const total = totals.get(holder) ?? { subjects: 0, elapsed: 0, business: 0 };
      total.subjects += 1;
      total.elapsed += elapsed;
      total.business += business;
      totals.set(holder, total);
    }
  }
  return named(db, totals, { reader, answering: await answeringOf(db, reader.viewer, reader.scope) });
}

async function readHandOvers(db: Database, question: DelayQuestion, { viewer, scope }: HandOverReader): Promise<Row[]> {
  const answering = await answeringOf(db, viewer, scope);
  const parameters = new SqlParameters();
  const seen = `(${answering.seesCompany} OR ${departmentsHandOver(answering, parameters)})`;
  const { rows } = await db.pool.query<Row>(
    `WITH told AS (
       SELECT h.id, COALESCE(h.case_id::text, h.issue) AS subject, h.from_department_id AS "from", h.to_department_id AS "to",
         h.to_party AS party, h.to_queue AS queue, h.sent_at AS "sentAt", e.at AS "endedAt", e.state AS "end",
         (SELECT min(n.sent_at) FROM hand_over n WHERE n.follows = h.id) AS "sentOnAt", ${seen} AS seen,
         ${notConcerned("h.case_id", viewer, parameters)} AS free
       FROM hand_over h LEFT JOIN hand_over_state e ON e.hand_over_id = h.id AND e.state <> 'ACCEPTED'
       WHERE ${chosen(question, parameters)}
     ) SELECT * FROM told WHERE free AND subject IN (SELECT subject FROM told WHERE seen) ORDER BY id`,
    parameters.values,
  );
  return rows;
}

// All of a subject counts, for its time is shared; what had not ended when the range began lasts into it.
function chosen(question: DelayQuestion, parameters: SqlParameters): string {
  if ("caseId" in question) return `h.case_id = ${parameters.add(question.caseId)}::uuid`;
  if ("issue" in question) return `h.issue = ${parameters.add(question.issue)}`;
  const [from, to] = [parameters.add(question.from), parameters.add(question.to)];
  return `COALESCE(h.case_id::text, h.issue) IN (
    SELECT COALESCE(x.case_id::text, x.issue) FROM hand_over x LEFT JOIN hand_over_state s ON s.hand_over_id = x.id AND s.state <> 'ACCEPTED'
    WHERE x.sent_at < ${to}::date AND (s.at IS NULL OR s.state = 'REFUSED' OR s.at >= ${from}::date))`;
}

type Span = { readonly from: number; readonly to: number };

function spanOf(
  calendar: { instantOn(day: BusinessDay, minutes: number): number },
  { from, to }: { readonly from: BusinessDay; readonly to: BusinessDay },
): Span {
  return { from: calendar.instantOn(from, 0), to: calendar.instantOn(to, 0) };
}

function clipped(held: readonly Held[], { from, to }: Span): Held[] {
  return held
    .map((one) => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.from < one.to);
}

/** Who had what when: the receiver until it ended; from a refusal on the sender, until it was sent elsewhere. */
function heldBy(rows: readonly Row[], now: number): Held[] {
  return rows.flatMap(({ from, to, party, queue, sentAt, endedAt, end, sentOnAt }) => {
    const receiver =
      to !== null
        ? { holder: `d${to}`, calendarOf: to }
        : party !== null
          ? { holder: `p${party}`, calendarOf: from }
          : { holder: `q${queue}`, calendarOf: null };
    const had = { ...receiver, from: sentAt.getTime(), to: endedAt?.getTime() ?? now };
    if (end !== "REFUSED" || endedAt === null) return [had];
    const sender = from === null ? { holder: "qLEADER", calendarOf: null } : { holder: `d${from}`, calendarOf: from };
    return [had, { ...sender, from: endedAt.getTime(), to: sentOnAt?.getTime() ?? now }];
  });
}

type Totals = ReadonlyMap<string, { readonly subjects: number; readonly elapsed: number; readonly business: number }>;

async function named(
  db: Database,
  totals: Totals,
  { reader, answering }: { readonly reader: HandOverReader; readonly answering: Answering },
): Promise<DelayShare[]> {
  const label = reader.language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await db.pool.query<{ id: number; key: string; label: string }>(
    `SELECT id, code AS key, ${label} AS label FROM department`,
  );
  const departments = new Map(rows.map((row) => [`d${row.id}`, row]));
  const own = (holder: string) => {
    const id = departments.get(holder)?.id;
    return answering.seesCompany || (id !== undefined && answering.departmentIds.includes(id));
  };
  const shares = [...totals].map(([holder, { subjects, elapsed, business }]): DelayShare => {
    const time = { subjects, seconds: elapsed / 1000, businessSeconds: business / 1000 };
    if (!own(holder)) return { kind: "OTHERS", key: null, label: null, ...time };
    const department = departments.get(holder);
    if (department) return { kind: "DEPARTMENT", key: department.key, label: department.label, ...time };
    if (holder === nobody) return { kind: "NOBODY", key: null, label: null, ...time };
    return { kind: holder.startsWith("p") ? "PARTY" : "QUEUE", key: holder.slice(1), label: holder.slice(1), ...time };
  });
  const others = shares.filter(({ kind }) => kind === "OTHERS");
  const [first] = others;
  const sum = (field: "seconds" | "businessSeconds") => others.reduce((total, one) => total + one[field], 0);
  const together = first
    ? [
        {
          ...first,
          subjects: Math.max(...others.map((one) => one.subjects)),
          seconds: sum("seconds"),
          businessSeconds: sum("businessSeconds"),
        },
      ]
    : [];
  return [...shares.filter(({ kind }) => kind !== "OTHERS"), ...together].toSorted((a, b) => b.seconds - a.seconds);
}
