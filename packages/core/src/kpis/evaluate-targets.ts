import type { Database, Sql } from "../database/database.ts";
import type { Asker, DayRange } from "../metrics/metric-query.ts";
import { bucketStart } from "../metrics/time-buckets.ts";
import { addDays, addMonths, type BusinessDay } from "../time/business-day.ts";
import { appliedTarget, type Lineage } from "./applied-target.ts";
import { askFigures, type BucketFigure } from "./ask-figures.ts";
import { aimOf } from "./check-target.ts";
import { evaluateTarget } from "./evaluate-target.ts";
import { keepTargetStates, type JudgedPeriod } from "./keep-target-states.ts";
import type { KpiReach } from "./kpi-spans.ts";
import type { Subject } from "./read-subjects.ts";
import { readTargetVersions } from "./read-target-versions.ts";
import { measureOf, requestOf, type TargetGrain, targetGrains, type TargetVersion } from "./target.ts";

export type EvaluateTargetsOptions = {
  readonly db: Database;
  readonly asker: Asker;
  readonly signal: AbortSignal | undefined;
  readonly today: BusinessDay;
  /** The month of the first case: there is nothing to judge before it. */
  readonly first: BusinessDay;
  readonly knownAt: Date;
  readonly reach: KpiReach;
};

/**
 * Judges each period of each subject by the target that applied to it and keeps what is new; returns how many periods
 * were judged and how many states were kept. A period for which a target no longer applies keeps an empty state.
 */
export async function evaluateTargets(
  client: Sql,
  subjects: readonly Subject[],
  options: EvaluateTargetsOptions,
): Promise<{ judged: number; statesKept: number }> {
  const versions = (await readTargetVersions(client)).filter(({ metric }) => aimOf(metric) !== null);
  let judged = 0;
  let statesKept = 0;
  for (const grain of targetGrains) {
    const measures = [
      ...Map.groupBy(
        versions.filter((one) => one.grain === grain),
        measureOf,
      ).values(),
    ];
    if (measures.length === 0) continue;
    const range = spanOf(measures.flat(), grain, options);
    options.signal?.throwIfAborted();
    for await (const [subject, periods] of judge(subjects, measures, { grain, range, ...options })) {
      judged += periods.length;
      statesKept += await keepTargetStates(
        client,
        { departmentId: subject.id, grain, range },
        periods,
        options.knownAt,
      );
    }
  }
  return { judged, statesKept };
}

/** From the first period that any version is valid for; between two nights the running period and those just before. */
function spanOf(
  versions: readonly TargetVersion[],
  grain: TargetGrain,
  { today, first, reach }: EvaluateTargetsOptions,
): DayRange {
  const earliest = versions.reduce((least, { validFrom }) => (validFrom < least ? validFrom : least), today);
  const begin = earliest > first ? earliest : first;
  const recent = recentStart(today, grain);
  const from = reach === "ALL" || begin > recent ? begin : recent;
  return { from: bucketStart(from, grain), to: addDays(today, 1) };
}

function recentStart(today: BusinessDay, grain: TargetGrain): BusinessDay {
  if (grain === "WEEK") return addDays(today, -21);
  return addMonths(today, { MONTH: -2, QUARTER: -3, YEAR: -12 }[grain]);
}

type Judging = EvaluateTargetsOptions & { readonly grain: TargetGrain; readonly range: DayRange };

/** The judged periods of every subject; figures are asked of those that have a target, or stand below one. */
async function* judge(
  tree: readonly Subject[],
  measures: readonly (readonly TargetVersion[])[],
  { db, asker, grain, range }: Judging,
): AsyncGenerator<readonly [Subject, readonly JudgedPeriod[]]> {
  const aimed = new Set(measures.flatMap((versions) => versions.map(({ departmentId }) => departmentId)));
  const subjects = tree.filter(({ lineage }) => lineage.some((id) => aimed.has(id)));
  const metrics = measures.flatMap(([version]) => (version ? [requestOf(version)] : []));
  for await (const [subject, buckets] of askFigures(db, { subjects, tree }, { metrics, grain, range }, asker)) {
    const judged = buckets.flatMap((figures) =>
      figures.flatMap((figure, i) => judgePeriod(figure, measures[i] ?? [], subject.lineage)),
    );
    yield [subject, judged];
  }
  // Those that nobody has a target for: what was known of them is gone.
  for (const subject of tree) if (!subjects.includes(subject)) yield [subject, []];
}

function judgePeriod(
  { bucket, value: figure }: BucketFigure,
  versions: readonly TargetVersion[],
  lineage: Lineage,
): JudgedPeriod[] {
  const target = appliedTarget(versions, lineage, bucket);
  const better = target && aimOf(target.metric);
  if (!target || !better) return [];
  const state = evaluateTarget(figure, { better, value: target.value, margin: target.margin });
  return [{ target, bucket, state, figure }];
}
