import { randomUUID } from "node:crypto";
import { companyScope, metricQuery, recordCases, settle, type IncomingCase } from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";

// The days of the lunar new year, as published: the year of the snake, the year of the horse.
const before = "2025-01-29";
const now = "2026-02-17";

/** How many cases were reported that many days after the lunar new year, in each of the two years. */
const season = [
  { offset: -8, last: 2, today: 1 },
  { offset: -1, last: 5, today: 3 },
  { offset: 0, last: 1, today: 4 },
  { offset: 6, last: 7, today: 2 },
] as const;

describe("the same days of the lunar new year season", () => {
  const database = withDatabase();
  const ask = async (from: number, to: number, grain: "DAY" | null = null) => {
    const range = { from: dayAfter(now, from), to: dayAfter(now, to) };
    const { rows } = await metricQuery(
      database.db,
      { metrics: [{ key: "cases" }], range, grain, compare: ["LUNAR_NEW_YEAR", "PREVIOUS_YEAR"] },
      { scope: companyScope, now: new Date("2026-03-10T04:00:00Z"), language: "en" },
    );
    return rows.map(({ bucket, values }) => ({ bucket, n: values[0]?.n, previous: values[0]?.previous ?? [] }));
  };

  beforeAll(async () => {
    const { db } = database;
    async function* rows(): AsyncGenerator<IncomingCase> {
      let line = 1;
      for (const { offset, last, today } of season) {
        for (const day of [
          ...Array.from({ length: last }, () => dayAfter(before, offset)),
          ...Array.from({ length: today }, () => dayAfter(now, offset)),
        ]) {
          line += 1;
          yield { number: String(line), line, events: [{ type: "registered", moment: { on: day } }] };
        }
      }
    }
    const learnedAt = new Date("2026-03-01T04:00:00Z");
    await recordCases(db, rows(), { source: "test", importRunId: randomUUID(), rowMeans: "case", learnedAt });
    await settle(db);
  });

  test("each day stands beside the day as far from last year's lunar new year", async () => {
    const days = await ask(-8, 7, "DAY");
    for (const { offset, last, today } of season) {
      const day = days.find(({ bucket }) => bucket === dayAfter(now, offset));
      expect([offset, day?.n, day?.previous[0]]).toEqual([
        offset,
        today,
        {
          comparison: "LUNAR_NEW_YEAR",
          value: last,
          n: last,
          from: dayAfter(before, offset),
          to: dayAfter(before, offset + 1),
        },
      ]);
    }
  });

  test("the week before the festival is compared with the week before last year's, not with the same dates", async () => {
    const [total] = await ask(-8, 0);
    expect(total).toMatchObject({
      n: 4,
      previous: [
        { comparison: "LUNAR_NEW_YEAR", n: 7, from: "2025-01-21", to: "2025-01-29" },
        { comparison: "PREVIOUS_YEAR", n: 0, from: "2025-02-09", to: "2025-02-17" },
      ],
    });
  });

  test("days on both sides of the festival move by one and the same shift", async () => {
    const [total] = await ask(-1, 7);
    expect(total).toMatchObject({ n: 9, previous: [{ n: 13, from: "2025-01-28", to: "2025-02-05" }, {}] });
  });
});

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
