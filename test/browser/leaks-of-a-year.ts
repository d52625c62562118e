import { randomUUID } from "node:crypto";

import {
  addDays,
  businessDayOf,
  followTexts,
  recordCases,
  settle,
  type Database,
  type IncomingCase,
} from "@huilu/core";

const weeks = 70;
const usual = [11, 13, 10, 9, 12, 11];
const bad = 40;

/** Eleven leaks a week for more than a year, and forty in each of the last two whole weeks. */
export async function recordLeaksOfAYear(db: Database, now: Date): Promise<void> {
  const day = businessDayOf(now, db.timeZone);
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  await recordCases(db, casesUntil(monday), {
    source: "workshop",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: now,
  });
  await settle(db);
  await followTexts(db.pool);
}

async function* casesUntil(monday: string): AsyncGenerator<IncomingCase> {
  let line = 0;
  for (let ago = weeks; ago > 0; ago -= 1) {
    const many = ago <= 2 ? bad : (usual[ago % usual.length] ?? 0);
    for (let i = 0; i < many; i += 1) {
      line += 1;
      yield {
        number: `L-${line}`,
        line,
        complaint: `${i % 2 ? "开机漏水，地板都湿了" : "接头处漏水不停"}，第 ${line} 次`,
        productFamily: { code: "WM", name: "洗衣机", nameEn: "Washing machine" },
        productModel: { code: "W1", name: "W1" },
        defects: [
          {
            family: { code: "WATER", name: "水路", nameEn: "Water" },
            type: { code: "LEAK", name: "漏水", nameEn: "Leak" },
          },
        ],
        events: [{ type: "registered", moment: { on: addDays(monday, (i % 7) - 7 * ago) } }],
      };
    }
  }
}
