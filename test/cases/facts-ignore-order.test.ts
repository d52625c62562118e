import { randomUUID } from "node:crypto";
import type { IncomingCase } from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history, record } from "../metrics/histories.ts";
import { withDatabase } from "../support/with-database.ts";

const facts = `number, status, reported_on, reported_at, reply_on, reply_seconds, reply_outcome, resolved_on, handling_seconds, handling_outcome,
  first_resolved_on, reopened_count, closed_on, attempt_count, attempt_on, attempt_result, cost_amount`;

/** Every event of a history as one row each. */
const rows = history.map((steps) =>
  steps
    .flatMap((step) => (step.kind === "rows" || step.kind === "events" ? step.rows : []))
    .flatMap((row) => row.events.map((event): IncomingCase => ({ number: row.number, line: 0, events: [event] })))
    .map((row, i) => ({ ...row, line: i + 2 })),
);

describe("the facts of a case", () => {
  const test = withDatabase();
  const factsAfter = async (deliveries: readonly (readonly IncomingCase[])[]) => {
    const source = randomUUID();
    for (const delivery of deliveries) await record(test.db, source, "event", delivery);
    const { rows: found } = await test.db.pool.query(
      `SELECT ${facts} FROM service_case WHERE source_id = (SELECT id FROM source WHERE code = $1) ORDER BY number`,
      [`${source}-event`],
    );
    return found;
  };

  it("do not depend on the order in which its events arrive, nor on how often", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (events, cut) => {
        if (events.length === 0) return;
        const inOrder = await factsAfter([events]);
        const at = cut % events.length;
        const reversed = events.toReversed().map((row, i) => ({ ...row, line: i + 2 }));
        expect(await factsAfter([reversed, reversed.slice(0, at), reversed])).toEqual(inOrder);
      }),
      { numRuns: 50, endOnFailure: true },
    );
  }, 300_000);
});
