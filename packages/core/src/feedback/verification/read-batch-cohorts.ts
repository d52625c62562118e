import type { Sql } from "../../database/database.ts";
import { type MonthNumber, monthNumber, monthOf } from "../../defects/reliability/months.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Observation } from "../../defects/reliability/observation.ts";
import type { ComparisonPlan, CutIn } from "./action-under-test.ts";
import type { FoundCohorts } from "./cohorts.ts";
import { readReportCounts } from "./read-report-counts.ts";
import type { Side } from "./service-months.ts";

/** A batch as production tells of it. */
export type MadeBatch = {
  readonly id: number;
  readonly modelId: number;
  readonly code: string;
  readonly madeMonth: MonthNumber | null;
};

type BatchCutIn = Extract<CutIn, { readonly kind: "BATCH" | "DATE" }>;
type Question = { readonly plan: ComparisonPlan; readonly cutIn: BatchCutIn; readonly observed: Observation };

// Where less of what was sold is known by batch, what is known may not stand for the rest.
const leastByBatch = 0.5;

/** The cohorts of batches made before a cut-in and from it on. */
export async function readBatchCohorts(sql: Sql, { plan, cutIn, observed }: Question): Promise<FoundCohorts> {
  const batches = await readBatches(sql, plan.modelIds);
  const sideOf = sidesOf(batches, cutIn, plan.affectedSince);
  if (!sideOf) return { reason: "BATCH_UNDATED" };
  const sold = await readSold(sql, plan.modelIds);
  const total = (rows: readonly { readonly units: number }[]) => rows.reduce((sum, { units }) => sum + units, 0);
  if (sold.length === 0) return { reason: "SALES_UNKNOWN" };
  if (total(sold.filter(({ batchId }) => batchId !== null)) < leastByBatch * total(sold)) {
    return { reason: "SALES_BY_BATCH_UNKNOWN" };
  }
  const sided = sold.map((row) => ({ ...row, side: row.batchId === null ? null : sideOf(row.batchId) }));
  const reports = await readReportCounts<number>(sql, { plan, observed }, { key: "r.batch_id" });
  const ofSide = (side: Side | null) => total(sided.filter((row) => row.side === side));
  return {
    units: sided.flatMap(({ side, soldMonth, units }) =>
      side === null ? [] : [{ side, soldMonth, units, from: soldMonth, to: Infinity }],
    ),
    reports: reports.map(({ key, ...report }) => ({ ...report, side: key === null ? null : sideOf(key) })),
    sold: { before: ofSide("before"), after: ofSide("after"), neither: ofSide(null) },
    grows: true,
  };
}

/**
 * The side of each batch: by the month most of it was made in, batches of one model and month in the order of their codes.
 * Where only the month can tell (of other models, or of a day within a month) its batches are on neither side, nor are those
 * of the months before the one in which the problem began. Null where the cut-in's own batch is not told of.
 */
export function sidesOf(
  batches: readonly MadeBatch[],
  cutIn: BatchCutIn,
  affectedSince?: BusinessDay | null,
): ((batchId: number) => Side | null) | null {
  const known = new Map(batches.map((batch) => [batch.id, batch]));
  const first = cutIn.kind === "BATCH" ? known.get(cutIn.batchId) : null;
  const month = cutIn.kind === "BATCH" ? first?.madeMonth : monthNumber(cutIn.on);
  if (month === undefined || month === null) return null;
  const begins = affectedSince ? monthNumber(affectedSince) : -Infinity;
  return (batchId) => {
    const batch = known.get(batchId);
    if (!batch || batch.madeMonth === null || batch.madeMonth < begins) return null;
    if (batch.madeMonth !== month) return batch.madeMonth < month ? "before" : "after";
    if (first) return batch.modelId === first.modelId ? (batch.code < first.code ? "before" : "after") : null;
    return cutIn.kind === "DATE" && cutIn.on.endsWith("-01") ? "after" : null;
  };
}

export async function readBatches(sql: Sql, modelIds: readonly number[]): Promise<MadeBatch[]> {
  const { rows } = await sql.query<MadeBatch>(
    `SELECT id, model_id AS "modelId", code, ${monthOf("produced_month")} AS "madeMonth" FROM production_batch
     WHERE model_id = ANY($1::int[])`,
    [modelIds],
  );
  return rows;
}

type SoldRow = { readonly batchId: number | null; readonly soldMonth: MonthNumber; readonly units: number };

async function readSold(sql: Sql, modelIds: readonly number[]): Promise<SoldRow[]> {
  const { rows } = await sql.query<SoldRow>(
    `SELECT batch_id AS "batchId", ${monthOf("month")} AS "soldMonth", sum(units)::float8 AS units FROM sold_month
     WHERE cut = 'B' AND model_id = ANY($1::int[]) GROUP BY 1, 2 HAVING sum(units) > 0`,
    [modelIds],
  );
  return rows;
}
