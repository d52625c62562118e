import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay } from "../time/business-day.ts";
import type { Registry } from "./answer-parts.ts";
import { questionOf, type Standpoint } from "./answer-query.ts";
import { checkQuery, chosenBy, metricOf } from "./check-query.ts";
import { compileUnitRows, type UnitQuestion } from "./compile-units.ts";
import { isDefectDimension, loadLabels, resolveFilter } from "./dimension.ts";
import type { Metric } from "./metric.ts";
import type { Asker, FigureRequest, MetricRequest, MetricRows, MetricRowsRequest, UnitRow } from "./metric-query.ts";
import { bucketEnd, timeBuckets } from "./time-buckets.ts";

const mostRows = 500;

type Listed = {
  case_id: string;
  unit_key: string;
  day: string;
  outcome: string;
  hit: number;
  amount: number;
  defect_type_id: number | null;
};

/**
 * Exactly the units behind one figure of `request.query`: the bucket and dimension keys as the answer gave them,
 * newest first. `totalCount` equals that figure's n (or, with `outcome`, its excluded n for that reason).
 */
export async function listMetricRows(
  standpoint: Standpoint,
  registry: Registry,
  request: MetricRowsRequest,
): Promise<MetricRows> {
  const { sql, asker } = standpoint;
  checkQuery(registry.metrics, request.query);
  if (request.first < 0 || request.first > mostRows) {
    throw new DomainError("BAD_INPUT", "first_out_of_range", { first: request.first, most: mostRows });
  }
  const parameters = new SqlParameters();
  const { question, select: all } = unitsOfFigure(standpoint, registry, request, parameters);
  const outcome = parameters.add(request.outcome ?? "counted");
  const counted = await sql.query<{ count: number }>(
    `SELECT count(*) FROM (${all}) listed WHERE outcome = ${outcome}`,
    parameters.values,
  );
  const page = await sql.query<Listed>(
    `SELECT case_id, unit_key, day::text, outcome, hit, amount, defect_type_id FROM (${all}) listed
     WHERE outcome = ${outcome} ${afterCondition(request.after, parameters)}
     ORDER BY day DESC, case_id, unit_key, defect_type_id NULLS FIRST LIMIT ${parameters.add(request.first + 1)}`,
    parameters.values,
  );
  const rows = await present(sql, registry, page.rows.slice(0, request.first), question, asker);
  return { totalCount: counted.rows[0]?.count ?? 0, rows, hasNextPage: page.rows.length > request.first };
}

/** The units of a figure, whatever their outcome: the question that they answer, and one SELECT of them. */
export function unitsOfFigure(
  standpoint: Standpoint,
  registry: Registry,
  request: FigureRequest,
  parameters: SqlParameters,
): { readonly question: UnitQuestion; readonly select: string } {
  const { from, to } = daysOf(request);
  const question = rowsQuestion(standpoint, registry, request);
  const units = compileUnitRows(question, { names: [null], starts: [from], to }, parameters);
  const select = `
    SELECT u.case_id, u.unit_key, u.day, ${units.outcome} AS outcome, u.hits AS hit, u.amount, u.defect_type_id
    FROM ${units.from}
    WHERE u.weight = 1 AND ${standing(question, parameters.add(to))} AND ${units.where.join(" AND ")}`;
  return { question, select };
}

/** A stock's rows are those that had opened and not ended by the end of its last day. */
function standing({ metric }: UnitQuestion, end: string): string {
  return metric.figure === "stock" ? `(u.ends_on IS NULL OR u.ends_on >= ${end}::date)` : `${end}::date IS NOT NULL`;
}

function rowsQuestion(standpoint: Standpoint, registry: Registry, request: FigureRequest): UnitQuestion {
  const filters = (request.query.filters ?? []).map((filter) => resolveFilter(filter));
  // What the figure was cut by decides how pairs are counted, also for dimensions that are not narrowed here.
  const question = questionOf(registry, askedOnce(registry, request), request.query.by ?? [], filters, standpoint);
  const exactly = (request.dimensions ?? []).map(({ dimension, key }) => resolveFilter({ dimension, in: [key] }, true));
  return { ...question, exactly };
}

