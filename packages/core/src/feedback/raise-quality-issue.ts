import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { putIntoIssue } from "../defects/signals/decide-signal.ts";
import { listSignals, signalStates } from "../defects/signals/list-signals.ts";
import { DomainError } from "../errors.ts";
import { businessDayOf } from "../time/business-day.ts";

/** What an engineer says when taking signals to those who can remove their cause. */
export type IssueDraft = {
  /** The signals' ids; at least one, at most 100. */
  readonly signals: readonly number[];
  readonly title: string;
  /** What is wrong, with what, since when, how many (D2). */
  readonly problem: string;
  /** 1 a nuisance, 2 a loss of comfort, 3 the product cannot be used, 4 a danger. */
  readonly severity: number;
  /** Somebody can come to harm: always handled first. */
  readonly safety: boolean;
};

const longest = { title: 200, problem: 4000 };
const mostSignals = 100;

/**
 * Turns signals into one quality issue and answers its number; what was known of each signal is kept as it stood. The
 * signals say from then on which issue they are in. Everything or nothing. Throws BAD_INPUT `issue_signals_missing`,
 * `issue_signals_many`, `issue_title_missing`, `issue_problem_missing`, `issue_text_long` or `issue_severity_unknown`, NOT_FOUND
 * `signal_unknown`, CONFLICT `signal_in_issue`.
 */
export async function raiseQualityIssue(
  db: Database,
  draft: IssueDraft,
  by: { readonly userId: number; readonly now: Date; readonly language: "zh-CN" | "en" },
): Promise<string> {
  const { signals, title, problem, severity, safety } = fit(draft);
  return inTransaction(db.pool, async (sql) => {
    const number = await nextNumber(sql, businessDayOf(by.now, db.timeZone).slice(0, 4));
    await putIntoIssue(sql, signals, number, by);
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO quality_issue (number, title, problem, severity, safety, raised_by, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [number, title, problem, severity, safety, by.userId, by.now],
    );
    for (const one of await listSignals(sql, { states: signalStates, language: by.language, ids: signals })) {
      await sql.query("INSERT INTO quality_issue_signal (issue_id, signal_id, known_then) VALUES ($1, $2, $3)", [
        rows[0]?.id,
        one.id,
        one,
      ]);
    }
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      by.now,
      by.userId,
      "issue.raised",
      `issue:${number}`,
      { signals },
    ]);
    return number;
  });
}

function fit(draft: IssueDraft): IssueDraft {
  const [title, problem] = [draft.title.trim(), draft.problem.trim()];
  const signals = [...new Set(draft.signals)];
  if (signals.length === 0) throw new DomainError("BAD_INPUT", "issue_signals_missing");
  if (signals.length > mostSignals) throw new DomainError("BAD_INPUT", "issue_signals_many", { most: mostSignals });
  if (title === "") throw new DomainError("BAD_INPUT", "issue_title_missing");
  if (problem === "") throw new DomainError("BAD_INPUT", "issue_problem_missing");
  for (const [text, most] of [
    [title, longest.title],
    [problem, longest.problem],
  ] as const) {
    if (text.length > most) throw new DomainError("BAD_INPUT", "issue_text_long", { longest: most });
  }
  if (![1, 2, 3, 4].includes(draft.severity)) {
    throw new DomainError("BAD_INPUT", "issue_severity_unknown", { severity: draft.severity });
  }
  return { ...draft, signals, title, problem };
}

/** The next number of a year; whoever raises at the same time waits, so that none is given twice or left out. */
async function nextNumber(sql: Sql, year: string): Promise<string> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.quality_issue'))");
  const { rows } = await sql.query<{ next: number }>(
    "SELECT 1 + count(*)::int AS next FROM quality_issue WHERE number LIKE $1",
    [`QI-${year}-%`],
  );
  return `QI-${year}-${String(rows[0]?.next ?? 1).padStart(4, "0")}`;
}
