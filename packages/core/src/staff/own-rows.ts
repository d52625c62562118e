import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay } from "../time/business-day.ts";
import { textOf } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import { cardUnits } from "./card-units.ts";
import { checkRange, readToday, type CardAsker, type CardMetric, type CardRange } from "./scorecard.ts";

export type ContestState = "OPEN" | "UPHELD" | "REJECTED";
/** One unit of the viewer's own card, and what became of it if it was contested. */
export type CardRow = {
  readonly unitKey: string;
  readonly caseId: string;
  readonly day: string;
  readonly hit: boolean;
  readonly outcome: string;
  readonly outcomeLabel: string;
  readonly contest: ContestState | null;
  readonly cursor: string;
};
export type CardRows = {
  readonly totalCount: number;
  readonly rows: readonly CardRow[];
  readonly hasNextPage: boolean;
};
export type CardRowsRequest = {
  readonly metric: CardMetric;
  readonly range: CardRange;
  /** Only hits or only misses among the counted ones. */
  readonly hit?: boolean | null | undefined;
  /** One exclusion reason instead of what counts. */
  readonly outcome?: string | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

type Row = Omit<CardRow, "cursor" | "outcomeLabel">;

/**
 * The units behind one figure of the viewer's own card, newest first: their number is the card's n, or its excluded n.
 * A viewer who is no employee has none. Throws BAD_INPUT.
 */
export async function readOwnRows(db: Database, request: CardRowsRequest, asker: CardAsker): Promise<CardRows> {
  checkRange(request.range);
  const { employeeId } = asker.viewer;
  if (employeeId === null) return { totalCount: 0, rows: [], hasNextPage: false };
  const window = {
    ...request.range,
    today: await readToday(db.pool, asker.now),
    aspect: request.metric.aspect ?? "overall",
  };
  const parameters = new SqlParameters();
  const all = `
    SELECT u.unit_key::text AS "unitKey", u.case_id AS "caseId", u.day, u.hit > 0 AS hit, u.outcome,
      CASE WHEN u.contest_id IS NULL THEN NULL WHEN u.contest_open THEN 'OPEN' WHEN v.upheld THEN 'UPHELD' ELSE 'REJECTED' END AS contest
    FROM (${cardUnits({ metric: request.metric.key, window }, parameters)}) u
    LEFT JOIN contest_decision v ON v.contest_id = u.contest_id
    WHERE u.employee_id = ${parameters.add(employeeId)}::int AND u.outcome = ${parameters.add(request.outcome ?? "counted")}
      AND (${parameters.add(request.hit ?? null)}::boolean IS NULL OR (u.hit > 0) = ${parameters.add(request.hit ?? null)}::boolean)`;
  const counted = await db.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${all}) r`, parameters.values);
  const page = await db.pool.query<Row>(
    `SELECT r."unitKey", r."caseId", r.day::text AS day, r.hit, r.outcome, r.contest FROM (${all}) r
     WHERE ${afterCondition(request.after, parameters)}
     ORDER BY r.day DESC, r."unitKey" LIMIT ${parameters.add(request.first + 1)}`,
    parameters.values,
  );
  const rows = page.rows.slice(0, request.first).map((row) => shown(row, asker.language));
  return { totalCount: counted.rows[0]?.n ?? 0, rows, hasNextPage: page.rows.length > request.first };
}

function shown(row: Row, language: CardAsker["language"]): CardRow {
  const outcomeLabel =
    row.outcome === "contest_upheld"
      ? textOf(language, "staff.contest_upheld")
      : caseWords(language)(`outcome.${row.outcome}`);
  return { ...row, outcomeLabel, cursor: Buffer.from(`${row.day}|${row.unitKey}`).toString("base64url") };
}

function afterCondition(after: string | null | undefined, parameters: SqlParameters): string {
  if (!after) return "true";
  const [day = "", unitKey] = Buffer.from(after, "base64url").toString("utf8").split("|");
  if (!isBusinessDay(day) || unitKey === undefined) throw new DomainError("BAD_INPUT", "cursor_unreadable");
  const place = `${parameters.add(day)}::date`;
  return `(r.day < ${place} OR (r.day = ${place} AND r."unitKey" > ${parameters.add(unitKey)}))`;
}
