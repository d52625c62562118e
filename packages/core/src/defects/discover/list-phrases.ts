import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";

type TypeLabel = { readonly key: string; readonly label: string };

export const phraseStates = ["OPEN", "FADED", "ACCEPTED", "DISMISSED"] as const;
export type PhraseState = (typeof phraseStates)[number];

/** An emerging phrase as people read it: the figures are those of the last look that told it. */
export type PhraseRecord = {
  readonly id: number;
  readonly phrase: string;
  /** Other phrases that mostly the same cases say. */
  readonly also: readonly string[];
  readonly foundAt: Date;
  /** The last day of the four weeks that `cases` counts. */
  readonly untilOn: BusinessDay;
  readonly cases: number;
  /** Of the 52 weeks before. */
  readonly casesBefore: number;
  /** Its share of the texts ÷ its share before. */
  readonly ratio: number;
  readonly adjustedP: number;
  readonly family: number;
  /** Cases of each week, the oldest first. */
  readonly perWeek: readonly number[];
  readonly firstSeenWeeksAgo: number;
  readonly types: readonly { readonly type: TypeLabel | null; readonly cases: number }[];
  readonly sampleIds: readonly string[];
  readonly state: PhraseState;
  readonly acceptedAs: TypeLabel | null;
  /** Unclassified cases that were given the type. */
  readonly given: number | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

export type PhraseList = {
  readonly ranAt: Date | null;
  readonly untilOn: BusinessDay | null;
  readonly textsNow: number;
  readonly textsBefore: number;
  readonly family: number;
  readonly phrases: readonly PhraseRecord[];
};

/** Phrases in one of `states`, the surest first. FADED: nobody has decided, and the last look did not tell it any more. */
export async function listPhrases(
  sql: Sql,
  { states, language }: { readonly states: readonly PhraseState[]; readonly language: "zh-CN" | "en" },
): Promise<PhraseList> {
  const label = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const term = (alias: string) =>
    `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('key', ${alias}.code, 'label', ${label(alias)}) END`;
  const runs = await sql.query<Omit<PhraseList, "phrases">>(
    `SELECT ran_at AS "ranAt", until_on::text AS "untilOn", texts_now AS "textsNow", texts_before AS "textsBefore", family
     FROM emerging_run ORDER BY id DESC LIMIT 1`,
  );
  const { rows } = await sql.query<PhraseRecord>(
    `WITH told AS (
       SELECT p.id::int AS id, p.phrase, p.also, p.found_at AS "foundAt", p.until_on::text AS "untilOn", p.cases, p.cases_before AS "casesBefore",
         p.ratio, p.adjusted_p AS "adjustedP", p.family, p.per_week AS "perWeek", p.first_seen_weeks_ago AS "firstSeenWeeksAgo",
         p.sample_ids::text[] AS "sampleIds",
         (SELECT jsonb_agg(jsonb_build_object('type', ${term("t")}, 'cases', one.value->'cases') ORDER BY one.place)
          FROM jsonb_array_elements(p.types) WITH ORDINALITY one (value, place) LEFT JOIN defect_type t ON t.code = one.value->>'type') AS types,
         CASE WHEN d.action IN ('ACCEPTED', 'DISMISSED') THEN d.action
           WHEN p.seen_at = (SELECT max(ran_at) FROM emerging_run) THEN 'OPEN' ELSE 'FADED' END AS state,
         ${term("a")} AS "acceptedAs", CASE WHEN a.id IS NOT NULL THEN d.cases END AS given, d.reason, u.display_name AS "decidedBy", d.decided_at AS "decidedAt"
       FROM emerging_phrase p
       LEFT JOIN LATERAL (SELECT * FROM emerging_decision WHERE phrase_id = p.id ORDER BY id DESC LIMIT 1) d ON true
       LEFT JOIN defect_type a ON a.id = d.defect_type_id LEFT JOIN app_user u ON u.id = d.decided_by)
     SELECT * FROM told WHERE state = ANY($1::text[]) ORDER BY "decidedAt" DESC NULLS LAST, "adjustedP", id LIMIT 200`,
    [states],
  );
  const none = { ranAt: null, untilOn: null, textsNow: 0, textsBefore: 0, family: 0 };
  return { ...(runs.rows[0] ?? none), phrases: rows };
}
