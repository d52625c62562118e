import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { weibullFit, type WeibullFit } from "../../statistics/weibull.ts";
import { dayNumber } from "../../time/business-day.ts";
import { storedTables } from "../../metrics/unit.ts";
import { soldRelation } from "../exposure/sold-tables.ts";
import { daysOfMonth } from "../exposure/unit-months.ts";
import { readTerms, type TermOf } from "../signals/read-terms.ts";
import { demandLives, type LifeQuestion, ofReports, ofUnits } from "./life-filter.ts";
import { daysIn, firstDay, type MonthNumber, monthOf } from "./months.ts";
import { type Observation, readObservation } from "./observation.ts";

/** What the shape of a life says: early failures, chance (or not told apart from it), or wear. */
export const lifeShapes = ["EARLY", "RANDOM", "WEAR_OUT"] as const;
export type LifeShape = (typeof lifeShapes)[number];

/** Why no life is fitted. */
export const unfitReasons = ["FEW_FAILURES", "ONE_AGE", "NO_SALES"] as const;
export type UnfitReason = (typeof unfitReasons)[number];

/** A Weibull life, in months; limits 95 % on the log scale. */
export type FittedLife = {
  readonly shape: LifeShape;
  readonly beta: number;
  readonly betaLow: number;
  readonly betaHigh: number;
  readonly eta: number;
  readonly b10: number;
  readonly b10Low: number;
  readonly b10High: number;
  /** No unit has been seen at that age. */
  readonly b10BeyondSeen: boolean;
};

/** One defect as a way to fail: a unit fails when it is first reported. */
export type FailureMode = {
  readonly defect: TermOf;
  /** All reports of the observed months. */
  readonly reports: number;
  /** Units sold since the beginning of observation whose first report of it has a known age. */
  readonly failures: number;
  /** Units sold since, of the models that ever had it. */
  readonly units: number;
  readonly life: FittedLife | null;
  readonly reason: UnfitReason | null;
};

export type FailureModes = {
  /** Units sold from this month on, until the end of the last month nearly all of whose reports are known. */
  readonly observed: Observation;
  readonly longestAge: number;
  /** The most reports first. */
  readonly modes: readonly FailureMode[];
};

const fewestFailures = 5;
// Units of one month of sale are censored at so many ages, evenly over the month.
const slices = 4;

/**
 * The Weibull life of each defect, one mode at a time, from the first report of each unit: right-censored at the end of the
 * settled months, of units sold since observation began, so that no early failure is missed (Meeker & Escobar 1998). Fewer
 * than five failures are not fitted. Null before there are reports. See demandLives for what it throws.
 */
export async function failureModes(sql: Sql, question: LifeQuestion): Promise<FailureModes | null> {
  demandLives(question);
  const observed = await readObservation(sql, question.today);
  if (!observed) return null;
  const [found, failures, sold, terms] = await Promise.all([
    readModes(sql, question, observed),
    readFailures(sql, question, observed),
    readSoldByModel(sql, question, observed),
    readTerms(sql, question.language),
  ]);
  const byDefect = Map.groupBy(failures, ({ defect }) => defect);
  const modes = found.flatMap(({ id, reports, models, datedShare }): FailureMode[] => {
    const defect = terms.defect(id);
    if (!defect) return [];
    const units = sold.filter(({ model }) => models.includes(model));
    return [{ defect, reports, ...fitMode({ failures: byDefect.get(id) ?? [], units, datedShare }, observed) }];
  });
  return { observed, longestAge: agesOf(observed, observed.from).at(0) ?? 0, modes };
}

/** Failures at an age, of units sold in a month. */
export type Failures = { readonly soldMonth: MonthNumber; readonly ageDays: number; readonly failures: number };
export type SoldIn = { readonly soldMonth: MonthNumber; readonly units: number };
type ModeData = {
  readonly failures: readonly Failures[];
  readonly units: readonly SoldIn[];
  readonly datedShare: number;
};

/** The life of one mode: what failed at its age, everything else works at the age it has reached. */
export function fitMode(
  { failures, units, datedShare }: ModeData,
  observed: Observation,
): Pick<FailureMode, "failures" | "units" | "life" | "reason"> {
  const months = new Map<MonthNumber, number>();
  for (const { soldMonth, units: sold } of units) months.set(soldMonth, (months.get(soldMonth) ?? 0) + sold);
  const placed = failures.filter(({ soldMonth }) => months.has(soldMonth));
  const failed = placed.reduce((sum, one) => sum + one.failures, 0);
  const told = { failures: failed, units: [...months.values()].reduce((sum, sold) => sum + sold, 0) };
  if (told.units === 0) return { ...told, life: null, reason: "NO_SALES" };
  if (failed < fewestFailures) return { ...told, life: null, reason: "FEW_FAILURES" };
  const working = [...months].flatMap(([soldMonth, sold]) => {
    const gone = placed.reduce((sum, one) => sum + (one.soldMonth === soldMonth ? one.failures : 0), 0);
    const weight = Math.max(0, sold * datedShare - gone) / slices;
    return agesOf(observed, soldMonth).map((age) => ({ age, status: 0, weight }));
  });
  const broken = placed.map((one) => ({ age: (one.ageDays + 0.5) / daysOfMonth, status: 1, weight: one.failures }));
  const rows = [...broken, ...working].filter(({ weight }) => weight > 0);
  const life = fitted(rows, agesOf(observed, observed.from).at(0) ?? 0);
  return { ...told, life, reason: life ? null : "ONE_AGE" };
}

