import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay } from "../time/business-day.ts";
import type { Registry } from "./answer-parts.ts";
import { checkQuery, metricOf, windowOf } from "./check-query.ts";
import { compileUnitRows, type UnitQuestion } from "./compile-units.ts";
import { isDefectDimension, loadLabels, resolveFilter } from "./dimension.ts";
import type { Asker, MetricRequest, MetricRows, MetricRowsRequest, UnitRow } from "./metric-query.ts";
import { bucketEnd, timeBuckets } from "./time-buckets.ts";

const mostRows = 500;

type Listed = {
  case_id: string;
  unit_key: string;
  day: string;
  outcome: string;
  hit: number;
  amount: string;
  defect_type_id: number | null;
};

/**
 * Exactly the units behind one figure of `request.query`: the bucket and dimension keys as the answer gave them,
 * newest first. `totalCount` equals that figure's n (or, with `outcome`, its excluded n for that reason).
 */
export async function listMetricRows(
  db: Pick<Database, "pool">,
  registry: Registry,
  request: MetricRowsRequest,
  asker: Asker,
  today: string,
): Promise<MetricRows> {
  checkQuery(registry.metrics, request.query);
  if (request.first < 0 || request.first > mostRows) {
    throw new DomainError("BAD_INPUT", "first_out_of_range", { first: request.first, most: mostRows });
  }
  const { from, to } = daysOf(request);
  const parameters = new SqlParameters();
  const question = await questionOf(db, registry, request, { asker, today });
  const units = compileUnitRows(question, parameters);
  const hasDefect = units.from.includes("defect_type_id") || question.metric.of === "unit_defect_report";
  const all = `
    SELECT u.case_id, u.unit_key, u.day, ${units.outcome} AS outcome, u.hits AS hit, u.amount,
      ${hasDefect ? "u.defect_type_id" : "NULL::int"} AS defect_type_id
    FROM ${units.from}
    WHERE u.day >= ${parameters.add(from)}::date AND u.day < ${parameters.add(to)}::date AND ${units.where.join(" AND ")}`;
  const outcome = parameters.add(request.outcome ?? "counted");
  const counted = await db.pool.query<{ count: string }>(
    `SELECT count(*) FROM (${all}) listed WHERE outcome = ${outcome}`,
    parameters.values,
  );
  const page = await db.pool.query<Listed>(
    `SELECT case_id, unit_key, day::text, outcome, hit, amount, defect_type_id FROM (${all}) listed
     WHERE outcome = ${outcome} ${afterCondition(request.after, parameters)}
     ORDER BY day DESC, case_id, unit_key, defect_type_id NULLS FIRST LIMIT ${parameters.add(request.first + 1)}`,
    parameters.values,
  );
  const rows = await present(db, registry, page.rows.slice(0, request.first), question, asker);
  return { totalCount: Number(counted.rows[0]?.count ?? 0), rows, hasNextPage: page.rows.length > request.first };
}

async function questionOf(
  db: Pick<Database, "pool">,
  registry: Registry,
  request: MetricRowsRequest,
  given: { asker: Asker; today: string },
): Promise<UnitQuestion> {
  const metric = metricOf(registry.metrics, request.metric);
  const asked = askedOnce(request);
  const filters = await Promise.all((request.query.filters ?? []).map((filter) => resolveFilter(db.pool, filter)));
  const exactly = await Promise.all(
    (request.dimensions ?? []).map(({ dimension, key }) => resolveFilter(db.pool, { dimension, in: [key] }, true)),
  );
  // What the figure was cut by decides how pairs are counted, also for dimensions that are not narrowed here.
  return { metric, windowDays: windowOf(metric, asked), by: request.query.by ?? [], filters, exactly, ...given };
}

/** The metric as the query asks it; with two windows it is not clear which figure is to be opened. */
function askedOnce({ query, metric }: MetricRowsRequest): MetricRequest {
  const asked = query.metrics.filter((one) => one.key === metric);
  if (new Set(asked.map((one) => one.windowDays ?? null)).size > 1) {
    throw new DomainError("BAD_INPUT", "metric_ambiguous", { metric });
  }
  return asked[0] ?? { key: metric };
}

/** The days of the bucket asked for, clipped to the range; without a bucket the whole range. */
function daysOf({ query, bucket }: MetricRowsRequest): { from: string; to: string } {
  if (bucket === null || bucket === undefined) return query.range;
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const index = isBusinessDay(bucket) ? buckets.names.indexOf(bucket) : -1;
  if (index < 0) throw new DomainError("BAD_INPUT", "bucket_unknown", { bucket });
  return { from: buckets.starts[index] ?? query.range.from, to: bucketEnd(buckets, index) };
}

function afterCondition(after: string | null | undefined, parameters: SqlParameters): string {
  if (!after) return "";
  const [day, caseId, unitKey, defect] = readCursor(after);
  const place = [`${parameters.add(day)}::date`, `${parameters.add(caseId)}::uuid`, parameters.add(unitKey)];
  return `AND (day < ${place[0]} OR (day = ${place[0]} AND (case_id, unit_key, COALESCE(defect_type_id, 0)) > (${place[1]}, ${place[2]}, ${parameters.add(defect)}::int)))`;
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
  db: Pick<Database, "pool">,
  registry: Registry,
  listed: readonly Listed[],
  question: UnitQuestion,
  asker: Asker,
): Promise<UnitRow[]> {
  const defects = new Set(listed.flatMap((row) => (row.defect_type_id === null ? [] : [row.defect_type_id])));
  const labelOf = await loadLabels(
    db.pool,
    new Map([["defectType", defects]]),
    asker.language,
    registry.words(asker.language),
  );
  const ofDefects = question.metric.of === "unit_defect_report" || question.by.some(isDefectDimension);
  return listed.map((row) => ({
    cursor: Buffer.from(`${row.day}|${row.case_id}|${row.unit_key}|${row.defect_type_id ?? 0}`).toString("base64url"),
    unitKey: row.unit_key,
    caseId: row.case_id,
    day: row.day,
    outcome: row.outcome,
    hit: question.metric.figure === "ratio" ? row.hit > 0 : null,
    amount:
      ["duration", "average"].includes(question.metric.figure) || question.metric.hasMean ? Number(row.amount) : null,
    defect: ofDefects ? { dimension: "defectType", ...labelOf("defectType", row.defect_type_id) } : null,
  }));
}
