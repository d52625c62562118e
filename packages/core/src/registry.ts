import type { Database } from "./database/database.ts";
import { caseMetrics, caseRollups } from "./cases/cases.metrics.ts";
import { recordCases as recordIncoming } from "./cases/record-cases.ts";
import { recomputeFailureEvents as recompute } from "./cases/recompute-failure-events.ts";
import { defectMetrics, defectRollups } from "./defects/defects.metrics.ts";
import type { IncomingCase, RecordOptions, RecordResult } from "./cases/incoming-case.ts";
import { importRows, type ImportRequest } from "./intake/import-file.ts";
import type { ImportSummary } from "./intake/import-summary.ts";
import { caseWords } from "./locales/words.ts";
import type { Registry } from "./metrics/answer-parts.ts";
import { answerQuery } from "./metrics/answer-query.ts";
import { listDimensionValues, type DimensionValue, type DimensionValuesRequest } from "./metrics/dimension-values.ts";
import { foldDeltas as fold } from "./metrics/fold-deltas.ts";
import { metricsDocument as documentOf } from "./metrics/metrics-document.ts";
import type { Metric } from "./metrics/metric.ts";
import type { Asker, MetricQuery, MetricResult, MetricRows, MetricRowsRequest } from "./metrics/metric-query.ts";
import { listMetricRows } from "./metrics/metric-rows.ts";
import { verifyRollups as verify, type VerifiedRollup } from "./metrics/verify-rollups.ts";
import { satisfactionMetrics, satisfactionRollups } from "./satisfaction/satisfaction.metrics.ts";

/** Every metric by key. Nothing else defines a number. */
export const metrics = { ...caseMetrics, ...defectMetrics, ...satisfactionMetrics } as const;
export type MetricKey = keyof typeof metrics;

/** Every rollup; their tables stand in the migrations. */
export const rollups = [...caseRollups, ...defectRollups, ...satisfactionRollups] as const;

const registry: Registry = { metrics, rollups, words: caseWords };

/** Answers a question with every metric of the registry. See answerQuery. */
export async function metricQuery(db: Database, query: MetricQuery, asker: Asker): Promise<MetricResult> {
  return answerQuery(db, registry, query, asker, await todayOf(db, asker.now));
}

/** Exactly the units behind a figure. See listMetricRows. */
export async function metricRows(db: Database, request: MetricRowsRequest, asker: Asker): Promise<MetricRows> {
  return listMetricRows(db, registry, request, asker, await todayOf(db, asker.now));
}

/** The values of a dimension that `asker` may filter by. */
export function dimensionValues(
  db: Database,
  request: DimensionValuesRequest,
  asker: Asker,
): Promise<DimensionValue[]> {
  return listDimensionValues(db, request, asker, caseWords(asker.language));
}

export type MetricDefinition = {
  readonly key: MetricKey;
  readonly name: string;
  readonly definition: string;
  readonly anchor: string;
  readonly metric: Metric;
};

/** The glossary: every metric in words of `language`. */
export function metricDefinitions(language: Asker["language"]): MetricDefinition[] {
  const pick = (words: { zh: string; en: string }) => (language === "en" ? words.en : words.zh);
  return metricKeys.map((key) => {
    const metric: Metric = metrics[key];
    return { key, name: pick(metric.name), definition: pick(metric.definition), anchor: pick(metric.anchor), metric };
  });
}

/** The text of docs/metrics.md. */
export function metricsDocument(): string {
  return documentOf(metrics, caseWords);
}

const isMetricKey = (key: string): key is MetricKey => Object.hasOwn(metrics, key);
export const metricKeys: readonly MetricKey[] = Object.keys(metrics).filter(isMetricKey);

/** Records what a source says of its cases, for every rollup. See cases/record-cases. */
export function recordCases(
  db: Database,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions & { readonly dryRun?: boolean },
): Promise<RecordResult> {
  return recordIncoming(db, rollups, rows, options);
}

/** Imports a file by its mapping, for every rollup. See intake/import-file. */
export function importFile(db: Database, request: ImportRequest): Promise<ImportSummary> {
  return importRows(db, recordCases, request);
}

/** Judges the failure events that marks name; returns how many marks. */
export function recomputeFailureEvents(db: Database): Promise<number> {
  return recompute(db.pool, rollups);
}

/** Folds all deltas into the rollups; returns how many. */
export function foldDeltas(db: Database): Promise<number> {
  return fold(db.pool, rollups);
}

/** Brings everything derived up to date: failure events first, then the rollups. Returns how many marks and deltas there were. */
export async function settle(db: Database): Promise<number> {
  const judged = await recomputeFailureEvents(db);
  return judged + (await foldDeltas(db));
}

/** Holds every rollup to recomputation from the cases. */
export function verifyRollups(db: Database, options: { readonly mend: boolean }): Promise<VerifiedRollup[]> {
  return verify(db.pool, rollups, options.mend);
}

/** The business day of `now`: sessions run in the installation's time zone. */
async function todayOf(db: Database, now: Date): Promise<string> {
  const { rows } = await db.pool.query<{ today: string }>("SELECT $1::timestamptz::date::text AS today", [now]);
  return rows[0]?.today ?? now.toISOString().slice(0, 10);
}
