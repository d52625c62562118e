import { randomUUID } from "node:crypto";
import { foldDeltas, recordCases, settle, type Database, type IncomingCase, type IncomingEvent } from "@huilu/core";
import { milliseconds, median, type Bench } from "./bench.ts";
import { withCompanyCopy } from "./bench-company.ts";
import { companyNow } from "./company-cases.ts";

const changed = 10_000;
const rounds = 3;
const reported = Date.parse("2026-10-30T00:00:00Z");

/** Folding a day on which 10,000 cases are resolved, against the bare UPDATE that writes as many resolutions. */
export const foldBench: Bench = (options) =>
  withCompanyCopy(options, async ({ db }) => {
    const times = { ours: [0].slice(1), opponent: [0].slice(1) };
    for (let round = 0; round < rounds; round += 1) {
      await recordDay(db, round, false);
      await settle(db);
      await recordDay(db, round, true);
      times.opponent.push(await bareUpdate(db, round));
      times.ours.push(await milliseconds(() => foldDeltas(db)));
      await settle(db);
    }
    const figures = { ours: median(times.ours), opponent: median(times.opponent), unit: "ms", atLeast: 2 };
    return [{ name: `fold of ${changed} changed cases against their bare UPDATE`, ...figures }];
  });

/** The same columns that a resolution writes, on the same rows; put back afterwards, out of the time taken. */
async function bareUpdate(db: Database, round: number): Promise<number> {
  const update = (days: number) =>
    db.pool.query(
      `UPDATE service_case SET status = status, resolved_on = resolved_on + $1::int, resolved_at = resolved_at + make_interval(days => $1),
         handling_seconds = handling_seconds + 86400 * $1, resolution_department_id = resolution_department_id,
         resolution_employee_id = resolution_employee_id
       WHERE number = ANY($2)`,
      [days, Array.from({ length: changed }, (_, i) => numberOf(round, i))],
    );
  const taken = await milliseconds(() => update(1));
  await update(-1);
  return taken;
}

const numberOf = (round: number, i: number) => `D${round}-${i}`;

/** Records the day's cases, as they were in the morning or as they are in the evening. */
async function recordDay(db: Database, round: number, resolved: boolean): Promise<void> {
  const cases = async function* (): AsyncGenerator<IncomingCase> {
    for (let i = 0; i < changed; i += 1) yield incomingCase(round, i, resolved);
  };
  await recordCases(db, cases(), {
    source: "bench",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: companyNow,
    completeThrough: "2026-10-31",
  });
}

/** Spread over the company's branches, people, models and defects. */
export function incomingCase(round: number, i: number, resolved: boolean): IncomingCase {
  const [branch, slot, model] = [(i * 7) % 32, (i * 11) % 30, (i * 13) % 60];
  const who = { department: { code: `B${branch}` }, employee: { code: `E${1 + branch + 32 * slot}` } };
  const family = model % 8;
  const moment = (hours: number) => {
    const at = new Date(reported + hours * 3_600_000 - (i % 20) * 86_400_000 + i * 1000);
    return { at: at.toISOString(), on: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) };
  };
  const events: IncomingEvent[] = [
    { type: "registered", moment: moment(0) },
    { type: "replied", moment: moment(2 + (i % 5)), ...who },
  ];
  if (resolved) events.push({ type: "resolved", moment: moment(30), ...who });
  return {
    number: numberOf(round, i),
    line: i + 2,
    kind: { code: "repair" },
    channel: { code: `C${1 + (i % 8)}` },
    region: { code: `R${1 + (branch % 31)}` },
    ...who,
    productFamily: { code: `F${1 + family}` },
    productModel: { code: `M${1 + model}` },
    defects: [{ family: { code: `DF${family * 3 + 1}` }, type: { code: "T0" } }],
    events,
  };
}
