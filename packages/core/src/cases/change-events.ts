import type { PoolClient } from "pg";
import { appendDeltas, beginChange, gatherUnits } from "../metrics/append-deltas.ts";
import type { Rollups } from "../metrics/rollup.ts";
import { rejudgeEventReports } from "./judge-event-reports.ts";
import { readingEvents } from "./recompute-failure-events.ts";

/**
 * Lets `work` change which of the cases in relation `touched (case_id)` count as one event, within the caller's
 * transaction, and tells every rollup what came of it. The caller has judgeAlone; the relation has all cases of an event.
 */
export async function changeEvents(
  client: PoolClient,
  touched: string,
  { units, rollups }: Rollups,
  work: () => Promise<void>,
): Promise<void> {
  const concerned = readingEvents(units);
  await client.query(`SELECT 1 FROM service_case WHERE id IN (SELECT case_id FROM ${touched}) ORDER BY id FOR UPDATE`);
  await beginChange(client);
  await gatherUnits(client, concerned, touched, -1);
  await work();
  await rejudgeEventReports(client, touched);
  await gatherUnits(client, concerned, touched, 1);
  await appendDeltas(client, rollups);
  await client.query("NOTIFY huilu_deltas");
}
