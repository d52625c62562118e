import type { Sql } from "../../database/database.ts";
import { monthsInServiceRate } from "../../statistics/months-in-service-rate.ts";
import { weightedRate } from "../../statistics/weighted-rate.ts";
import { demandLives, type LifeQuestion } from "./life-filter.ts";
import { knownShare, type Observation, readObservation } from "./observation.ts";
import { type CohortKind, type LifeExclusions, type LifeRow, readLifeTable } from "./read-life-table.ts";

/** Reports for each thousand units up to a month of service; month 0 is that of the sale, half of it in service. */
export type CurvePoint = {
  readonly age: number;
  readonly perThousand: number;
  /** 95 % (Fay & Feuer 1997). */
  readonly low: number;
  readonly high: number;
  /** Up to this age. */
  readonly reports: number;
  /** Units that reached this age. */
  readonly atRisk: number;
  /** Every unit of the cohort reached it, and most of its reports are known. */
  readonly mature: boolean;
};

export type CohortCurve = {
  /** The month (YYYY-MM) or the batch's code; empty where it is not known. */
  readonly cohort: string;
  readonly label: string;
  readonly units: number;
  readonly reports: number;
  /** Empty where the lives began before reports were recorded. */
  readonly points: readonly CurvePoint[];
};

export type MonthsInService = LifeExclusions & {
  readonly observed: Observation;
  readonly datedShare: number;
  readonly units: number;
  readonly reports: number;
  /** All cohorts together. */
  readonly all: readonly CurvePoint[];
  /** In order of time, or of name. */
  readonly cohorts: readonly CohortCurve[];
};

// Below this share of its units a point tells little; below the other its reports may still multiply.
const fewestKnown = 0.2;
const matureKnown = 0.7;

/**
 * Months-in-service curves of production or sales cohorts: 1000 × Σ reports ÷ units at risk by month of service, with the
 * reports still to be learned (Kalbfleisch, Lawless & Robinson 1991), shown as far as a fifth of the cohort is known there.
 * Null before there are reports. See demandLives for what it throws.
 */
export async function monthsInService(
  sql: Sql,
  question: LifeQuestion & { readonly by: CohortKind },
): Promise<MonthsInService | null> {
  demandLives(question);
  const observed = await readObservation(sql, question.today);
  if (!observed) return null;
  const { rows, ...table } = await readLifeTable(sql, question, { observed, by: question.by });
  const labels = await readLabels(sql, question);
  const cohorts = [...Map.groupBy(rows, ({ cohort }) => cohort)].map(([cohort, own]) => ({
    cohort,
    label: labels.get(cohort) ?? cohort,
    units: own.reduce((sum, { units }) => sum + units, 0),
    reports: own.reduce((sum, { reports }) => sum + total(reports), 0),
    points: curveOf(own, observed, table.datedShare),
  }));
  return {
    ...table,
    observed,
    units: cohorts.reduce((sum, { units }) => sum + units, 0),
    all: curveOf(rows, observed, table.datedShare),
    cohorts,
  };
}

const total = (reports: ReadonlyMap<number, number>) => [...reports.values()].reduce((sum, n) => sum + n, 0);

async function readLabels(sql: Sql, { by, language }: { by: CohortKind; language: "zh-CN" | "en" }) {
  if (by !== "BATCH") return new Map<string, string>();
  const name = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ code: string; label: string }>(
    `SELECT code, ${name} AS label FROM production_batch`,
  );
  return new Map(rows.map(({ code, label }) => [code, label]));
}

/**
 * The curve of units of several months of sale together; empty where their beginning was not observed. `dated` is the
 * share of reports whose age is known: units count as far.
 */
export function curveOf(rows: readonly LifeRow[], observed: Observation, dated = 1): CurvePoint[] {
  const sold = rows.filter(({ soldMonth, units }) => soldMonth < observed.to && units > 0);
  if (sold.length === 0) return [];
  const claims = sold.map(({ soldMonth, reports }) =>
    Array.from({ length: observed.to - soldMonth }, (_, age) =>
      soldMonth + age < observed.from ? null : (reports.get(age) ?? 0),
    ),
  );
  const { cum_per_1000 } = monthsInServiceRate({
    units: sold.map(({ units }) => units * dated),
    sold_month: sold.map(({ soldMonth }) => soldMonth),
    now_month: observed.to,
    claims_by_age: claims,
    delay_cdf: observed.completeness.length > 0 ? observed.completeness : [1],
  });
  const steps = cum_per_1000.map((_, age) => riskAt(sold, claims, { age, observed, dated }));
  return cum_per_1000.slice(0, shownAges(steps, cum_per_1000)).map((perThousand, age) => {
    const upTo = steps.slice(0, age + 1);
    const reports = upTo.map((step) => step.reports);
    const { low, high } = weightedRate(
      reports,
      upTo.map(({ exposure }) => exposure),
    );
    return {
      age,
      perThousand: perThousand ?? 0,
      low: 1000 * low,
      high: 1000 * high,
      reports: reports.reduce((sum, n) => sum + n, 0),
      atRisk: steps[age]?.atRisk ?? 0,
      mature: steps[age]?.mature ?? false,
    };
  });
}

function shownAges(steps: readonly { readonly known: number }[], rates: readonly (number | null)[]): number {
  const end = steps.findIndex(({ known }, age) => known < fewestKnown || rates[age] === null);
  return end < 0 ? steps.length : end;
}

type At = { readonly age: number; readonly observed: Observation; readonly dated: number };

/** Who reached an age, and how far the reports of it are known. */
function riskAt(
  sold: readonly LifeRow[],
  claims: readonly (readonly (number | null)[])[],
  { age, observed, dated }: At,
) {
  const begun = sold.filter(({ soldMonth }) => soldMonth + age >= observed.from);
  const sum = (rows: readonly LifeRow[], of: (row: LifeRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const reached = begun.filter(({ soldMonth }) => soldMonth + age < observed.to);
  const exposure = sum(reached, ({ units, soldMonth }) => units * dated * knownShare(observed, soldMonth + age));
  return {
    exposure,
    reports: claims.reduce((all, row) => all + (row[age] ?? 0), 0),
    atRisk: sum(reached, ({ units }) => units),
    known: exposure / (dated * sum(begun, ({ units }) => units)),
    mature: sold.every(({ soldMonth }) => knownShare(observed, soldMonth + age) >= matureKnown),
  };
}
