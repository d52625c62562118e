import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { addDays, businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import type { DatedText, EmergingPhrase } from "../text/find-emerging-phrases.ts";
import { runTask } from "../threads/run-task.ts";

const weeksRead = 56;

export type PhraseLook = {
  readonly untilOn: BusinessDay;
  readonly family: number;
  readonly told: number;
  readonly found: number;
};

/**
 * Looks for phrases that people have begun to write, up to yesterday or the last day that has texts, and keeps what it
 * finds. A phrase told before is not told a second time: it is brought up to date. Null before there are texts.
 */
export async function lookForPhrases(db: Database, now: Date, signal?: AbortSignal): Promise<PhraseLook | null> {
  const untilOn = await lastDay(db, now);
  if (untilOn === null) return null;
  const texts = await readTexts(db.pool, addDays(untilOn, -7 * weeksRead), untilOn);
  const known = await settledPhrases(db.pool);
  const { phrases, family, textsNow, textsBefore } = await runTask("look", { texts, today: untilOn, known }, signal);
  return inTransaction(db.pool, async (sql) => {
    let found = 0;
    for (const phrase of phrases) found += (await keep(sql, phrase, { untilOn, family, now })) ? 1 : 0;
    await sql.query(
      "INSERT INTO emerging_run (ran_at, until_on, family, texts_now, texts_before) VALUES ($1, $2, $3, $4, $5)",
      [now, untilOn, family, textsNow, textsBefore],
    );
    return { untilOn, family, told: phrases.length, found };
  });
}

async function lastDay(db: Database, now: Date): Promise<BusinessDay | null> {
  const yesterday = addDays(businessDayOf(now, db.timeZone), -1);
  const { rows } = await db.pool.query<{ day: BusinessDay | null }>(
    "SELECT max(day)::text AS day FROM text_index WHERE day <= $1::date",
    [yesterday],
  );
  return rows[0]?.day ?? null;
}

/** The complaints of these days, each with its leading type. Kinds that report no defect say nothing new of one. */
async function readTexts(sql: Sql, after: BusinessDay, until: BusinessDay): Promise<DatedText[]> {
  const { rows } = await sql.query<DatedText>(
    `SELECT x.case_id::text AS id, x.normalised AS text, x.day::text AS day, t.code AS type
     FROM text_index x JOIN service_case c ON c.id = x.case_id
     LEFT JOIN case_kind k ON k.id = c.kind_id
     LEFT JOIN LATERAL (SELECT d.defect_type_id FROM case_defect d WHERE d.case_id = x.case_id AND d.counts
       ORDER BY d.is_leading DESC, d.defect_type_id LIMIT 1) d ON true
     LEFT JOIN defect_type t ON t.id = d.defect_type_id
     WHERE x.day > $1::date AND x.day <= $2::date AND k.counts_for_first_fix IS DISTINCT FROM false`,
    [after, until],
  );
  return rows;
}

/** Phrases that somebody accepted or dismissed, and has not opened again. */
async function settledPhrases(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ phrase: string }>(
    `SELECT p.phrase FROM emerging_phrase p
     JOIN LATERAL (SELECT action FROM emerging_decision WHERE phrase_id = p.id ORDER BY id DESC LIMIT 1) d ON d.action <> 'REOPENED'`,
  );
  return rows.map(({ phrase }) => phrase);
}

type Look = { readonly untilOn: BusinessDay; readonly family: number; readonly now: Date };

/** Whether it was not known before. */
async function keep(sql: Sql, phrase: EmergingPhrase, { untilOn, family, now }: Look): Promise<boolean> {
  const { rows } = await sql.query<{ fresh: boolean }>(
    `INSERT INTO emerging_phrase AS e (phrase, found_at, seen_at, until_on, also, cases, cases_before, ratio, adjusted_p, family, per_week,
       first_seen_weeks_ago, types, sample_ids)
     VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::uuid[])
     ON CONFLICT (phrase) DO UPDATE SET seen_at = EXCLUDED.seen_at, until_on = EXCLUDED.until_on, also = EXCLUDED.also, cases = EXCLUDED.cases,
       cases_before = EXCLUDED.cases_before, ratio = EXCLUDED.ratio, adjusted_p = EXCLUDED.adjusted_p, family = EXCLUDED.family,
       per_week = EXCLUDED.per_week, first_seen_weeks_ago = EXCLUDED.first_seen_weeks_ago, types = EXCLUDED.types, sample_ids = EXCLUDED.sample_ids
     RETURNING e.found_at = e.seen_at AS fresh`,
    [
      phrase.phrase,
      now,
      untilOn,
      phrase.also,
      phrase.cases,
      phrase.casesBefore,
      phrase.ratio,
      phrase.adjustedP,
      family,
      phrase.perWeek,
      phrase.firstSeenWeeksAgo,
      JSON.stringify(phrase.types),
      phrase.sampleIds,
    ],
  );
  return rows[0]?.fresh ?? false;
}
