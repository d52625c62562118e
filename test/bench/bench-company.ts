import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  closeDatabase,
  migrate,
  openDatabase,
  recordCases,
  settle,
  startEmbeddedPostgres,
  type Database,
  type IncomingCase,
} from "@huilu/core";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

const days = 1095;
const from = Date.UTC(2023, 10, 1);

/** Makes a company of `cases` generated cases over three years, hands it to `work`, and removes it. */
export async function withCompany<T>(seed: number, cases: number, work: (db: Database) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "huilu-bench-"));
  const server = await startEmbeddedPostgres({ dataDir });
  const db = await openDatabase({ url: server.url });
  try {
    await migrate(db);
    await recordGenerated(db, seed, cases);
    await settle(db);
    await db.pool.query("VACUUM ANALYZE");
    return await work(db);
  } finally {
    await closeDatabase(db);
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Records cases 0 to `cases` − 1 as the seed draws them: another seed changes the cases that are there. */
export async function recordGenerated(db: Database, seed: number, cases: number): Promise<void> {
  const options = { source: "bench", importRunId: randomUUID(), rowMeans: "case", learnedAt: new Date() } as const;
  await recordCases(db, generated(seed, cases), options);
}

async function* generated(seed: number, cases: number): AsyncGenerator<IncomingCase> {
  const generator = xoroshiro128plus(seed);
  const draw = (most: number) => (generator.next() >>> 0) % most;
  for (let i = 0; i < cases; i += 1) yield oneCase(draw, i);
}

/** `draw(n)` is a whole number from 0 to n − 1. */
function oneCase(draw: (most: number) => number, i: number): IncomingCase {
  const reported = from + draw(days) * 86_400_000 + draw(86_400) * 1000;
  const moment = (hours: number) => {
    const at = new Date(reported + hours * 3_600_000);
    return { at: at.toISOString(), on: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) };
  };
  const department = { code: `D${draw(6)}` };
  const employee = { code: `E${draw(120)}` };
  const model = draw(14);
  return {
    number: `B${i}`,
    line: i + 2,
    kind: { code: draw(10) < 8 ? "repair" : "complaint" },
    channel: { code: `C${draw(8)}` },
    region: { code: `R${draw(31)}` },
    department,
    employee,
    productFamily: { code: `F${model % 5}` },
    productModel: { code: `M${model}` },
    batch: { code: `${draw(36)}` },
    defects: [{ family: { code: `A${draw(10)}` }, type: { code: `T${draw(4)}` } }],
    events: [
      { type: "registered", moment: moment(0) },
      { type: "replied", moment: moment(1 + draw(30)), employee, department },
      {
        type: "repair_attempted",
        moment: moment(24 + draw(200)),
        result: draw(10) < 8 ? "fixed" : "not_fixed",
        employee,
        department,
      },
      { type: "resolved", moment: moment(230 + draw(100)), employee, department },
      { type: "survey_answered", moment: moment(400), score: 1 + draw(5) },
      { type: "cost_incurred", moment: moment(300), amount: draw(500) },
    ],
  };
}
