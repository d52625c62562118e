import type { Database } from "./database/database.ts";
import { migrate as migrateSchema } from "./database/migrate.ts";
import { businessDayOf } from "./time/business-day.ts";
import { inTransaction } from "./database/database.ts";
import { caseMetrics } from "./cases/cases.metrics.ts";
import { reasonsSince } from "./cases/change-reasons.ts";
import { withKnownTables } from "./cases/known-tables.ts";
import { recordCases as recordIncoming } from "./cases/record-cases.ts";
import { recomputeFailureEvents as recompute } from "./cases/recompute-failure-events.ts";
import { reprojectCases as reproject } from "./cases/reproject-cases.ts";
import {
  chartLimits as limitsOfChart,
  type ChartLimits,
  type ChartLimitsQuestion,
} from "./defects/charts/chart-limits.ts";
import { heatMap, type HeatMap, type HeatQuestion } from "./defects/ranking/heat-map.ts";
import { defectMetrics } from "./defects/defects.metrics.ts";
import {
  decideCaseDefects as decideDefects,
  type CaseDefectsDecision,
} from "./defects/taxonomy/decide-case-defects.ts";
import { runReclassifications as runAllReclassifications } from "./defects/taxonomy/run-reclassifications.ts";
import { decidePhrase as decideOnPhrase, type PhraseDecision } from "./defects/discover/decide-phrase.ts";
import {
  decideSuggestion as decideOnSuggestion,
  type SuggestionDecision,
} from "./defects/discover/decide-suggestion.ts";
import { readLives } from "./defects/cohorts/read-lives.ts";
import {
  countAsOneEvent as countTogether,
  takeBackRepeats as takeBack,
  type OneEventDecision,
} from "./defects/repeats/decide-repeats.ts";
import { readExposure } from "./defects/exposure/read-exposure.ts";
import type { IncomingCase, RecordOptions, RecordResult } from "./cases/incoming-case.ts";
import { importRows, type ImportRequest } from "./intake/import-file.ts";
import { receiveRows as receiveIncoming, type ReceivedAnswer, type ReceivedRows } from "./intake/receive-rows.ts";
import type { ImportSummary } from "./intake/import-summary.ts";
import { caseWords } from "./locales/words.ts";
import type { Registry } from "./metrics/answer-parts.ts";
import { answerQuery, type Standpoint } from "./metrics/answer-query.ts";
import { listDimensionValues, type DimensionValue, type DimensionValuesRequest } from "./metrics/dimension-values.ts";
import { foldDeltas as fold } from "./metrics/fold-deltas.ts";
import { metricsDocument as documentOf } from "./metrics/metrics-document.ts";
import type { Metric } from "./metrics/metric.ts";
import type {
  Asker,
  MetricChanges,
  MetricChangesRequest,
  MetricQuery,
  MetricResult,
  MetricRows,
  MetricRowsRequest,
} from "./metrics/metric-query.ts";
import { listChanges } from "./metrics/list-changes.ts";
import { listMetricRows } from "./metrics/metric-rows.ts";
import { rebuildRollups as rebuild } from "./metrics/rebuild-rollups.ts";
import { refillBranches } from "./metrics/refill-branches.ts";
import { ripenRollups as ripen } from "./metrics/ripen-rollups.ts";
import { distrustRollups, installRollups, trustRollups } from "./metrics/rollup-tables.ts";
import { storedTables } from "./metrics/unit.ts";
import { allUnits, rollups, units } from "./rollups.ts";
import { verifyRollups as verify, type VerifiedRollup } from "./metrics/verify-rollups.ts";
import { satisfactionMetrics } from "./satisfaction/satisfaction.metrics.ts";

/** Every metric by key. Nothing else defines a number. */
export const metrics = { ...caseMetrics, ...defectMetrics, ...satisfactionMetrics } as const;
export type MetricKey = keyof typeof metrics;

const registry: Registry = { metrics, rollups, words: caseWords, readExposure, readLives };

