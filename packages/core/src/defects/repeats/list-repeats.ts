import { maskPhonesIn } from "../../cases/mask-person.ts";
import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { repeatSources } from "./repeat-sources.ts";

type Term = { readonly key: string; readonly label: string };
type Share = { readonly term: Term | null; readonly cases: number };

export const repeatStates = ["OPEN", "ONE_EVENT", "DISMISSED"] as const;
export type RepeatState = (typeof repeatStates)[number];

/** Complaints that repeat each other: proposed to be one event, counted as one, or said to be none. */
export type RepeatRecord = {
  /** `g` and a number of the last look, or `d` and the number of the decision. */
  readonly id: string;
  readonly state: RepeatState;
  /** Whether all are the same text but for marks; null once it was decided on. */
  readonly exact: boolean | null;
  /** The complaint of the earliest, phones masked; null where it was erased. */
  readonly sample: string | null;
  readonly cases: number;
  readonly customers: number;
  readonly firstOn: BusinessDay | null;
  readonly lastOn: BusinessDay | null;
  /** Cases that carry the type; null: carry none. */
  readonly types: readonly Share[];
  readonly models: readonly Share[];
  /** The earliest reported first. */
  readonly caseIds: readonly string[];
  /** Of a proposal: those of its cases that nobody decided on yet. */
  readonly undecided: readonly string[];
  /** Of a proposal: the event that others of its cases are, to which the undecided may belong. */
  readonly eventId: number | null;
  readonly decisionId: number | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

export type RepeatList = {
  /** Null before the first look. */
  readonly ranAt: Date | null;
  readonly fromOn: BusinessDay | null;
  readonly untilOn: BusinessDay | null;
  readonly texts: number;
  readonly records: readonly RepeatRecord[];
};

export type RepeatQuestion = {
  readonly state: RepeatState;
  /** Of proposals: the last case came within so many days of the look. */
  readonly days?: number | null | undefined;
  /** Only the record of this id. */
  readonly id?: string | null | undefined;
  readonly language: "zh-CN" | "en";
};

const mostRecords = 100;

/**
 * Complaints that repeat each other in one state: proposals with the most cases first, decisions the latest first. A
 * proposal shows no more once somebody decided on it; where it was dismissed it comes back when it has grown by half and
 * by three cases, where it is an event as soon as one more case repeats it.
 */
export async function listRepeats(sql: Sql, { state, days, id, language }: RepeatQuestion): Promise<RepeatList> {
  const looks = await sql.query<Omit<RepeatList, "records">>(
    `SELECT ran_at AS "ranAt", from_on::text AS "fromOn", until_on::text AS "untilOn", texts FROM repeat_look ORDER BY id DESC LIMIT 1`,
  );
  const label = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const { rows } = await sql.query<RepeatRecord>(
    `WITH told AS (${repeatSources[state]})
     SELECT told.id, $1::text AS state, told.exact, told.undecided::text[] AS undecided, told.event_id::int AS "eventId", 
       told.decision_id::int AS "decisionId", told.reason, u.display_name AS "decidedBy", told.decided_at AS "decidedAt", one.*,
       ${shares("defect_type", label("k"), "LEFT JOIN case_defect d ON d.case_id = c.id AND d.counts", "d.defect_type_id")} AS types,
       ${shares("product_model", label("k"), "", "c.model_id")} AS models
     FROM told LEFT JOIN app_user u ON u.id = told.decided_by
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS cases, count(DISTINCT c.customer_id)::int AS customers, min(c.reported_on)::text AS "firstOn",
         max(c.reported_on)::text AS "lastOn", array_agg(c.id::text ORDER BY ${earliest}) AS "caseIds",
         (array_agg(t.complaint ORDER BY ${earliest}))[1] AS sample
       FROM service_case c LEFT JOIN case_text t ON t.case_id = c.id AND t.erased_at IS NULL WHERE c.id = ANY(told.case_ids)
     ) one
     WHERE ($2::int IS NULL OR told.last_on > (SELECT until_on FROM repeat_look ORDER BY id DESC LIMIT 1) - $2::int)
       AND ($3::text IS NULL OR told.id = $3)
     ORDER BY told.decided_at DESC NULLS LAST, one.cases DESC, told.id LIMIT ${mostRecords}`,
    [state, state === "OPEN" ? days : null, id],
  );
  const none = { ranAt: null, fromOn: null, untilOn: null, texts: 0 };
  return { ...(looks.rows[0] ?? none), records: rows.map(shown) };
}

/** The order in which cases of an event were reported: the first leads. */
export const earliest = "c.reported_on NULLS LAST, c.reported_at NULLS FIRST, c.id";

function shares(table: string, label: string, join: string, column: string): string {
  return `(SELECT COALESCE(jsonb_agg(jsonb_build_object('term', s.term, 'cases', s.cases) ORDER BY s.cases DESC, s.term->>'key'), '[]')
    FROM (SELECT CASE WHEN k.id IS NOT NULL THEN jsonb_build_object('key', k.code, 'label', ${label}) END AS term, count(*) AS cases
      FROM service_case c ${join} LEFT JOIN ${table} k ON k.id = ${column} WHERE c.id = ANY(told.case_ids) GROUP BY k.id) s)`;
}

function shown(row: RepeatRecord): RepeatRecord {
  return { ...row, sample: row.sample === null ? null : maskPhonesIn(row.sample) };
}
