import type { Database } from "../database/database.ts";
import { unclassified } from "../metrics/dimension.ts";
import { evaluate, noParts } from "../metrics/figure.ts";
import type { Asker, DayRange, Grain, MetricRequest, MetricResultRow, MetricValue } from "../metrics/metric-query.ts";
import { timeBuckets } from "../metrics/time-buckets.ts";
import { metrics, metricKeys, metricQuery } from "../registry.ts";
import type { Subject } from "./read-subjects.ts";

/** A figure of one bucket; the words of an exclusion are left to the reader's language. */
export type BucketFigure = { readonly bucket: string; readonly value: MetricValue };
/** The figures of one subject: those of each bucket, in the order of the metrics asked. */
export type SubjectFigures = readonly (readonly BucketFigure[])[];

export type FiguresQuestion = {
  readonly metrics: readonly MetricRequest[];
  readonly grain: Grain;
  readonly range: DayRange;
};
/** Whose figures are asked, and the whole tree that they are of. */
export type AskedSubjects = { readonly subjects: readonly Subject[]; readonly tree: readonly Subject[] };

// Beyond it one answer for all departments would be too large, and each subject is asked for by itself.
const mostRows = 10_000;

/**
 * The figures of each subject, a department's with all below it. One question tells all departments apart, and most
 * subjects are one of them, or nobody, or everybody: only what several departments make together is asked for by
 * itself, and once, however many subjects stand for it.
 */
export async function* askFigures(
  db: Database,
  { subjects, tree }: AskedSubjects,
  question: FiguresQuestion,
  asker: Asker,
): AsyncGenerator<readonly [Subject, SubjectFigures]> {
  const apart = await askApart(db, tree, question, asker);
  const asked = new Map<string, SubjectFigures>();
  const askOnce = async (departmentIds: readonly number[] | null): Promise<SubjectFigures> => {
    const name = departmentIds?.join(" ") ?? "everybody";
    const scope = departmentIds ? ({ kind: "part", departmentIds, employeeId: null } as const) : asker.scope;
    const figures = asked.get(name) ?? (await askTogether(db, question, { ...asker, scope }));
    if (apart) asked.set(name, figures);
    return figures;
  };
  const figuresOf = async ({ id }: Subject): Promise<SubjectFigures> => {
    if (id === null) return askOnce(null);
    const below = tree.filter(({ lineage }) => lineage.includes(id));
    const bearing = apart ? below.filter(({ code }) => code !== null && apart.has(code)) : below;
    const alone = bearing.length === 1 ? apart?.get(bearing[0]?.code ?? "") : undefined;
    if (alone) return alone;
    if (apart && bearing.length === apart.size) return askOnce(null);
    return askOnce(bearing.flatMap((one) => (one.id === null ? [] : [one.id])));
  };
  for (const subject of subjects) yield [subject, await figuresOf(subject)];
}

/** The figures of everything that the asker sees. */
export async function askTogether(db: Database, question: FiguresQuestion, asker: Asker): Promise<SubjectFigures> {
  const { rows } = await metricQuery(db, question, asker);
  return rows.map(({ bucket, values }) => bucketFigures(bucket, values));
}

/**
 * The figures of each department without those below it, by the code of those that have any unit at all (among them the
 * key of units without a department); null where there would be too many.
 */
async function askApart(
  db: Database,
  tree: readonly Subject[],
  question: FiguresQuestion,
  asker: Asker,
): Promise<ReadonlyMap<string, SubjectFigures> | null> {
  if (tree.length * timeBuckets(question.range, question.grain).names.length > mostRows) return null;
  const { rows } = await metricQuery(db, { ...question, by: ["department"] }, asker);
  const byCode = Map.groupBy(rows, ({ dimensions }) => dimensions[0]?.key ?? unclassified);
  return new Map([...byCode].map(([code, ofOne]): [string, SubjectFigures] => [code, ofOne.map(figuresAlone)]));
}

function figuresAlone({ bucket, values }: MetricResultRow): readonly BucketFigure[] {
  return bucketFigures(bucket, values.map(ofItsOwnWhole));
}

/** Beside others a share is one of all of them; asked alone it is one of its own. */
function ofItsOwnWhole(value: MetricValue): MetricValue {
  const key = metricKeys.find((known) => known === value.metric);
  if (key === undefined || metrics[key].figure !== "share") return value;
  return { ...value, ...evaluate(metrics[key], { ...noParts(), n: value.n }, value.n) };
}

function bucketFigures(bucket: string | null, values: readonly MetricValue[]): readonly BucketFigure[] {
  return bucket === null ? [] : values.map((value) => ({ bucket, value }));
}
