import type { Database } from "../database/database.ts";
import type { Asker, DayRange, Grain, MetricRequest, MetricValue } from "../metrics/metric-query.ts";
import { metricQuery } from "../registry.ts";
import type { Subject } from "./read-subjects.ts";

/** A figure of one bucket; the words of an exclusion are left to the reader's language. */
export type BucketFigure = { readonly bucket: string; readonly value: MetricValue };

export type FiguresQuestion = {
  readonly metrics: readonly MetricRequest[];
  readonly grain: Grain;
  readonly range: DayRange;
};

/** The figures of `subject`: a department's code in a filter means the department and all below it. */
export async function askFigures(
  db: Database,
  { code }: Pick<Subject, "code">,
  question: FiguresQuestion,
  asker: Asker,
): Promise<BucketFigure[][]> {
  const filters = code === null ? [] : [{ dimension: "department", in: [code] } as const];
  const { rows } = await metricQuery(db, { ...question, filters }, asker);
  return rows.flatMap(({ bucket, values }) => (bucket === null ? [] : [values.map((value) => ({ bucket, value }))]));
}
