import type { Database, Sql } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { counted, figureOf, funnelOf, ownedByPerson, type AskedMetric } from "./card-figure.ts";
import { groundOf, unowned } from "./compare-owners.ts";
import { readDepartmentTree, readTopDepartment, type DepartmentTree } from "./department-tree.ts";
import { readStratumCounts, type StratumCount } from "./read-stratum-counts.ts";
import { readWorkload, type Workload } from "./read-workload.ts";
import { scorecardMetrics } from "./scorecard-metrics.ts";
import {
  checkRange,
  readToday,
  type CardAsker,
  type CardMetric,
  type CardRange,
  type Funnel,
  type Scorecard,
  type Scorecards,
} from "./scorecard.ts";
import { nameOf, readNames, type Names } from "./staff-names.ts";
import { staffScopeOf } from "./staff-scope.ts";
import { readTraining } from "./training.ts";

/** `department`: its code; without it the topmost one that the viewer may ask for. */
export type ScorecardsRequest = {
  readonly department?: string | null | undefined;
  readonly range: CardRange;
  readonly metrics: readonly CardMetric[];
};

/**
 * The scorecards of a department's people and of the departments right below it, against the whole company.
 * Throws NOT_FOUND for a department that is unknown or outside of what the viewer heads, BAD_INPUT for a range that ends
 * before it starts.
 */
export async function readScorecards(db: Database, request: ScorecardsRequest, asker: CardAsker): Promise<Scorecards> {
  checkRange(request.range);
  const scope = await staffScopeOf(db, asker.viewer);
  const tree = await readDepartmentTree(
    db.pool,
    request.department ?? (await readTopDepartment(db.pool, scope)),
    scope,
  );
  const context = await readContext(db.pool, request, asker, null);
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
  const context = await readContext(db.pool, request, asker, id);
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
  readonly asked: readonly AskedMetric[];
  readonly workload: Awaited<ReturnType<typeof readWorkload>>;
  readonly names: Names;
  readonly today: string;
  readonly language: Language;
};

async function readContext(
  sql: Sql,
  { range, metrics }: { range: CardRange; metrics: readonly CardMetric[] },
  { now, language }: CardAsker,
  onlyWorkloadOf: number | null,
): Promise<Context> {
  const today = await readToday(sql, now);
  const asked: AskedMetric[] = [];
  for (const metric of metrics) {
    const window = { ...range, today, aspect: metric.aspect ?? "overall" };
    const counts = await readStratumCounts(sql, { metric: metric.key, window });
    const ground = groundOf(scorecardMetrics[metric.key].measure, counted(counts).map(ownedByPerson));
    asked.push({ metric, counts, ground });
  }
  const names = await readNames(sql, language);
  return { asked, today, language, names, workload: await readWorkload(sql, range, onlyWorkloadOf) };
}

function departmentCards(tree: DepartmentTree, context: Context): Scorecard[] {
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

function workloadOf(rows: readonly Workload[]): Workload {
  return {
    cases: rows.reduce((sum, { cases }) => sum + cases, 0),
    custodySeconds: rows.reduce((sum, { custodySeconds }) => sum + custodySeconds, 0),
  };
}

/** Who belonged to the departments on a day of the range, and who without any membership has units there. */
async function readPeople(
  sql: Sql,
  departmentIds: readonly number[],
  { from, to }: CardRange,
  asked: readonly AskedMetric[],
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