type LifeAge = { readonly age: number; readonly status: number; readonly weight: number };

function fitted(rows: readonly LifeAge[], longestAge: number): FittedLife | null {
  const fit = fitOrNull(rows);
  if (!fit) return null;
  const [[betaLow, betaHigh], [b10Low, b10High]] = [fit.beta_ci95, fit.B10_ci95];
  return {
    shape: betaHigh < 1 ? "EARLY" : betaLow > 1 ? "WEAR_OUT" : "RANDOM",
    beta: fit.beta,
    betaLow,
    betaHigh,
    eta: fit.eta,
    b10: fit.B10,
    b10Low,
    b10High,
    b10BeyondSeen: fit.B10 > longestAge,
  };
}

function fitOrNull(rows: readonly LifeAge[]): WeibullFit | null {
  try {
    const column = (of: (row: LifeAge) => number) => rows.map(of);
    const fit = weibullFit(
      column(({ age }) => age),
      column(({ status }) => status),
      column(({ weight }) => weight),
    );
    return [...fit.beta_ci95, ...fit.B10_ci95].every(Number.isFinite) ? fit : null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The ages in months at which units of a month of sale were last seen, the oldest first; none that were not yet. */
function agesOf({ settledTo }: Observation, soldMonth: MonthNumber): number[] {
  const [start, end] = [dayNumber(firstDay(soldMonth)), dayNumber(firstDay(settledTo))];
  const ages = Array.from({ length: slices }, (_, i) => end - start - ((i + 0.5) * daysIn(soldMonth)) / slices);
  return ages.filter((days) => days > 0).map((days) => days / daysOfMonth);
}

type ModeRow = {
  readonly id: number;
  readonly reports: number;
  readonly models: number[];
  readonly datedShare: number;
};

async function readModes(sql: Sql, question: LifeQuestion, observed: Observation): Promise<ModeRow[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<ModeRow>(
    `SELECT r.defect_type_id AS id, sum(r.weight)::int AS reports, array_agg(DISTINCT r.model_id) AS models,
       (count(*) FILTER (WHERE u.sold_on <= r.day))::float8 / count(*) AS "datedShare"
     FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id LEFT JOIN ${storedTables.machines} u ON u.id = c.unit_id
     WHERE ${ofReports(question, parameters)} AND r.defect_type_id IS NOT NULL
       AND r.day >= ${parameters.add(firstDay(observed.from))} AND r.day < ${parameters.add(firstDay(observed.to))}
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    parameters.values,
  );
  return rows;
}

async function readFailures(
  sql: Sql,
  question: LifeQuestion,
  observed: Observation,
): Promise<(Failures & { readonly defect: number })[]> {
  const parameters = new SqlParameters();
  const [from, to] = [parameters.add(firstDay(observed.from)), parameters.add(firstDay(observed.settledTo))];
  const { rows } = await sql.query<Failures & { readonly defect: number }>(
    `SELECT defect, ${monthOf("sold_on")} AS "soldMonth", age AS "ageDays", count(*)::int AS failures FROM (
       SELECT r.defect_type_id AS defect, u.id, u.sold_on, min(r.day - u.sold_on) AS age
       FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id JOIN ${storedTables.machines} u ON u.id = c.unit_id
       WHERE ${ofReports(question, parameters)} AND r.defect_type_id IS NOT NULL
         AND u.sold_on >= ${from} AND u.sold_on <= r.day AND r.day < ${to}
       GROUP BY 1, 2, 3) first GROUP BY 1, 2, 3`,
    parameters.values,
  );
  return rows;
}

async function readSoldByModel(
  sql: Sql,
  question: LifeQuestion,
  observed: Observation,
): Promise<(SoldIn & { readonly model: number })[]> {
  const parameters = new SqlParameters();
  const where = ofUnits(question, parameters);
  const { rows } = await sql.query<SoldIn & { readonly model: number }>(
    `SELECT s.model_id AS model, ${monthOf("s.month")} AS "soldMonth", sum(s.units)::float8 AS units
     FROM ${soldRelation(where)} s JOIN product_model m ON m.id = s.model_id
     WHERE ${where} AND s.month >= ${parameters.add(firstDay(observed.from))} AND s.month < ${parameters.add(firstDay(observed.settledTo))}
     GROUP BY 1, 2 HAVING sum(s.units) > 0`,
    parameters.values,
  );
  return rows;
}
