import type { PoolClient } from "pg";
import { appendDeltas, beginChange, gatherUnits } from "../metrics/append-deltas.ts";
import type { Rollups } from "../metrics/rollup.ts";
import { reads } from "../metrics/unit.ts";
import { projectDefects } from "./project-defects.ts";
import { markFailureEvents } from "./reproject-cases.ts";

/**
 * Lets `work` change the defects of the cases in relation `touched (case_id)`, within the caller's transaction, and
 * tells every rollup what came of it. The cases are locked in one order, as imports lock them.
 */
export async function changeDefects(
  client: PoolClient,
  touched: string,
  { units, rollups }: Rollups,
  work: () => Promise<void>,
): Promise<void> {
  const concerned = units.filter((unit) => reads(unit, "defects"));
  await client.query(`SELECT 1 FROM service_case WHERE id IN (SELECT case_id FROM ${touched}) ORDER BY id FOR UPDATE`);
  await beginChange(client);
  await gatherUnits(client, concerned, touched, -1);
  await work();
  await projectDefects(client, touched);
  await gatherUnits(client, concerned, touched, 1);
  await appendDeltas(client, rollups);
  // Repeats are told by the family.
  await markFailureEvents(client, touched);
  await client.query(`INSERT INTO stale_route (case_id) SELECT case_id FROM ${touched}`);
  await client.query("NOTIFY huilu_deltas");
}