/**
 * Brings the schema and the rollups up to date and returns the names of the migrations it ran. Rollups whose records
 * changed are made anew and filled from the cases.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const names = await migrateSchema(db);
  const isNew = await inTransaction(db.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.install-rollups'))");
    const installed = await installRollups(client, allUnits, rollups);
    if (installed) await rebuild(client, rollups);
    return installed;
  });
  if (isNew) await analyzeRollups(db);
  return names;
}

/** Answers a question with every metric of the registry. See answerQuery. */
export function metricQuery(db: Database, query: MetricQuery, asker: Asker): Promise<MetricResult> {
  return standing(db, query.asKnownOn ?? null, asker, (standpoint) => answerQuery(standpoint, registry, query));
}

/** Exactly the units behind a figure. See listMetricRows. */
export function metricRows(db: Database, request: MetricRowsRequest, asker: Asker): Promise<MetricRows> {
  return standing(db, request.query.asKnownOn ?? null, asker, (standpoint) =>
    listMetricRows(standpoint, registry, request),
  );
}

/** What made a figure another than it was known at `request.since`. See listChanges. */
export function metricChanges(db: Database, request: MetricChangesRequest, asker: Asker): Promise<MetricChanges> {
  const { since } = request;
  const now = businessDayOf(asker.now, db.timeZone);
  const before = businessDayOf(since, db.timeZone);
  return withKnownTables(db.pool, since, (sql, tables) =>
    listChanges(
      {
        before: { sql, asker: { ...asker, now: since }, today: before, tables, bypass: "as known on an earlier time" },
        after: { sql, asker, today: now, tables: storedTables, bypass: null },
      },
      registry,
      request,
      reasonsSince(since),
    ),
  );
}

/** What a defect's course is expected to be. See defects/charts/chart-limits. */
export function chartLimits(db: Database, question: ChartLimitsQuestion, asker: Asker): Promise<ChartLimits> {
  return limitsOfChart(db, question, asker, (query) => metricQuery(db, query, asker));
}

/** Parts against defects, beside what their units in service let expect. See defects/ranking/heat-map. */
export function defectHeatMap(db: Database, question: HeatQuestion, asker: Asker): Promise<HeatMap> {
  return heatMap(question, (query) => metricQuery(db, query, asker));
}

/** Answers from where the asker stands: now, or as things were known at an instant. */
async function standing<T>(
  db: Database,
  knownAt: Date | null,
  asker: Asker,
  answer: (standpoint: Standpoint) => Promise<T>,
): Promise<T> {
  if (!knownAt) {
    const today = businessDayOf(asker.now, db.timeZone);
    return answer({ sql: db.pool, asker, today, tables: storedTables, bypass: null });
  }
  const then = { ...asker, now: knownAt < asker.now ? knownAt : asker.now };
  const today = businessDayOf(then.now, db.timeZone);
  return withKnownTables(db.pool, knownAt, (sql, tables) =>
    answer({ sql, asker: then, today, tables, bypass: "as known on an earlier time" }),
  );
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
  return recordIncoming(db, { units, rollups }, rows, options);
}

/** Records cases without telling the rollups; only within `inBulk`. */
export type RecordInBulk = typeof recordCases;

/**
 * Records many cases at once: `work` is handed a recordCases that leaves the rollups alone, and they are filled once
 * when it is done. Killed in the middle, the next start fills them.
 */
export async function inBulk(db: Database, work: (record: RecordInBulk) => Promise<void>): Promise<void> {
  await distrustRollups(db.pool);
  await work((_, rows, options) => recordIncoming(db, { units: [], rollups: [] }, rows, options));
  await recompute(db.pool, { units: [], rollups: [] });
  await inTransaction(db.pool, async (client) => {
    await rebuild(client, rollups);
    await trustRollups(client, allUnits, rollups);
  });
  await analyzeRollups(db);
}

/** The planner hears of rollups that were filled at once, not when autovacuum comes by. */
async function analyzeRollups({ pool }: Database): Promise<void> {
  await pool.query(`ANALYZE ${rollups.map(({ key }) => `rollup_${key}, delta_${key}`).join(", ")}`);
}

