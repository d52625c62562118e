import { companyScope } from "../access/scope.ts";
import { type Database, inTransaction, type Sql } from "../database/database.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { isOfCohorts } from "../metrics/metric.ts";
import { type MetricKey, metricKeys, metrics } from "../registry.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { askFigures, askTogether } from "./ask-figures.ts";
import { evaluateTargets } from "./evaluate-targets.ts";
import { type FiguresOf, keepFigures } from "./keep-figures.ts";
import { firstMonth, type KpiReach, type KpiSpan, kpiSpans } from "./kpi-spans.ts";
import { readSubjects, type Subject } from "./read-subjects.ts";
import { isRefreshResting, keepRefresh } from "./refresh-rest.ts";
import { staleKpis, takeStaleKpis } from "./stale-kpis.ts";

export type RunKpisOptions = {
  readonly now: Date;
  /** Ends the run early, with nothing kept. */
  readonly signal?: AbortSignal;
};
/** How many figures were looked at, for how many departments, how many were new or had changed; the same of targets. */
export type KpiRunResult = {
  readonly knownAt: Date;
  readonly departments: number;
  readonly figures: number;
  readonly kept: number;
  readonly judged: number;
  readonly statesKept: number;
};

/**
 * Keeps every metric's figure for the company and for each department with all below it, by month, week and day (those of
 * cohorts for the company by month), with the time at which it was so known, and how each period stands to its targets. Append-only: a figure or a state is kept
 * when it differs from the one last known, so the last row at or before an instant is what was known then. Everything or
 * nothing; a second run waits for the first.
 */
export async function runKpis(db: Database, options: RunKpisOptions): Promise<KpiRunResult> {
  return underLock(db, options, async (client, run) => {
    await takeStaleKpis(client);
    return keepAll(client, { ...run, figures: "ALL", targets: "ALL" });
  });
}

/**
 * The KPI run between two nights: if something was folded, or a target set, since the last run, it looks at the recent
 * periods again, and at all periods of targets when one was set. Null when there was nothing to look at, or when the
 * last refresh is so young that refreshing would take more than a tenth of the time; a target set does not wait.
 */
export async function refreshKpis(db: Database, options: RunKpisOptions): Promise<KpiRunResult | null> {
  const found = await staleKpis(db.pool);
  if (found === null || (!found.ofTargets && (await isRefreshResting(db.pool, options.now)))) return null;
  return underLock(db, options, async (client, run) => {
    const stale = await takeStaleKpis(client);
    if (stale === null) return null;
    const started = performance.now();
    const figures = (await hasFirstMonth(client, run.first)) ? "RECENT" : "ALL";
    const result = await keepAll(client, { ...run, figures, targets: stale.ofTargets ? "ALL" : figures });
    await keepRefresh(client, { startedAt: options.now, seconds: (performance.now() - started) / 1000 });
    return result;
  });
}

type Run = {
  readonly db: Database;
  readonly asker: Asker;
  readonly signal: AbortSignal | undefined;
  readonly today: BusinessDay;
  readonly first: BusinessDay;
  readonly knownAt: Date;
};
type Reaches = { readonly figures: KpiReach; readonly targets: KpiReach };

async function underLock<T>(
  db: Database,
  { now, signal }: RunKpisOptions,
  work: (client: Sql, run: Run) => Promise<T>,
): Promise<T> {
  return inTransaction(db.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.kpis'))");
    const { today, knownAt } = await whenKnown(client, now);
    const first = await firstMonth(client, today);
    const asker: Asker = { scope: companyScope, now, language: "zh-CN" };
    return work(client, { db, asker, signal, today, first, knownAt });
  });
}

async function keepAll(client: Sql, run: Run & Reaches): Promise<KpiRunResult> {
  const { db, asker, signal, today, first, knownAt } = run;
  const subjects = await readSubjects(client);
  let figures = 0;
  let kept = 0;
  // The spans are asked side by side; each next batch of one is asked for when the one before is kept.
  const spans = kpiSpans(first, today, run.figures).map((span) => ({
    span,
    batches: askInBatches(db, subjects, span, asker),
  }));
  const begun = await Promise.all(spans.map(async (one) => ({ ...one, begin: await one.batches.next() })));
  for (const { span, batches, begin } of begun) {
    for (let batch = begin; !batch.done; batch = await batches.next()) {
      signal?.throwIfAborted();
      figures += batch.value.reduce((n, one) => n + one.figures.length, 0);
      kept += await keepFigures(client, span, batch.value, knownAt);
    }
  }
  const targets = await evaluateTargets(client, subjects, { ...run, reach: run.targets });
  return { knownAt, departments: subjects.length - 1, figures, kept, ...targets };
}

// What is written in one statement: it grows with the departments, which may be many.
const figuresAtOnce = 20_000;

const isCohort = (key: MetricKey) => isOfCohorts(metrics[key]);

/**
 * Figures of cohorts are the company's alone, by month: the machines of a department, or sold in a week, are not known.
 */
async function* askInBatches(
  db: Database,
  subjects: readonly Subject[],
  span: KpiSpan,
  asker: Asker,
): AsyncGenerator<readonly FiguresOf[]> {
  const asking = (keys: readonly MetricKey[]) => ({ ...span, metrics: keys.map((key) => ({ key })) });
  const everybodys = asking(metricKeys.filter((key) => !isCohort(key)));
  const companys = span.grain === "MONTH" ? asking(metricKeys.filter(isCohort)) : null;
  let batch: FiguresOf[] = [];
  let size = 0;
  for await (const [{ id }, ofSubject] of askFigures(db, { subjects, tree: subjects }, everybodys, asker)) {
    const ofCohorts = id === null && companys ? await askTogether(db, companys, asker) : [];
    const figures = [...ofSubject, ...ofCohorts].flat();
    batch.push({ departmentId: id, figures });
    size += figures.length;
    if (size < figuresAtOnce) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** The business day of `now`, and a time later than everything known so far, even if a clock was set back. */
async function whenKnown(sql: Sql, now: Date): Promise<{ today: string; knownAt: Date }> {
  // The session's time zone is the installation's.
  const { rows } = await sql.query<{ today: string; knownAt: Date }>(
    `SELECT ($1::timestamptz)::date::text AS today,
       greatest($1::timestamptz, (SELECT max(known_at) FROM kpi_figure) + interval '1 millisecond',
         (SELECT max(known_at) FROM target_state) + interval '1 millisecond') AS "knownAt"`,
    [now],
  );
  return rows[0] ?? { today: now.toISOString().slice(0, 10), knownAt: now };
}

/** Whether the first month has figures; it has none when older cases than any before have just come in. */
async function hasFirstMonth(sql: Sql, first: BusinessDay): Promise<boolean> {
  const { rowCount } = await sql.query("SELECT FROM kpi_figure WHERE grain = 'MONTH' AND bucket <= $1::date LIMIT 1", [
    first,
  ]);
  return rowCount === 1;
}
