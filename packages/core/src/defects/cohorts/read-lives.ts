import type { Sql } from "../../database/database.ts";
import type { DimensionId, LifeFigure, Lives } from "../../metrics/answer-parts.ts";
import type { UnitQuestion } from "../../metrics/compile-units.ts";
import { isOfCohorts } from "../../metrics/metric.ts";
import { bucketEnd, type TimeBuckets } from "../../metrics/time-buckets.ts";
import { tellsSales } from "../exposure/sold-tables.ts";
import { monthNumber } from "../reliability/months.ts";
import { type Observation, readObservation } from "../reliability/observation.ts";
import { costToAge, rateAtAge } from "./life-figures.ts";
import { type CellLife, type CellLives, readCellLives } from "./read-cell-lives.ts";

const unknown: Lives = () => null;

/**
 * The lives behind each question of cohorts: the figure at the age asked for (the question's variant) of the machines sold
 * in a bucket of whole months, as the curves of months in service tell it (see curveOf). Unknown of parts of a month, for
 * sales are known by month; and wherever exposure is not known (see readExposure).
 */
export async function readLives(
  sql: Sql,
  questions: readonly UnitQuestion[],
  periods: readonly TimeBuckets[],
): Promise<readonly (Lives | null)[]> {
  const read = new Map<number, CellLives>();
  let observed: Observation | null | undefined;
  const lives: (Lives | null)[] = [];
  // One after the other: what was restored for an earlier time is read by one session.
  for (const question of questions) {
    const { metric, today, tables } = question;
    if (!isOfCohorts(metric)) lives.push(null);
    else if (!tellsSales(question) || !periods.some((buckets) => hasWholeMonths(buckets, today))) lives.push(unknown);
    else {
      observed ??= await readObservation(sql, today, tables);
      const cells = observed && (read.get(metric.of.id) ?? (await readCellLives(sql, question, observed)));
      if (cells) read.set(metric.of.id, cells);
      lives.push(observed && cells ? livesIn(cells, observed, question, periods) : unknown);
    }
  }
  return lives;
}

function hasWholeMonths({ starts, ...buckets }: TimeBuckets, today: string): boolean {
  return starts.some((_, index) => wholeMonths({ starts, ...buckets }, index, today) !== null);
}

/** The months of a bucket, the last one exclusive; what of it lies after today was not sold. Null where a part is left out. */
function wholeMonths(buckets: TimeBuckets, index: number, today: string) {
  const [from, to] = [buckets.starts[index] ?? buckets.to, bucketEnd(buckets, index)];
  if (!from.endsWith("-01") || !(to.endsWith("-01") || to > today)) return null;
  return { from: monthNumber(from), to: to.endsWith("-01") ? monthNumber(to) : monthNumber(to) + 1 };
}

function livesIn(
  cells: CellLives,
  observed: Observation,
  { metric, param, today }: UnitQuestion,
  periods: readonly TimeBuckets[],
): Lives {
  const tell = metric.figure === "cumulative" ? rateAtAge : costToAge;
  const known = new Map<string, CellLife>();
  const lifeOf = (ids: readonly DimensionId[]) => {
    const key = ids.join(":");
    const life = known.get(key) ?? cells(ids);
    known.set(key, life);
    return life;
  };
  return (p, index, ids): LifeFigure | null => {
    const buckets = periods[p];
    const months = buckets ? wholeMonths(buckets, index, today) : null;
    if (!months) return null;
    const { rows, dated } = lifeOf(ids);
    const sold = rows.filter(({ soldMonth }) => soldMonth >= months.from && soldMonth < months.to);
    return sold.length === 0 ? null : tell(sold, observed, { dated, age: param });
  };
}