/** Imports a file by its mapping, for every rollup. See intake/import-file. */
export function importFile(db: Database, request: ImportRequest): Promise<ImportSummary> {
  return importRows(db, recordCases, request);
}

/** Records the rows of a message, for every rollup. See intake/receive-rows. */
export function receiveRows(db: Database, received: ReceivedRows): Promise<ReceivedAnswer> {
  return receiveIncoming(db, recordCases, received);
}

/** Judges what joins several cases, where marks name one: failure events, and complaints that count as one event; returns how many marks. */
export function recomputeFailureEvents(db: Database): Promise<number> {
  return recompute(db.pool, { units, rollups });
}

/** Makes reports count as merges and splits of types say; returns how many cases were looked at. See run-reclassifications. */
export function runReclassifications(db: Database, options: { now: Date; signal?: AbortSignal }): Promise<number> {
  return runAllReclassifications(db.pool, { units, rollups }, options);
}

/** Says what a case's defects are. See taxonomy/decide-case-defects. */
export function decideCaseDefects(
  db: Database,
  decision: CaseDefectsDecision,
  by: Parameters<typeof decideDefects>[3],
): Promise<void> {
  return decideDefects(db, { units, rollups }, decision, by);
}

/** Decides the type of a case before a suggestion. See discover/decide-suggestion. */
export function decideSuggestion(
  db: Database,
  decision: SuggestionDecision,
  by: Parameters<typeof decideDefects>[3],
): Promise<void> {
  return decideOnSuggestion(db, { units, rollups }, decision, by);
}

/** Settles an emerging phrase. See discover/decide-phrase. */
export function decidePhrase(
  db: Database,
  decision: PhraseDecision,
  by: Parameters<typeof decideDefects>[3],
): Promise<number> {
  return decideOnPhrase(db, { units, rollups }, decision, by);
}

/** Says that cases are one event. See repeats/decide-repeats. */
export function countAsOneEvent(
  db: Database,
  decision: OneEventDecision,
  by: Parameters<typeof decideDefects>[3],
): Promise<number> {
  return countTogether(db, { units, rollups }, decision, by);
}

/** Takes back what was decided on repeated complaints. See repeats/decide-repeats. */
export function takeBackRepeats(
  db: Database,
  decision: Parameters<typeof takeBack>[2],
  by: Parameters<typeof takeBack>[3],
): Promise<void> {
  return takeBack(db, { units, rollups }, decision, by);
}

/** Adds up again the cases whose rules changed; returns how many marks. */
export function reprojectCases(db: Database): Promise<number> {
  return reproject(db.pool, { units, rollups });
}

/** Folds all deltas into the rollups; returns how many. Where departments were moved, what is kept by branch is filled again. */
export async function foldDeltas(db: Database): Promise<number> {
  await refillBranches(db.pool, rollups);
  return fold(db.pool, rollups);
}

/** Moves units that are ripe for good to the rest; returns how many cells. Once a day will do. */
export function ripenRollups(db: Database, now: Date): Promise<number> {
  return ripen(db.pool, rollups, businessDayOf(now, db.timeZone));
}

/** Empties every rollup and fills it from the cases. */
export function rebuildRollups(db: Database): Promise<void> {
  return inTransaction(db.pool, (client) => rebuild(client, rollups));
}

/**
 * Brings everything derived up to date: cases whose rules changed, failure events, then the rollups. Returns how many
 * marks and deltas there were.
 */
export async function settle(db: Database): Promise<number> {
  const reprojected = await reprojectCases(db);
  const judged = await recomputeFailureEvents(db);
  return reprojected + judged + (await foldDeltas(db));
}

/** Holds every rollup to recomputation from the cases. */
export async function verifyRollups(db: Database, options: { readonly mend: boolean }): Promise<VerifiedRollup[]> {
  await refillBranches(db.pool, rollups);
  return verify(db.pool, rollups, options.mend);
}
