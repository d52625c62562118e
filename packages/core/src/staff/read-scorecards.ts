import type { Viewer } from "../access/viewer.ts";
import type { Scope } from "../access/scope.ts";
import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { textOf, type Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import type { Interval } from "../statistics/observed-expected.ts";
import { mayBeRanked } from "../statistics/intervals-overlap.ts";
import { isBusinessDay } from "../time/business-day.ts";
import {
  compareOwner,
  funnelLimits,
  groundOf,
  unowned,
  type CaseMixComparison,
  type Driver,
  type FunnelLimit,
  type Ground,
} from "./compare-owners.ts";
import { readStratumCounts, type StratumCount } from "./read-stratum-counts.ts";
import { readTraining, type Training } from "./training.ts";
import { readWorkload, type Workload } from "./read-workload.ts";
import { scorecardMetrics, type Aspect, type ScorecardMetricKey } from "./scorecard-metrics.ts";
import { staffScopeOf } from "./staff-scope.ts";

export type CardRange = { readonly from: string; readonly to: string };
export type CardMetric = { readonly key: ScorecardMetricKey; readonly aspect?: Aspect | null | undefined };
export type CardAsker = { readonly viewer: Viewer; readonly now: Date; readonly language: Language };
export type Named = { readonly key: string; readonly label: string };

export type NamedDriver = {
  readonly defectFamily: Named | null;
  readonly productFamily: Named | null;
} & Pick<Driver, "n" | "observed" | "expected">;

/** One metric of one card. `excluded` are units that are listed but not counted, by reason. */
export type CardFigure = Omit<CaseMixComparison, "drivers"> & {
  readonly metric: ScorecardMetricKey;
  readonly aspect: Aspect | null;
  readonly better: "HIGHER" | "LOWER";
  readonly contested: number;
  readonly excluded: readonly { readonly reason: string; readonly label: string; readonly n: number }[];
  readonly drivers: readonly NamedDriver[];
};
export type Scorecard = Named & {
  readonly workload: Workload;
  readonly figures: readonly CardFigure[];
  readonly training: readonly Training[];
};
/** The funnel of one metric. `dispersion` null: too few people to tell. */
export type Funnel = {
  readonly metric: ScorecardMetricKey;
  readonly aspect: Aspect | null;
  readonly limits: readonly FunnelLimit[];
  readonly peers: number;
  readonly dispersion: number | null;
  readonly overDispersed: boolean;
  /** Whether the people shown may be put in order: only where no two intervals overlap. */
  readonly ranked: boolean;
};
/** Cards by label: they are never put in order of their figures. */
export type Scorecards = {
  readonly department: Named;
  readonly departments: readonly Scorecard[];
  readonly people: readonly Scorecard[];
  readonly funnels: readonly Funnel[];
};

/** `department`: its code; without it the topmost one that the viewer may ask for. */
export type ScorecardsRequest = {
  readonly department?: string | null | undefined;
  readonly range: CardRange;
  readonly metrics: readonly CardMetric[];
};

/** A metric with every unit of the company behind it. */
type Asked = { readonly metric: CardMetric; readonly counts: readonly StratumCount[]; readonly ground: Ground };
type Names = ReadonlyMap<string, Named>;

/**
 * The scorecards of a department's people and of the departments right below it, against the whole company.
 * Throws NOT_FOUND for a department that is unknown or outside of what the viewer heads, BAD_INPUT for a range that ends
 * before it starts.
 */
export async function readScorecards(db: Database, request: ScorecardsRequest, asker: CardAsker): Promise<Scorecards> {
  checkRange(request.range);
  const scope = await staffScopeOf(db, asker.viewer);
  const tree = await readTree(db.pool, request.department ?? (await readTopDepartment(db.pool, scope)), scope);
  const context = await readContext(db.pool, request, asker);
  const people = await readPeople(db.pool, tree.ids, request.range, context.asked);
  const training = await readTraining(db.pool, people, context.today);
  const inTree = new Set(tree.ids);
  const personCards = people.map((id) => ({
    ...nameOf(context.names, "employee", id),
    workload: workloadOf(
      context.workload.filter(
        (row) => row.employeeId === id && row.departmentId !== null && inTree.has(row.departmentId),
      ),
    ),
    training: training.get(id) ?? [],
    figures: context.asked.map((asked) => {
      const own = asked.counts.filter(
        ({ employeeId, cardDepartmentId }) => employeeId === id && isIn(inTree, cardDepartmentId),
      );
      return figureOf(asked, String(id), own, context, ownedByPerson);
    }),
  }));
  const byLabel = new Intl.Collator(asker.language);
  const sorted = personCards.toSorted((a, b) => byLabel.compare(a.label, b.label));
  return {
    department: nameOf(context.names, "department", tree.root),
    departments: departmentCards(tree, context).toSorted((a, b) => byLabel.compare(a.label, b.label)),
    people: sorted,
    funnels: context.asked.map((asked, i) =>
      funnelOf(
        asked,
        sorted.flatMap((card) => card.figures[i] ?? []),
      ),
    ),
  };
}

/** The viewer's own card, of all departments they worked in; null for a viewer who is no employee. Throws BAD_INPUT. */
export async function readOwnScorecard(
  db: Database,
  request: { readonly range: CardRange; readonly metrics: readonly CardMetric[] },
  asker: CardAsker,
): Promise<{ card: Scorecard; funnels: readonly Funnel[] } | null> {
  checkRange(request.range);
  const id = asker.viewer.employeeId;
  if (id === null) return null;
  const context = await readContext(db.pool, request, asker);
  const training = await readTraining(db.pool, [id], context.today);
  const figures = context.asked.map((asked) =>
    figureOf(
      asked,
      String(id),
      asked.counts.filter(({ employeeId }) => employeeId === id),
      context,
      ownedByPerson,
    ),
  );
  const card = {
    ...nameOf(context.names, "employee", id),
    workload: workloadOf(context.workload.filter(({ employeeId }) => employeeId === id)),
    training: training.get(id) ?? [],
    figures,
  };
  return { card, funnels: context.asked.map((asked, i) => funnelOf(asked, figures.slice(i, i + 1))) };
}

type Context = {
  readonly asked: readonly Asked[];
  readonly workload: Awaited<ReturnType<typeof readWorkload>>;
  readonly names: Names;
  readonly today: string;
  readonly language: Language;
};

async function readContext(
  sql: Sql,
  { range, metrics }: { range: CardRange; metrics: readonly CardMetric[] },
  { now, language }: CardAsker,
): Promise<Context> {
  const today = await readToday(sql, now);
  const asked: Asked[] = [];
  for (const metric of metrics) {
    const window = { ...range, today, aspect: metric.aspect ?? "overall" };
    const counts = await readStratumCounts(sql, { metric: metric.key, window });
    const ground = groundOf(scorecardMetrics[metric.key].measure, counted(counts).map(ownedByPerson));
    asked.push({ metric, counts, ground });
  }
  return { asked, today, language, names: await readNames(sql, language), workload: await readWorkload(sql, range) };
}

function departmentCards(tree: Tree, context: Context): Scorecard[] {
  const childOf = new Map(tree.children.flatMap(({ id, subtree }) => subtree.map((below) => [below, id] as const)));
  const owned = (count: StratumCount) => {
    const child = count.departmentId === null ? undefined : childOf.get(count.departmentId);
    return { ...count, owner: child === undefined ? unowned : String(child) };
  };
  const grounds = context.asked.map((asked) => ({
    ...asked,
    ground: groundOf(scorecardMetrics[asked.metric.key].measure, counted(asked.counts).map(owned)),
  }));
  return tree.children
    .map(({ id, subtree }) => ({
      ...nameOf(context.names, "department", id),
      workload: workloadOf(
        context.workload.filter(({ departmentId }) => departmentId !== null && subtree.includes(departmentId)),
      ),
      training: [],
      figures: grounds.map((asked) => {
        const own = asked.counts.filter(({ departmentId }) => departmentId !== null && subtree.includes(departmentId));
        return figureOf(asked, String(id), own, context, owned);
      }),
    }))
    .filter(({ workload, figures }) => workload.cases > 0 || figures.some(({ n }) => n > 0));
}

function ownedByPerson(count: StratumCount) {
  return { ...count, owner: count.employeeId === null ? unowned : String(count.employeeId) };
}

function counted(counts: readonly StratumCount[]): StratumCount[] {
  return counts.filter(({ outcome }) => outcome === "counted");
}

function figureOf(
  { metric, ground }: Asked,
  owner: string,
  own: readonly StratumCount[],
  { names, language }: Context,
  owned: typeof ownedByPerson,
): CardFigure {
  const { drivers, ...comparison } = compareOwner(ground, owner, counted(own).map(owned));
  const { better, hasAspects } = scorecardMetrics[metric.key];
  return {
    ...comparison,
    metric: metric.key,
    aspect: hasAspects ? (metric.aspect ?? "overall") : null,
    better,
    contested: own.reduce((sum, count) => sum + count.contested, 0),
    excluded: excludedOf(own, language),
    drivers: drivers.slice(0, mostDrivers).map(({ defectFamilyId, productFamilyId, ...part }) => ({
      ...part,
      defectFamily: defectFamilyId === null ? null : nameOf(names, "defect_family", defectFamilyId),
      productFamily: productFamilyId === null ? null : nameOf(names, "product_family", productFamilyId),
    })),
  };
}

const mostDrivers = 5;

function excludedOf(own: readonly StratumCount[], language: Language): CardFigure["excluded"] {
  const words = caseWords(language);
  return [...Map.groupBy(own, ({ outcome }) => outcome)]
    .filter(([reason]) => reason !== "counted")
    .map(([reason, counts]) => ({
      reason,
      label: reason === "contest_upheld" ? textOf(language, "staff.contest_upheld") : words(`outcome.${reason}`),
      n: counts.reduce((sum, { n }) => sum + n, 0),
    }))
    .toSorted((a, b) => b.n - a.n);
}

function funnelOf({ metric, ground }: Asked, figures: readonly CardFigure[]): Funnel {
  const most = Math.max(0, ...figures.map(({ expected }) => expected ?? 0));
  const intervals = figures.flatMap(({ interval }): Interval[] => (interval === null ? [] : [interval]));
  return {
    metric: metric.key,
    aspect: scorecardMetrics[metric.key].hasAspects ? (metric.aspect ?? "overall") : null,
    limits: ground.peers === 0 ? [] : funnelLimits(ground, most * 1.05),
    peers: ground.peers,
    dispersion: ground.dispersion,
    overDispersed: ground.between > 0,
    ranked: intervals.length > 1 && mayBeRanked(intervals),
  };
}

function workloadOf(rows: readonly Workload[]): Workload {
  return {
    cases: rows.reduce((sum, { cases }) => sum + cases, 0),
    custodySeconds: rows.reduce((sum, { custodySeconds }) => sum + custodySeconds, 0),
  };
}

type Tree = {
  readonly root: number;
  readonly ids: readonly number[];
  readonly children: readonly { readonly id: number; readonly subtree: readonly number[] }[];
};

/** The topmost department of the scope; of several the one with the most people. */
async function readTopDepartment(sql: Sql, scope: Scope): Promise<string> {
  const { rows } = await sql.query<{ code: string }>(
    `WITH RECURSIVE below AS (
       SELECT id, id AS top FROM department d
       WHERE CASE WHEN $1::int[] IS NULL THEN parent_id IS NULL
         ELSE id = ANY($1) AND NOT COALESCE(parent_id = ANY($1), false) END
       UNION ALL
       SELECT d.id, b.top FROM department d JOIN below b ON d.parent_id = b.id
     )
     SELECT t.code FROM below b JOIN department t ON t.id = b.top LEFT JOIN employee_membership m ON m.department_id = b.id
     GROUP BY t.code ORDER BY count(m.employee_id) DESC, t.code LIMIT 1`,
    [scope.kind === "company" ? null : scope.departmentIds],
  );
  return rows[0]?.code ?? "";
}

/** The department of `code` with everything below it. */
async function readTree(sql: Sql, code: string, scope: Scope): Promise<Tree> {
  const { rows } = await sql.query<{ id: number; child: number | null }>(
    `WITH RECURSIVE below AS (
       SELECT id, NULL::int AS child FROM department WHERE code = $1
       UNION ALL
       SELECT d.id, COALESCE(b.child, d.id) FROM department d JOIN below b ON d.parent_id = b.id
     ) SELECT id, child FROM below ORDER BY child NULLS FIRST, id`,
    [code],
  );
  const root = rows[0]?.id;
  if (root === undefined || !(scope.kind === "company" || scope.departmentIds.includes(root))) {
    throw new DomainError("NOT_FOUND", "scorecard_department_unknown", { code });
  }
  const children = Map.groupBy(
    rows.flatMap(({ id, child }) => (child === null ? [] : [{ id, child }])),
    ({ child }) => child,
  );
  return {
    root,
    ids: rows.map(({ id }) => id),
    children: [...children].map(([id, below]) => ({ id, subtree: below.map((row) => row.id) })),
  };
}

/** Who belonged to the departments on a day of the range, and who without any membership has units there. */
async function readPeople(
  sql: Sql,
  departmentIds: readonly number[],
  { from, to }: CardRange,
  asked: readonly Asked[],
): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT DISTINCT employee_id AS id FROM employee_membership
     WHERE department_id = ANY($1::int[]) AND valid_from < $3::date AND (valid_to IS NULL OR valid_to > $2::date)`,
    [departmentIds, from, to],
  );
  const inTree = new Set(departmentIds);
  const credited = asked.flatMap(({ counts }) =>
    counts.flatMap(({ employeeId, cardDepartmentId }) =>
      employeeId !== null && isIn(inTree, cardDepartmentId) ? [employeeId] : [],
    ),
  );
  return [...new Set([...rows.map(({ id }) => id), ...credited])];
}

function isIn(ids: ReadonlySet<number>, id: number | null): boolean {
  return id !== null && ids.has(id);
}

async function readNames(sql: Sql, language: Language): Promise<Names> {
  const tables = ["department", "employee", "defect_family", "product_family"];
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ name: string; key: string; label: string }>(
    tables
      .map((table) => `SELECT '${table} ' || id AS name, code AS key, ${label} AS label FROM ${table}`)
      .join(" UNION ALL "),
  );
  return new Map(rows.map(({ name, ...named }) => [name, named]));
}

function nameOf(names: Names, table: string, id: number): Named {
  return names.get(`${table} ${id}`) ?? { key: String(id), label: String(id) };
}

/** The business day of `now`: sessions run in the installation's time zone. */
export async function readToday(sql: Sql, now: Date): Promise<string> {
  const { rows } = await sql.query<{ today: string }>("SELECT $1::timestamptz::date::text AS today", [now]);
  return rows[0]?.today ?? now.toISOString().slice(0, 10);
}

/** Throws BAD_INPUT for days that do not exist or a range that ends before it starts. */
export function checkRange({ from, to }: CardRange): void {
  for (const day of [from, to]) {
    if (!isBusinessDay(day)) throw new DomainError("BAD_INPUT", "day_unreadable", { day });
  }
  if (from >= to) throw new DomainError("BAD_INPUT", "range_reversed", { from, to });
}
