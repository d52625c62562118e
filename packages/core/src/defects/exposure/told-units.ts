import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { mergeCounts, type UnitCell } from "./merge-counts.ts";

/** Where counts and serials tell of units by month: of what, and in which parts. */
export const soldUnits = {
  counts: "units_sold",
  serials: "serials_sold",
  of: "model_id",
  parts: ["batch_id", "region_id"],
} as const;
export const madeUnits = {
  counts: "units_produced",
  serials: "serials_produced",
  of: "batch_id",
  parts: ["line_id"],
} as const;
export type ToldUnits = typeof soldUnits | typeof madeUnits;

/** Which rows count, as a SQL condition. */
export type Holding = (parameters: SqlParameters) => string;

/** Those that hold now, of the models or batches in `ids`. */
export function heldNow({ of }: ToldUnits, ids: readonly number[]): Holding {
  return (parameters) => `superseded_at IS NULL AND ${of} = ANY(${parameters.add(ids)}::int[])`;
}

/** Those that were known at an instant and not yet replaced. */
export function knownAt(instant: Date): Holding {
  return (parameters) => {
    const at = `${parameters.add(instant)}::timestamptz`;
    return `learned_at <= ${at} AND (superseded_at IS NULL OR superseded_at > ${at})`;
  };
}

/**
 * A relation of units told by month, in the columns of `told` and `month, units`: counts and serials together, by the rule
 * of mergeCounts.
 */
export async function toldRelation(
  sql: Sql,
  told: ToldUnits,
  { holding, parameters }: { readonly holding: Holding; readonly parameters: SqlParameters },
): Promise<string> {
  const merged = await mergedMonths(sql, told, holding);
  const holds = holding(parameters);
  const place = (values: readonly unknown[], type: string) => `${parameters.add(values)}::${type}[]`;
  const arrays = [
    place(
      merged.map((row) => row.of),
      "int",
    ),
    ...told.parts.map((_, i) =>
      place(
        merged.map(({ parts }) => parts[i] ?? null),
        "int",
      ),
    ),
    place(
      merged.map(({ month }) => month),
      "date",
    ),
    place(
      merged.map(({ units }) => units),
      "int",
    ),
  ];
  return `(SELECT ${columnsOf(told)} FROM ${told.counts} WHERE ${holds} AND (${told.of}, month) NOT IN (${bySerial(told, holds)})
    UNION ALL SELECT * FROM unnest(${arrays.join(", ")}))`;
}

const columnsOf = ({ of, parts }: ToldUnits) => [of, ...parts, "month", "units"].join(", ");
const bySerial = ({ of, serials }: ToldUnits, holds: string) =>
  `SELECT ${of}, month FROM ${serials} WHERE ${holds} AND units > 0`;

type MonthRow = UnitCell & { readonly of: number; readonly month: string };
type ToldRow = MonthRow & { readonly serials: boolean };

/** The months of which serials tell. */
async function mergedMonths(sql: Sql, told: ToldUnits, holding: Holding): Promise<MonthRow[]> {
  const parameters = new SqlParameters();
  const [columns, holds] = [columnsOf(told), holding(parameters)];
  const { rows } = await sql.query<ToldRow>(
    `SELECT ${told.of} AS of, month::text AS month, ARRAY[${told.parts.join(", ")}]::int[] AS parts, units, serials FROM (
       SELECT ${columns}, true AS serials FROM ${told.serials} WHERE ${holds} AND units > 0
       UNION ALL SELECT ${columns}, false FROM ${told.counts} WHERE ${holds} AND (${told.of}, month) IN (${bySerial(told, holds)})) told
     ORDER BY 1, 2, 3`,
    parameters.values,
  );
  const months = Map.groupBy(rows, ({ of, month }) => `${of}:${month}`);
  return [...months.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { of, month } = first;
    const cells = mergeCounts(
      same.filter(({ serials }) => !serials),
      same.filter(({ serials }) => serials),
    );
    return cells.map((cell) => ({ of, month, ...cell }));
  });
}
