import type { Sql } from "../../database/database.ts";
import { type CurvePoint, curveOf } from "./curve-of.ts";
import { demandLives, type LifeQuestion } from "./life-filter.ts";
import { type Observation, readObservation } from "./observation.ts";
import { type CohortKind, type LifeExclusions, readLifeTable } from "./read-life-table.ts";

/** How a cohort stands against all together at the last age told of it, from three months on. */
export type CohortExcess = {
  readonly age: number;
  readonly times: number;
  /** The lower limit, 95 %. */
  readonly low: number;
};

export type Cohort = {
  /** The month (YYYY-MM) or the batch's code; empty where it is not known. */
  readonly cohort: string;
  readonly label: string;
  /** Of a batch its model, for batches of several models bear the same name; else null. */
  readonly model: string | null;
  /** The keys of its batches; none of a month of sale. */
  readonly batches: readonly string[];
  /** Sold. */
  readonly units: number;
  /** Made, where production is known of all its batches, and where no region is asked for; else null. */
  readonly made: number | null;
  readonly reports: number;
  /** At 3, 6, 12, 24 and 36 months, as far as it is told; empty where lives began before reports were recorded. */
  readonly marks: readonly CurvePoint[];
  /** Null where it is younger, or nobody has reports. */
  readonly excess: CohortExcess | null;
};

export type CohortCurve = Pick<Cohort, "cohort" | "label" | "model"> & { readonly points: readonly CurvePoint[] };

export type MonthsInService = LifeExclusions & {
  readonly observed: Observation;
  /** Units count as far as their reports have a known age. */
  readonly datedShare: number;
  readonly units: number;
  readonly reports: number;
  /** All cohorts together. */
  readonly all: readonly CurvePoint[];
  /** In order of time, or of key. */
  readonly cohorts: readonly Cohort[];
  /** Those asked for at every age; without a wish the four that stand highest against all. */
  readonly curves: readonly CohortCurve[];
};

export type CohortWish = { readonly by: CohortKind; readonly curves?: readonly string[] | null | undefined };

const markAges = [3, 6, 12, 24, 36];
const curvesShown = 4;
const mostCurves = 12;

/**
 * Months-in-service curves of production or sales cohorts: 1000 × Σ reports ÷ units at risk by month of service, with the
 * reports still to be learned (Kalbfleisch, Lawless & Robinson 1991). Null before there are reports. See demandLives for
 * what it throws.
 */
export async function monthsInService(
  sql: Sql,
  question: LifeQuestion,
  { by, curves }: CohortWish,
): Promise<MonthsInService | null> {
  demandLives(question);
  const observed = await readObservation(sql, question.today);
  if (!observed) return null;
  const { rows, ...table } = await readLifeTable(sql, question, { observed, by });
  const dated = table.datedShare;
  const all = curveOf(rows, observed, { dated });
  const labels = await readLabels(sql, { by, language: question.language });
  const groups = Map.groupBy(rows, ({ cohort }) => cohort);
  const made = await readMade(sql, question);
  const cohorts = [...groups].map(([cohort, own]): Cohort => {
    const batches = [...new Set(own.flatMap((row) => row.batches))];
    const points = curveOf(own, observed, { dated, ages: markAges });
    return {
      cohort,
      label: labels.get(cohort)?.label ?? cohort,
      model: labels.get(cohort)?.model ?? null,
      batches,
      made: madeOf(batches, made),
      units: own.reduce((sum, { units }) => sum + units, 0),
      reports: own.reduce((sum, { reports }) => sum + total(reports), 0),
      marks: points.filter(({ age }) => markAges.includes(age)),
      excess: excessOf(points, all),
    };
  });
  const chosen = curves
    ? cohorts.filter(({ cohort }) => curves.includes(cohort)).slice(0, mostCurves)
    : highest(cohorts);
  return {
    ...table,
    observed,
    units: cohorts.reduce((sum, { units }) => sum + units, 0),
    all,
    cohorts,
    curves: chosen.map(({ cohort, label, model }) => ({
      cohort,
      label,
      model,
      points: curveOf(groups.get(cohort) ?? [], observed, { dated }),
    })),
  };
}

function excessOf(points: readonly CurvePoint[], all: readonly CurvePoint[]): CohortExcess | null {
  const last = points.at(-1);
  const usual = all.find(({ age }) => age === last?.age)?.perThousand ?? 0;
  // In the first months the season of its sales decides.
  return last && last.age >= Math.min(...markAges) && usual > 0
    ? { age: last.age, times: last.perThousand / usual, low: last.low / usual }
    : null;
}

function highest(cohorts: readonly Cohort[]): Cohort[] {
  const standing = cohorts.filter(({ excess, cohort }) => excess && cohort !== "");
  return standing.toSorted((a, b) => (b.excess?.low ?? 0) - (a.excess?.low ?? 0)).slice(0, curvesShown);
}

const total = (reports: ReadonlyMap<number, number>) => [...reports.values()].reduce((sum, n) => sum + n, 0);

/** Units made of each batch whose production is known. */
async function readMade(sql: Sql, { filters }: LifeQuestion): Promise<ReadonlyMap<string, number>> {
  if (filters.some(({ dimension }) => dimension === "region")) return new Map();
  const { rows } = await sql.query<{ code: string; units: number }>(
    `SELECT b.code, sum(p.units)::float8 AS units FROM made_month p JOIN production_batch b ON b.id = p.batch_id GROUP BY b.code`,
  );
  return new Map(rows.map(({ code, units }) => [code, units]));
}

function madeOf(batches: readonly string[], made: ReadonlyMap<string, number>): number | null {
  const known = batches.flatMap((batch) => made.get(batch) ?? []);
  return known.length === 0 || known.length < batches.length ? null : known.reduce((sum, units) => sum + units, 0);
}

async function readLabels(
  sql: Sql,
  { by, language }: { readonly by: CohortKind; readonly language: "zh-CN" | "en" },
): Promise<ReadonlyMap<string, { readonly label: string; readonly model: string | null }>> {
  if (by !== "BATCH") return new Map();
  const name = (of: string) => (language === "en" ? `COALESCE(${of}.name_en, ${of}.name)` : `${of}.name`);
  const { rows } = await sql.query<{ code: string; label: string; model: string | null }>(
    `SELECT b.code, ${name("b")} AS label, ${name("m")} AS model FROM production_batch b LEFT JOIN product_model m ON m.id = b.model_id`,
  );
  return new Map(rows.map(({ code, label, model }) => [code, { label, model }]));
}
