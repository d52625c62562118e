import { z } from "zod";
import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { soldColumns, soldRelation } from "../../defects/exposure/sold-tables.ts";
import { ofSold } from "../../defects/reliability/life-filter.ts";
import { ofDefects } from "../../defects/signals/read-reports.ts";
import { DomainError } from "../../errors.ts";
import { groupExpression, idsOf, isDefectDimension, resolveFilter } from "../../metrics/dimension.ts";
import { dimensions } from "../../metrics/metric-query.ts";
import { isBusinessDay } from "../../time/business-day.ts";
import type { EvidencePart, IssueFigures } from "./issue.ts";

const mostParts = 100;
const mostKeys = 500;

const evidencePart = z.object({
  filters: z
    .array(z.object({ dimension: z.enum(dimensions), in: z.array(z.string().max(500)).min(1).max(mostKeys) }))
    .max(dimensions.length),
  from: z.string().refine(isBusinessDay).nullable(),
});

/** Throws BAD_INPUT `issue_evidence_unfit` for parts that ask for everything, or are too many. */
export function demandEvidence(parts: readonly EvidencePart[]): void {
  const fit = z.array(evidencePart).max(mostParts).safeParse(parts).success;
  if (!fit || parts.some(({ filters }) => filters.length === 0)) {
    throw new DomainError("BAD_INPUT", "issue_evidence_unfit", { most: mostParts, keys: mostKeys });
  }
}

/** Selects (case_id, reports): the cases whose reports any part asks for, with those put in by hand and without those taken out. */
export function casesOfEvidence(
  { parts, issueId }: { readonly parts: readonly EvidencePart[]; readonly issueId: number },
  parameters: SqlParameters,
): string {
  const asked = parts.map((part) => reportsOf(part, parameters)).join(" OR ") || "false";
  const issue = `${parameters.add(issueId)}::bigint`;
  return `SELECT case_id, max(reports)::int AS reports FROM (
      SELECT u.case_id, count(*) AS reports FROM unit_defect_report u
      WHERE u.outcome = 'counted' AND ${ofDefects("u")} AND (${asked}) GROUP BY 1
      UNION ALL SELECT case_id, 1 FROM issue_case WHERE issue_id = ${issue} AND NOT is_out) found
    WHERE case_id NOT IN (SELECT case_id FROM issue_case WHERE issue_id = ${issue} AND is_out) GROUP BY 1`;
}

function reportsOf({ filters, from }: EvidencePart, parameters: SqlParameters): string {
  const held = filters.map((filter) => {
    const resolved = resolveFilter(filter);
    const column = groupExpression(resolved.dimension);
    const among = `${column} = ANY(${idsOf(resolved, parameters)})`;
    return resolved.orNone ? `(${among} OR ${column} IS NULL)` : among;
  });
  return `(${[...held, ...(from === null ? [] : [`u.day >= ${parameters.add(from)}::date`])].join(" AND ")})`;
}

/** What is known of an issue's reports, of the days up to `now`. */
export async function readIssueFigures(
  sql: Sql,
  issue: { readonly parts: readonly EvidencePart[]; readonly issueId: number },
  now: Date,
): Promise<IssueFigures> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<Omit<IssueFigures, "unitsAtRisk">>(
    `SELECT count(*)::int AS cases, COALESCE(sum(e.reports), 0)::int AS reports, sum(c.cost_amount)::float8 AS cost,
       min(c.reported_on)::text AS "firstOn", max(c.reported_on)::text AS "lastOn"
     FROM (${casesOfEvidence(issue, parameters)}) e JOIN service_case c ON c.id = e.case_id
     WHERE c.merged_into IS NULL AND c.revision > 0 AND c.reported_on <= ${parameters.add(now)}::timestamptz::date`,
    parameters.values,
  );
  const none = { cases: 0, reports: 0, cost: null, firstOn: null, lastOn: null };
  return { ...(rows[0] ?? none), unitsAtRisk: await unitsAtRisk(sql, issue.parts, now) };
}

/** Of machines it is known which model, batch and region they are, not which lots are in them or what will fail. */
async function unitsAtRisk(sql: Sql, parts: readonly EvidencePart[], now: Date): Promise<number | null> {
  const told = parts.every(({ filters }) =>
    filters.every(({ dimension }) => isDefectDimension(dimension) || soldColumns[dimension] !== undefined),
  );
  if (parts.length === 0 || !told) return null;
  const parameters = new SqlParameters();
  const asked = parts.map(({ filters }) => {
    const resolved = filters.map((filter) => resolveFilter(filter));
    return `(${ofSold(resolved, "unit_defect_report", parameters)})`;
  });
  const { rows } = await sql.query<{ units: number | null }>(
    `SELECT sum(s.units)::int AS units FROM ${soldRelation("batch_id region_id")} s JOIN product_model m ON m.id = s.model_id
     WHERE s.month <= ${parameters.add(now)}::timestamptz::date AND (${asked.join(" OR ")})`,
    parameters.values,
  );
  return rows[0]?.units ?? null;
}

/** Keeps what is known now of an issue's reports, if it is not what was known before; answers it. */
export async function keepIssueFigures(
  sql: Sql,
  issue: { readonly parts: readonly EvidencePart[]; readonly issueId: number },
  now: Date,
): Promise<IssueFigures> {
  const figures = await readIssueFigures(sql, issue, now);
  await sql.query(
    `INSERT INTO issue_figure (issue_id, known_at, cases, reports, cost, units_at_risk, first_on, last_on)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8
     WHERE NOT EXISTS (
       SELECT 1 FROM (SELECT * FROM issue_figure WHERE issue_id = $1 ORDER BY known_at DESC LIMIT 1) f
       WHERE (f.cases, f.reports, f.cost, f.units_at_risk, f.first_on, f.last_on)
         IS NOT DISTINCT FROM ($3::int, $4::int, $5::numeric(14, 2), $6::int, $7::date, $8::date))
     ON CONFLICT (issue_id, known_at) DO NOTHING`,
    [
      issue.issueId,
      now,
      figures.cases,
      figures.reports,
      figures.cost,
      figures.unitsAtRisk,
      figures.firstOn,
      figures.lastOn,
    ],
  );
  return figures;
}
