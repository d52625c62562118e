import type { Rollup } from "./rollup.ts";
import type { Unit } from "./unit.ts";

/** What is added up of one variant of a unit: how many there are, their hits, their amounts, how long they took. */
export type Part = "n" | "hits" | "amount" | "histogram";

/** One sum in a cell: a column of a rollup. A sum that comes to nothing is NULL, for most cells have little of most units. */
export type Measure = { readonly unit: Unit; readonly param: number; readonly part: Part; readonly column: string };

/**
 * The SQL type of each part. Amounts are whole seconds or cents far below 2^53: a float8 holds their sums exactly, in any
 * order, and adds them fast.
 */
export const typeOf: Readonly<Record<Part, string>> = { n: "int", hits: "int", amount: "float8", histogram: "text" };

/** Every value of a unit's param. */
export function variantsOf(unit: Unit): readonly number[] {
  return unit.params ?? [0];
}

/** The parts that a unit has. */
export function partsOf(unit: Unit): readonly Part[] {
  const amount = unit.amount !== undefined || unit.seconds !== undefined;
  return [
    "n",
    ...(unit.hit === undefined ? [] : (["hits"] as const)),
    ...(amount ? (["amount"] as const) : []),
    ...(unit.seconds === undefined ? [] : (["histogram"] as const)),
  ];
}

/** The column of `part` of the variant `param` of a unit, or null if the unit has no such part. */
export function measureColumn(unit: Unit, param: number, part: Part): string | null {
  return partsOf(unit).includes(part) ? `${part}_${unit.id}_${param}` : null;
}

/** The measures of every variant of `units`. */
export function measuresOf(units: readonly Unit[]): Measure[] {
  return units.flatMap((unit) =>
    variantsOf(unit).flatMap((param) =>
      partsOf(unit).map((part) => ({ unit, param, part, column: `${part}_${unit.id}_${param}` })),
    ),
  );
}

/** The measure columns of `rollup`. */
export function measureColumns({ units }: Pick<Rollup, "units">): string[] {
  return measuresOf(units).map(({ column }) => column);
}

/** The measures of `units` as columns of a table. */
export function measureDefinitions(units: readonly Unit[]): string[] {
  return measuresOf(units).map(({ column, part }) => `${column} ${typeOf[part]}`);
}

/** Adds up each of `measures` over relation alias `of`: the columns of a grouping SELECT, under their own names. */
export function summed(measures: readonly Measure[], of: string): string[] {
  return measures.map(({ column, part }) =>
    part === "histogram"
      ? `${joined(`${of}.${column}`)} AS ${column}`
      : `NULLIF(sum(${of}.${column}), 0)::${typeOf[part]} AS ${column}`,
  );
}

/** Histograms are added by putting one behind the other; only a long one is worth adding up bucket by bucket. */
function joined(histogram: string): string {
  const all = `string_agg(${histogram}, '')`;
  return `CASE WHEN length(${all}) > 1024 THEN histogram_exact(${all}) ELSE ${all} END`;
}

/** Whether a row of relation `of` has any of `measures`. */
export function hasAny(measures: readonly Measure[], of: string): string {
  return measures.length > 0
    ? `num_nonnulls(${measures.map(({ column }) => `${of}.${column}`).join(", ")}) > 0`
    : "false";
}

/** What `waits_for` says of a variant that ripens. */
export function waitingNumber(unit: Unit, param: number): number {
  return unit.id * 100 + param;
}
