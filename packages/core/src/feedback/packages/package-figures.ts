import { appliedTarget } from "../../kpis/applied-target.ts";
import { aimOf } from "../../kpis/check-target.ts";
import { evaluateTarget } from "../../kpis/evaluate-target.ts";
import { readTargetVersions } from "../../kpis/read-target-versions.ts";
import type { TargetVersion } from "../../kpis/target.ts";
import type { MetricValue } from "../../metrics/metric-query.ts";
import { type MetricKey, metrics } from "../../registry.ts";
import type { Sql } from "../../database/database.ts";
import type { PackageDocument, PackageFigure, PackageTerm } from "./package-document.ts";
import type { PackageSubject } from "./package-subject.ts";
import { courseOf } from "./package-periods.ts";
import { namesOfIds } from "./both-names.ts";
import type { Telling } from "./telling.ts";

/** What a department is told of itself: the tiles of the overview, and what came back. */
export const packageMetrics = [
  "cases",
  "backlog",
  "firstResponseTime",
  "replyWithin24h",
  "handlingTime",
  "firstFixRate",
  "repeatRepairRate",
  "reopenRate",
  "csat",
  "costPerCase",
] as const satisfies readonly MetricKey[];

/** The department's figures of the period, each with its doubt, what it was before, and its target of periods of this length. */
export async function packageFigures(
  sql: Sql,
  { ask, subject, grain, range, knownAt }: Telling,
): Promise<PackageFigure[]> {
  const { rows } = await ask({
    metrics: packageMetrics.map((key) => ({ key })),
    range,
    compare: ["PREVIOUS_PERIOD", "PREVIOUS_YEAR"],
  });
  const versions = (await readTargetVersions(sql, knownAt)).filter((one) => one.grain === grain && isOfDefault(one));
  const owners = versions.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  const names = await namesOfIds(sql, "department", owners);
  return (rows[0]?.values ?? []).map((value) => ({
    ...shown(value),
    target: targetOf(value, versions, { lineage: subject.lineage, bucket: range.from, names }),
  }));
}

/** The course of a metric over a year of periods. */
export async function packageTrend({ ask, grain, range }: Telling): Promise<PackageDocument["trend"]> {
  const course = courseOf(grain, range);
  const { rows } = await ask({ metrics: [{ key: "cases" }], ...course });
  const points = rows.flatMap(({ bucket, values: [value] }) =>
    bucket === null || !value ? [] : [{ bucket, value: value.value, n: value.n, provisional: value.provisional }],
  );
  return { metric: "cases", grain, from: course.range.from, points };
}

function shown({
  metric,
  unit,
  value,
  n,
  median,
  low,
  high,
  provisional,
  excluded,
  previous,
}: MetricValue): Omit<PackageFigure, "target"> {
  return {
    metric,
    unit,
    value,
    n,
    median,
    low,
    high,
    provisional,
    excluded: excluded.map(({ reason, n: left }) => ({ reason, n: left })),
    previous: previous.map((one) => ({ ...one })),
  };
}

/** A metric is told by its defaults; so is the target beside it. */
function isOfDefault({ metric, parameters }: TargetVersion): boolean {
  const known = packageMetrics.find((key) => key === metric);
  if (known === undefined) return false;
  const { choice } = metrics[known];
  const chosen = Object.values(parameters);
  return chosen.length === 0 || (choice !== null && chosen.length === 1 && chosen[0] === choice.values[0]);
}

type Held = Pick<PackageSubject, "lineage"> & {
  readonly bucket: string;
  readonly names: ReadonlyMap<number, PackageTerm>;
};

function targetOf(
  value: MetricValue,
  versions: readonly TargetVersion[],
  { lineage, bucket, names }: Held,
): PackageFigure["target"] {
  const target = appliedTarget(
    versions.filter(({ metric }) => metric === value.metric),
    lineage,
    bucket,
  );
  const better = target && aimOf(target.metric);
  if (!target || !better) return null;
  const { value: aim, margin, departmentId } = target;
  const state = evaluateTarget(value, { better, value: aim, margin });
  return { value: aim, margin, state, of: departmentId === null ? null : (names.get(departmentId) ?? null) };
}
