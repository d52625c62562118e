import type { PoolClient } from "pg";
import { refuseLines, type Refusal } from "./refuse-lines.ts";

const unknown = (column: "model" | "region", table: string): Refusal => ({
  code: "NOT_FOUND",
  reason: `sales_${column}_unknown`,
  sql: `SELECT line, ${column} AS code FROM pg_temp.told_unit t
    WHERE ${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${table} k WHERE k.code = t.${column})`,
});

/** The columns of the file by their names in the staging table. */
const names = {
  model: "model",
  batch: "batch",
  made_on: "line",
  region: "region",
  produced_on: "produced",
  sold_on: "sold",
};
/** As a file says it: what is not sold as a dash. */
function toldText(column: string): string {
  return `CASE ${column}::text WHEN 'infinity' THEN '-' ELSE ${column}::text END`;
}

const contradictions = Object.entries(names).map(
  ([column, name]) => `SELECT i.line, i.serial, '${name}' AS "column", ${toldText(`i.${column}`)} AS value,
     earlier.line AS earlier, ${toldText(`earlier.${column}`)} AS other
   FROM contradictory i JOIN contradictory earlier ON earlier.unit_id = i.unit_id AND earlier.line < i.line
     AND earlier.${column} <> i.${column}`,
);

const ofIncoming: readonly Refusal[] = [
  {
    code: "BAD_INPUT",
    reason: "units_serial_contradicts",
    sql: `WITH contradictory AS MATERIALIZED (
        SELECT i.* FROM pg_temp.incoming_unit i JOIN pg_temp.told_unit t USING (unit_id) WHERE t.is_contradictory)
      ${contradictions.join(" UNION ALL ")}`,
  },
  unknown("model", "product_model"),
  unknown("region", "region"),
];

const ofChanged: readonly Refusal[] = [
  {
    code: "CONFLICT",
    reason: "production_batch_of_other_model",
    sql: `SELECT c.line, b.code FROM pg_temp.changed_unit c JOIN production_batch b ON b.id = c.batch_id
      WHERE b.model_id <> c.model_id`,
  },
  {
    code: "BAD_INPUT",
    reason: "units_sold_before_produced",
    sql: `SELECT line, serial, sold_on::text AS sold, produced_on::text AS produced FROM pg_temp.changed_unit
      WHERE sold_on < produced_on`,
  },
];

/** Refuses what a file tells by itself, in its own words for its columns: see recordUnits. */
export function refuseIncoming(client: PoolClient, called: (column: string) => string): Promise<void> {
  return refuseLines(client, ofIncoming, called);
}

/** Refuses what cannot be, together with what was known before: see recordUnits. */
export function refuseChanged(client: PoolClient): Promise<void> {
  return refuseLines(client, ofChanged);
}
