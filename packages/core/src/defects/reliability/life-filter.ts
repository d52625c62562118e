import type { Scope } from "../../access/scope.ts";
import type { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { idsOf, type ResolvedFilter, resolveFilter } from "../../metrics/dimension.ts";
import type { Dimension, DimensionFilter } from "../../metrics/metric-query.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { soldColumns } from "../exposure/sold-tables.ts";
import { ofDefects } from "../signals/read-reports.ts";

/** Which units and reports are asked for, by whom. */
export type LifeQuestion = {
  readonly filters: readonly DimensionFilter[];
  readonly scope: Scope;
  readonly today: BusinessDay;
  readonly language: "zh-CN" | "en";
};

/** What reports are told apart by. */
const defectColumns: Partial<Record<Dimension, string>> = {
  defectType: "r.defect_type_id",
  defectFamily: "(SELECT t.family_id FROM defect_type t WHERE t.id = r.defect_type_id)",
};

/**
 * Refuses what lives cannot be told for: FORBIDDEN `reliability_of_all` who sees only a part of the reports, BAD_INPUT
 * `reliability_filter` a filter by what units are not sold by.
 */
export function demandLives({ filters, scope }: LifeQuestion): void {
  if (scope.kind !== "company") throw new DomainError("FORBIDDEN", "reliability_of_all");
  const unfit = filters.find(({ dimension }) => !soldColumns[dimension] && !defectColumns[dimension]);
  if (unfit) throw new DomainError("BAD_INPUT", "reliability_filter", { dimension: unfit.dimension });
}

function conditions(
  filters: readonly ResolvedFilter[],
  columns: Partial<Record<Dimension, string>>,
  parameters: SqlParameters,
): string[] {
  return filters.flatMap((filter) => {
    const column = columns[filter.dimension];
    if (!column) return [];
    const among = `${column} = ANY(${idsOf(filter, parameters)})`;
    return [filter.orNone ? `(${among} OR ${column} IS NULL)` : among];
  });
}

/** The reports asked for, as a SQL condition over `r`. */
export function ofReports(question: LifeQuestion, parameters: SqlParameters): string {
  const columns = Object.fromEntries(
    Object.entries(soldColumns).map(([dimension, column]) => [dimension, `r.${column.split(".")[1]}`]),
  );
  const asked = conditions(resolved(question), { ...columns, ...defectColumns }, parameters);
  return ["r.outcome = 'counted'", ofDefects("r"), ...asked].join(" AND ");
}

const resolved = ({ filters }: LifeQuestion) => filters.map((filter) => resolveFilter(filter));

/**
 * The units asked for, as a SQL condition over sales `s` and models `m`: where a defect is named, of the models that ever
 * had it.
 */
export function ofUnits(question: LifeQuestion, parameters: SqlParameters): string {
  return ofSold(resolved(question), "unit_defect_report", parameters);
}

/** The same of looked-up filters, by the reports in relation `reports`. */
export function ofSold(filters: readonly ResolvedFilter[], reports: string, parameters: SqlParameters): string {
  const asked = conditions(filters, soldColumns, parameters);
  const defects = conditions(filters, defectColumns, parameters);
  const having = `s.model_id IN (SELECT r.model_id FROM ${reports} r WHERE ${[`r.outcome = 'counted'`, ...defects].join(" AND ")})`;
  return ["true", ...asked, ...(defects.length > 0 ? [having] : [])].join(" AND ");
}
