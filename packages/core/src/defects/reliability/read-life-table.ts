import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { storedTables } from "../../metrics/unit.ts";
import { soldRelation } from "../exposure/sold-tables.ts";
import { type LifeQuestion, ofReports, ofUnits } from "./life-filter.ts";
import { firstDay, type MonthNumber, monthOf } from "./months.ts";
import type { Observation } from "./observation.ts";

/** By what units are put together: when they were made, in which batch, or when they were sold. */
export const cohortKinds = ["PRODUCTION_MONTH", "BATCH", "SALES_MONTH"] as const;
export type CohortKind = (typeof cohortKinds)[number];

/** Units of a cohort sold in a month, and their reports by whole months since. */
export type LifeRow = {
  readonly cohort: string;
  readonly soldMonth: MonthNumber;
  /** The keys of its batches; none where months of sale are told apart. */
  readonly batches: readonly string[];
  readonly units: number;
  readonly reports: ReadonlyMap<number, number>;
};

/** What no curve can count, and why. */
export type LifeExclusions = {
  /** No day of sale is known. */
  readonly undated: number;
  /** Reported before it was sold. */
  readonly beforeSale: number;
  /** No sales are known of its cohort and month. */
  readonly unsold: number;
};

export type LifeTable = LifeExclusions & {
  readonly rows: readonly LifeRow[];
  readonly reports: number;
  /** Reports with a known age ÷ all: units count as far as their reports would be known with an age. */
  readonly datedShare: number;
};

const soldCohort: Readonly<Record<CohortKind, string>> = {
  PRODUCTION_MONTH: "to_char(b.produced_month, 'YYYY-MM')",
  BATCH: "b.code",
  SALES_MONTH: "to_char(s.month, 'YYYY-MM')",
};
const reportCohort: Readonly<Record<CohortKind, string>> = {
  ...soldCohort,
  SALES_MONTH: "to_char(u.sold_on, 'YYYY-MM')",
};

/**
 * Units in service and their defect reports by cohort, month of sale and months since, of the observed months. A report
 * that cannot be placed is counted under why.
 */
export async function readLifeTable(
  sql: Sql,
  question: LifeQuestion,
  { observed, by }: { readonly observed: Observation; readonly by: CohortKind },
): Promise<LifeTable> {
  const sold = await readSold(sql, question, by);
  const reports = await readReports(sql, question, { observed, by });
  const cells = new Map<string, Map<number, number>>();
  const excluded = { undated: 0, beforeSale: 0, unsold: 0 };
  const known = new Set(sold.map(keyOf));
  let placed = 0;
  for (const row of reports) {
    const place =
      row.soldMonth === null ? "undated" : row.early ? "beforeSale" : known.has(keyOf(row)) ? null : "unsold";
    if (place) excluded[place] += row.reports;
    else {
      placed += row.reports;
      const ages = cells.get(keyOf(row)) ?? new Map<number, number>();
      cells.set(keyOf(row), ages.set(row.age ?? 0, (ages.get(row.age ?? 0) ?? 0) + row.reports));
    }
  }
  const { undated, beforeSale, unsold } = excluded;
  return {
    rows: sold.map((row) => ({ ...row, reports: cells.get(keyOf(row)) ?? new Map<number, number>() })),
    reports: placed,
    datedShare: placed === 0 ? 1 : (placed + unsold) / (placed + unsold + undated + beforeSale),
    ...excluded,
  };
}

type SoldRow = Omit<LifeRow, "reports">;
type ReportRow = {
  readonly cohort: string | null;
  readonly soldMonth: MonthNumber | null;
  readonly age: number | null;
  readonly early: boolean;
  readonly reports: number;
};

const keyOf = ({ cohort, soldMonth }: Pick<ReportRow, "cohort" | "soldMonth">) => `${soldMonth} ${cohort ?? ""}`;

/** Units of no cohort (their batch is not known) are one of their own, without a name. */
async function readSold(sql: Sql, question: LifeQuestion, by: CohortKind): Promise<SoldRow[]> {
  const parameters = new SqlParameters();
  const where = ofUnits(question, parameters);
  const needed = `${where} ${by === "SALES_MONTH" ? "" : "batch_id"}`;
  const batch = needed.includes("batch_id") ? "LEFT JOIN production_batch b ON b.id = s.batch_id" : "";
  const { rows } = await sql.query<SoldRow>(
    `SELECT COALESCE(${soldCohort[by]}, '') AS cohort, ${monthOf("s.month")} AS "soldMonth", sum(s.units)::float8 AS units,
       ${by === "SALES_MONTH" ? "'{}'::text[]" : "array_remove(array_agg(DISTINCT b.code), NULL)"} AS batches
     FROM ${soldRelation(needed)} s JOIN product_model m ON m.id = s.model_id ${batch}
     WHERE ${where} GROUP BY 1, 2 HAVING sum(s.units) > 0 ORDER BY 1, 2`,
    parameters.values,
  );
  return rows;
}

async function readReports(
  sql: Sql,
  question: LifeQuestion,
  { observed, by }: { readonly observed: Observation; readonly by: CohortKind },
): Promise<ReportRow[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<ReportRow>(
    `SELECT ${reportCohort[by]} AS cohort, ${monthOf("u.sold_on")} AS "soldMonth",
       ${monthOf("r.day")} - ${monthOf("u.sold_on")} AS age, COALESCE(r.day < u.sold_on, false) AS early, sum(r.weight)::int AS reports
     FROM unit_defect_report r JOIN service_case c ON c.id = r.case_id LEFT JOIN ${storedTables.machines} u ON u.id = c.unit_id
       LEFT JOIN production_batch b ON b.id = r.batch_id
     WHERE ${ofReports(question, parameters)}
       AND r.day >= ${parameters.add(firstDay(observed.from))} AND r.day < ${parameters.add(firstDay(observed.to))}
     GROUP BY 1, 2, 3, 4`,
    parameters.values,
  );
  return rows;
}
