import { SqlParameters } from "../../database/sql-parameters.ts";
import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Detector } from "../detectors/signal.ts";
import type { SignalLevel } from "./signal-level.ts";

type Term = { readonly key: string; readonly label: string };
export const signalStates = ["OPEN", "ACKNOWLEDGED", "IN_ISSUE", "DISMISSED", "CLOSED"] as const;
export type SignalState = (typeof signalStates)[number];

/** A signal as people read it. */
export type SignalRecord = {
  readonly id: number;
  readonly level: SignalLevel;
  /** Null: reports that carry no type. */
  readonly defect: Term | null;
  /** What the taxonomy says of the type: 1 a nuisance to 4 a danger, null where it says nothing; whether somebody can come to harm. */
  readonly severity: number | null;
  readonly safety: boolean;
  readonly defectFamily: Term | null;
  /** The model, batch, supplier lot or region; null of a whole defect. */
  readonly part: Term | null;
  readonly detector: Detector;
  /** Of a CUSUM the worsening that it finds soonest. */
  readonly ratio: number | null;
  /** Of a window its adjusted p value among so many series. */
  readonly adjustedP: number | null;
  readonly family: number | null;
  readonly sinceOn: BusinessDay;
  readonly raisedOn: BusinessDay;
  readonly foundAt: Date;
  /** The day after the last that was counted. */
  readonly untilOn: BusinessDay;
  readonly closedOn: BusinessDay | null;
  readonly withdrawn: boolean;
  readonly observed: number;
  readonly expected: number;
  /** Null: nothing was expected. */
  readonly rateRatio: number | null;
  readonly low: number;
  readonly high: number | null;
  readonly state: SignalState;
  readonly reason: string | null;
  /** The number of the quality issue it went into. */
  readonly issue: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

export type SignalFilter = {
  readonly states: readonly SignalState[];
  readonly language: "zh-CN" | "en";
  readonly ids?: readonly number[];
  /** What was known and decided of them then; default: now. */
  readonly knownAt?: Date;
};

/** Signals in one of `states`; those of one defect together, the strongest defect first, and in it the strongest first. */
export async function listSignals(sql: Sql, { states, language, ids, knownAt }: SignalFilter): Promise<SignalRecord[]> {
  const parameters = new SqlParameters();
  const until = knownAt && `${parameters.add(knownAt)}::timestamptz`;
  const known = (column: string) => (until ? `AND ${column} <= ${until}` : "");
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const term = (alias: string, key = `${alias}.code`) =>
    `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('key', ${key}, 'label', ${name(alias)}) END`;
  const { rows } = await sql.query<SignalRecord>(
    `WITH told AS (
       SELECT s.id::int AS id, s.level, ${term("d")} AS defect, d.severity, COALESCE(d.safety, false) AS safety, ${term("f")} AS "defectFamily",
         COALESCE(${term("m")}, ${term("b")}, ${term("l")}, ${term("r")}) AS part,
         s.detector, s.ratio, s.adjusted_p AS "adjustedP", s.family, s.since_on::text AS "sinceOn", s.raised_on::text AS "raisedOn",
         s.found_at AS "foundAt", k.until_on::text AS "untilOn", k.closed_on::text AS "closedOn", k.withdrawn, k.observed,
         k.expected, k.rate_ratio AS "rateRatio", k.low, k.high,
         CASE WHEN k.closed_on IS NOT NULL THEN 'CLOSED' WHEN c.action IS NULL OR c.action = 'REOPENED' THEN 'OPEN'
           ELSE c.action END AS state,
         c.reason, i.issue, u.display_name AS "decidedBy", c.decided_at AS "decidedAt"
       FROM signal s
       JOIN LATERAL (SELECT * FROM signal_state WHERE signal_id = s.id ${known("known_at")} ORDER BY known_at DESC LIMIT 1) k ON true
       LEFT JOIN LATERAL (SELECT * FROM signal_decision WHERE signal_id = s.id ${known("decided_at")} ORDER BY id DESC LIMIT 1) c ON true
       LEFT JOIN app_user u ON u.id = c.decided_by
       LEFT JOIN signal_decision i ON i.signal_id = s.id AND i.issue IS NOT NULL ${known("i.decided_at")}
       LEFT JOIN defect_type d ON d.id = s.defect_type_id LEFT JOIN defect_family f ON f.id = d.family_id
       LEFT JOIN product_model m ON s.level = 'MODEL' AND m.id = s.part_id
       LEFT JOIN production_batch b ON s.level = 'BATCH' AND b.id = s.part_id
       LEFT JOIN supplier_lot l ON s.level = 'SUPPLIER_LOT' AND l.id = s.part_id
       LEFT JOIN region r ON s.level = 'REGION' AND r.id = s.part_id)
     SELECT * FROM told WHERE state = ANY(${parameters.add(states)}::text[])
       ${ids === undefined ? "" : `AND id = ANY(${parameters.add(ids)}::bigint[])`}
     ORDER BY max(low) OVER (PARTITION BY defect) DESC, defect->>'key', low DESC, id`,
    parameters.values,
  );
  return rows;
}
