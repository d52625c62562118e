import type { Database, Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { countDueCases, duePromises, listDueCases } from "../../cases/list-due-cases.ts";
import { metricRows } from "../../registry.ts";
import { firstOf, mostListed, type PackageCase, type PackageDefect, type PackageDocument } from "./package-document.ts";
import { ofDepartment, type PackageSubject } from "./package-subject.ts";
import { ofDefectKinds, type Telling } from "./telling.ts";

/** Cases in the order of their ids, as far as a package tells them. */
export async function casesOfIds(sql: Sql, ids: readonly string[]): Promise<PackageCase[]> {
  const named = (alias: string) =>
    `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('key', ${alias}.code, 'zh', ${alias}.name, 'en', COALESCE(${alias}.name_en, ${alias}.name)) END`;
  const { rows } = await sql.query<PackageCase>(
    `SELECT c.id, c.number, c.reported_on::text AS "reportedOn", c.status, ${named("m")} AS model, ${named("t")} AS defect
     FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, place) JOIN service_case c ON c.id = p.id
     LEFT JOIN product_model m ON m.id = c.model_id
     LEFT JOIN LATERAL (SELECT t.* FROM case_defect d JOIN defect_type t ON t.id = d.defect_type_id
       WHERE d.case_id = c.id AND d.counts ORDER BY d.is_leading DESC, t.code LIMIT 1) t ON true
     ORDER BY p.place`,
    [ids.slice(0, mostListed)],
  );
  return rows;
}

const sampledTypes = 4;

/** Some reports of each of the most frequent defects, the latest first. */
export async function sampleCases(
  db: Database,
  telling: Telling,
  defects: readonly PackageDefect[],
): Promise<PackageDocument["samples"]> {
  const { asker, range, asKnownOn } = telling;
  const cut = { by: ["defectType" as const], filters: ofDefectKinds(telling) };
  const query = { metrics: [{ key: "defectReports" }], range, ...cut, asKnownOn };
  const ids: string[] = [];
  for (const { type } of defects.slice(0, sampledTypes)) {
    const figure = { metric: "defectReports", dimensions: [{ dimension: "defectType" as const, key: type.key }] };
    const { rows } = await metricRows(db, { query, ...figure, first: mostListed / sampledTypes }, asker);
    ids.push(...rows.map(({ caseId }) => caseId));
  }
  const cases = await casesOfIds(db.pool, [...new Set(ids)]);
  return { total: cases.length, rows: cases };
}

/** Open cases of a department whose promise is overdue, by promise: as the page of what is due counts them. */
export async function overdueCases(
  db: Database,
  subject: PackageSubject,
  now: Date,
): Promise<PackageDocument["overdue"]["cases"]> {
  const found: PackageDocument["overdue"]["cases"] = [];
  for (const promise of duePromises) {
    const filter = { promise, withinHours: 0, filters: [ofDepartment(subject)], now };
    const { overdue } = await countDueCases(db, filter, subject.scope);
    const { rows } = await listDueCases(db, filter, { first: mostListed }, subject.scope);
    const ids = rows.filter((row) => row.overdue).map(({ id }) => id);
    found.push({ promise, cases: { total: overdue, rows: await casesOfIds(db.pool, ids) } });
  }
  return found;
}

type Event = {
  readonly id: number;
  readonly total: number;
  readonly ids: string[];
  readonly firstOn: string | null;
  readonly lastOn: string | null;
};

/** Complaints that somebody said in the period to be one event, with those of their cases that the department sees. */
export async function repeatedEvents(
  sql: Sql,
  { subject, range, knownAt }: Telling,
): Promise<PackageDocument["recurs"]["events"]> {
  const parameters = new SqlParameters();
  const [from, to, known] = [range.from, range.to, knownAt].map((value) => parameters.add(value));
  const { rows } = await sql.query<Event>(
    `SELECT r.id::int AS id, count(*)::int AS total, array_agg(c.id::text ORDER BY c.reported_on, c.id) AS ids,
       min(c.reported_on)::text AS "firstOn", max(c.reported_on)::text AS "lastOn"
     FROM repeat_decision r JOIN one_event_case e ON e.event_id = r.id AND e.superseded_at IS NULL JOIN service_case c ON c.id = e.case_id
     WHERE r.action = 'ONE_EVENT' AND r.decided_at::date >= ${from}::date AND r.decided_at::date < ${to}::date
       AND r.decided_at <= ${known}::timestamptz AND ${readableCase(subject.scope, parameters)}
     GROUP BY r.id ORDER BY count(*) DESC, r.id`,
    parameters.values,
  );
  const shown = rows.slice(0, mostListed);
  const events = [];
  for (const { id, total, ids, firstOn, lastOn } of shown) {
    events.push({ id, firstOn, lastOn, cases: { total, rows: await casesOfIds(sql, ids) } });
  }
  return firstOf(events, rows.length);
}
