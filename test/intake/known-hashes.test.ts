import { randomUUID } from "node:crypto";
import { recordCases, type IncomingCase, type RowMeans } from "@huilu/core";
import { expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";

const test = withDatabase();
const moment = { on: "2026-01-05", at: "2026-01-05T02:00:00Z" };
const whole: IncomingCase = {
  number: "1",
  line: 2,
  version: "17",
  kind: { code: "repair" },
  department: { code: "D1" },
  serial: "SN1",
  soldOn: "2025-01-05",
  complaint: "It hums.",
  defects: [{ family: { code: "F" }, type: { code: "T" } }],
  events: [
    { type: "registered", moment },
    { type: "promised", moment, employee: { code: "E1" }, detail: "customer" },
    { type: "survey_answered", moment, score: 4.5, detail: "attitude" },
    { type: "cost_incurred", amount: 12.5, detail: "parts", sourceEventId: "c-1" },
  ],
};

// The hashes were written down by the release before promises had a due and cases a contract.
it("rows without a due or a contract keep the hashes by which they are known", async () => {
  const record = async (source: string, rowMeans: RowMeans) => {
    const rows = async function* () {
      yield whole;
    };
    const learnedAt = new Date("2026-06-01T00:00:00Z");
    await recordCases(test.db, rows(), { source, importRunId: randomUUID(), rowMeans, learnedAt });
    const { rows: found } = await test.db.pool.query<{ row: string; events: string[] }>(
      `SELECT c.content_hash AS row, (SELECT array_agg(e.content_hash ORDER BY e.type) FROM case_event e WHERE e.case_id = c.id) AS events
       FROM service_case c JOIN source s ON s.id = c.source_id WHERE s.code = $1`,
      [source],
    );
    return found[0];
  };
  const events = [
    "EgKgLNC2S0bIBfEajNZpveeRxocCiW1cJ761GSo4v_A",
    "wUy_C-Z6XI--clUVXyPNrxclkVmepbJn5TznIVhnSas",
    "xLCF0cIEgeZb9I3OqwnqG7hO2YW0Hq-1mvZMqUJt_K0",
    "DNLoxtsdcH4ePGQScBcYXqwA4MC5DR2cvu0_StVADjU",
  ];
  expect(await record("rows", "case")).toEqual({ row: "g0wbrJtiy87A_PusE9waCqmlZ3RvLzdNFn3RiU4OO6I", events });
  expect(await record("log", "event")).toMatchObject({ events });
});
