import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { addDays, businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import { runTask } from "../threads/run-task.ts";
import type { FiledText, FoundRepeats } from "../text/find-repeats.ts";

// A wave is decided on while it is fresh; to tell a template from it, some weeks without it are needed beside it.
const daysRead = 90;
/** Their comparison takes seconds; of more the youngest are read. */
const mostTexts = 30_000;

export type RepeatLook = { readonly untilOn: BusinessDay; readonly texts: number; readonly groups: number };

/**
 * Looks for complaints of the last 90 days, today's included, that repeat each other within days, and keeps what it
 * finds in place of what the look before found. What people decided stays. Null before there are texts.
 */
export async function lookForRepeats(db: Database, now: Date, signal?: AbortSignal): Promise<RepeatLook | null> {
  const untilOn = businessDayOf(now, db.timeZone);
  const texts = await readTexts(db.pool, addDays(untilOn, -daysRead), untilOn);
  const from = texts[0]?.day;
  if (from === undefined) return null;
  const groups = await runTask("repeats", texts, signal);
  await inTransaction(db.pool, async (sql) => {
    // Two looks at once would leave both their findings.
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.repeats'))");
    await keep(sql, groups);
    await sql.query("INSERT INTO repeat_look (ran_at, from_on, until_on, texts) VALUES ($1, $2, $3, $4)", [
      now,
      from,
      untilOn,
      texts.length,
    ]);
  });
  return { untilOn, texts: texts.length, groups: groups.length };
}

/** The oldest first. */
async function readTexts(sql: Sql, after: BusinessDay, until: BusinessDay): Promise<FiledText[]> {
  const { rows } = await sql.query<FiledText>(
    `SELECT x.case_id::text AS id, x.normalised AS text, x.day::text AS day, c.customer_id::text AS customer
     FROM text_index x JOIN service_case c ON c.id = x.case_id AND c.merged_into IS NULL
     WHERE x.day > $1::date AND x.day <= $2::date ORDER BY x.day DESC, x.case_id DESC LIMIT ${mostTexts}`,
    [after, until],
  );
  return rows.toReversed();
}

async function keep(sql: Sql, groups: readonly FoundRepeats[]): Promise<void> {
  await sql.query("DELETE FROM repeat_group");
  for (const { ids, exact, lastOn } of groups) {
    await sql.query("INSERT INTO repeat_group (exact, last_on, case_ids) VALUES ($1, $2, $3::uuid[])", [
      exact,
      lastOn,
      ids,
    ]);
  }
}
