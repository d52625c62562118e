import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { heldNow, madeUnits, toldRelation } from "./told-units.ts";

/**
 * Adds up again what is known of the production of the batches in `batchIds`, of counts and serials together, and puts each
 * to the month in which most of it was made and to the line on which most of it was; in the transaction that changed them.
 */
export async function refillMadeMonths(sql: Sql, batchIds: readonly number[]): Promise<void> {
  await sql.query("DELETE FROM made_month WHERE batch_id = ANY($1::int[])", [batchIds]);
  const parameters = new SqlParameters();
  const told = await toldRelation(sql, madeUnits, { holding: heldNow(madeUnits, batchIds), parameters });
  await sql.query(
    `INSERT INTO made_month (batch_id, line_id, month, units) SELECT * FROM ${told} told`,
    parameters.values,
  );
  await sql.query(
    `UPDATE production_batch b SET produced_month = most.month FROM (
       SELECT DISTINCT ON (batch_id) batch_id, month FROM made_month WHERE units > 0 AND batch_id = ANY($1::int[])
       GROUP BY batch_id, month ORDER BY batch_id, sum(units) DESC, month) most
     WHERE most.batch_id = b.id AND b.produced_month IS DISTINCT FROM most.month`,
    [batchIds],
  );
  await sql.query(
    `UPDATE production_batch b SET line_id = most.line_id FROM (
       SELECT DISTINCT ON (batch_id) batch_id, line_id FROM made_month WHERE line_id IS NOT NULL AND batch_id = ANY($1::int[])
       GROUP BY batch_id, line_id ORDER BY batch_id, sum(units) DESC, line_id) most
     WHERE most.batch_id = b.id AND b.line_id IS DISTINCT FROM most.line_id`,
    [batchIds],
  );
}