/** The metric as the query asks it; with two windows it is not clear which figure is to be opened. */
function askedOnce(registry: Registry, { query, metric }: FigureRequest): MetricRequest {
  const asked = query.metrics.filter((one) => one.key === metric);
  const params = new Set(asked.map((one) => chosenBy(metricOf(registry.metrics, metric), one).param));
  if (params.size > 1) throw new DomainError("BAD_INPUT", "metric_ambiguous", { metric });
  return asked[0] ?? { key: metric };
}

/** The days of the bucket asked for, clipped to the range; without a bucket the whole range. */
function daysOf({ query, bucket }: FigureRequest): { from: string; to: string } {
  if (bucket === null || bucket === undefined) return query.range;
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const index = isBusinessDay(bucket) ? buckets.names.indexOf(bucket) : -1;
  if (index < 0) throw new DomainError("BAD_INPUT", "bucket_unknown", { bucket });
  return { from: buckets.starts[index] ?? query.range.from, to: bucketEnd(buckets, index) };
}

/** Rows after the cursor, in the order day (latest first), case, unit, defect. */
export function afterCondition(after: string | null | undefined, parameters: SqlParameters): string {
  if (!after) return "";
  const [day, caseId, unitKey, defect] = readCursor(after);
  const place = [`${parameters.add(day)}::date`, `${parameters.add(caseId)}::uuid`, parameters.add(unitKey)];
  return `AND (day < ${place[0]} OR (day = ${place[0]} AND (case_id, unit_key, COALESCE(defect_type_id, 0)) > (${place[1]}, ${place[2]}, ${parameters.add(defect)}::int)))`;
}

/** Names a row's place in the order. */
export function rowCursor(row: Pick<Listed, "day" | "case_id" | "unit_key" | "defect_type_id">): string {
  return Buffer.from(`${row.day}|${row.case_id}|${row.unit_key}|${row.defect_type_id ?? 0}`).toString("base64url");
}

function readCursor(after: string): readonly string[] {
  const parts = Buffer.from(after, "base64url").toString("utf8").split("|");
  const [day, caseId, unitKey, defect] = parts;
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  if (
    !day ||
    !isBusinessDay(day) ||
    !caseId ||
    !uuid.test(caseId) ||
    !unitKey ||
    !uuid.test(unitKey) ||
    !/^\d{1,9}$/.test(defect ?? "")
  ) {
    throw new DomainError("BAD_INPUT", "cursor_unreadable");
  }
  return parts;
}

async function present(
  sql: Sql,
  registry: Registry,
  listed: readonly Listed[],
  question: UnitQuestion,
  asker: Asker,
): Promise<UnitRow[]> {
  const defects = new Set(listed.flatMap((row) => (row.defect_type_id === null ? [] : [row.defect_type_id])));
  const labelOf = await loadLabels(
    sql,
    new Map([["defectType", defects]]),
    asker.language,
    registry.words(asker.language),
  );
  const { metric } = question;
  const ofDefects = metric.of.defect !== undefined || question.by.some(isDefectDimension);
  return listed.map((row) => ({
    cursor: rowCursor(row),
    unitKey: row.unit_key,
    caseId: row.case_id,
    day: row.day,
    outcome: row.outcome,
    hit: metric.figure === "ratio" ? row.hit > 0 : null,
    amount: amountOf(metric, row.amount),
    defect: ofDefects ? { dimension: "defectType", ...labelOf("defectType", row.defect_type_id) } : null,
  }));
}

/** The amount of a row: seconds as they are; money and scores stand in hundredths. */
export function amountOf({ figure, hasMean }: Metric, amount: number): number | null {
  if (figure === "duration" || figure === "sum") return amount;
  return figure === "average" || figure === "perMachine" || figure === "netScore" || hasMean ? amount / 100 : null;
}
