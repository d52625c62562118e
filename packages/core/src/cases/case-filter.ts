import type { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { idsOf, resolveFilter, type ResolvedFilter } from "../metrics/dimension.ts";
import type { DayRange, DimensionFilter } from "../metrics/metric-query.ts";
import { dimensionColumn } from "../metrics/rollup.ts";

/** Which cases: those reported in `range`, of every given dimension one of the keys, with `search` in number or complaint. */
export type CaseFilter = {
  readonly range?: DayRange | null | undefined;
  readonly filters?: readonly DimensionFilter[] | null | undefined;
  readonly search?: string | null | undefined;
};

/** `filter` as SQL conditions over `service_case c`. Throws BAD_INPUT for a range that ends before it starts. */
export function caseFilterConditions(filter: CaseFilter, parameters: SqlParameters): string[] {
  return [
    "c.merged_into IS NULL AND c.revision > 0",
    ...(filter.range ? [inRange(filter.range, parameters)] : []),
    ...(filter.filters ?? []).map((one) => hasKey(resolveFilter(one), parameters)),
    ...(filter.search?.trim() ? [mentions(filter.search.trim(), parameters)] : []),
  ];
}

/** Throws BAD_INPUT for a range that ends before it starts. */
export function refuseReversed({ from, to }: DayRange): void {
  if (from >= to) throw new DomainError("BAD_INPUT", "range_reversed", { from, to });
}

function inRange(range: DayRange, parameters: SqlParameters): string {
  refuseReversed(range);
  const { from, to } = range;
  return `c.reported_on >= ${parameters.add(from)}::date AND c.reported_on < ${parameters.add(to)}::date`;
}

function hasKey(filter: ResolvedFilter, parameters: SqlParameters): string {
  const { dimension, orNone } = filter;
  const wanted = `ANY(${idsOf(filter, parameters)})`;
  if (dimension === "status") return `c.status = ${wanted}`;
  if (dimension !== "defectType" && dimension !== "defectFamily") {
    const column = `c.${dimensionColumn(dimension)}`;
    return orNone ? `(${column} = ${wanted} OR ${column} IS NULL)` : `${column} = ${wanted}`;
  }
  const has = (condition: string) =>
    `EXISTS (SELECT 1 FROM case_defect cd JOIN defect_type t ON t.id = cd.defect_type_id
      WHERE cd.case_id = c.id AND cd.counts AND ${condition})`;
  const named = `${dimension === "defectType" ? "t.id" : "t.family_id"} = ${wanted}`;
  // A type without a family is unclassified among families, as in the figures.
  const classified = has(orNone && dimension === "defectFamily" ? `(${named} OR t.family_id IS NULL)` : named);
  return orNone ? `(${classified} OR NOT ${has("true")})` : classified;
}

function mentions(search: string, parameters: SqlParameters): string {
  const pattern = parameters.add(`%${search.replaceAll(/[\\%_]/g, "\\$&")}%`);
  // Complaints show phones masked; found digit by digit they would not be. Digits look for the number alone.
  if (/\d{4}/.test(search)) return `c.number ILIKE ${pattern}`;
  return `(c.number ILIKE ${pattern} OR EXISTS (
    SELECT 1 FROM case_text t WHERE t.case_id = c.id AND t.erased_at IS NULL AND t.complaint ILIKE ${pattern}))`;
}
