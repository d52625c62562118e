import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import {
  changeChannel,
  createUser,
  type Database,
  type IncomingCase,
  inTransaction,
  listen,
  postMessage,
  recordCases,
  setEmail,
  settle,
} from "@huilu/core";

import { type Bench, milliseconds } from "./bench.ts";
import { withCompanyCopy } from "./bench-company.ts";
import { companyNow } from "./company-cases.ts";
import { incomingCase } from "./fold.bench.ts";

const notifications = 10_000;
const people = 10;
const rounds = 20;
const batchesARound = 15;
const casesABatch = 200;
const warmUpRounds = 2;
/** Less than 10 % slower. */
const atLeast = 0.91;

/**
 * Recording batches of 200 cases while 10,000 notifications are posted, spread over the time that it takes, against the same
 * without any; the two take turns, and change places each round. A notification is a row of one person, half of them with a
 * mail; ten come from one transaction, and a process listens to them.
 */
export const messagesBench: Bench = (options) =>
  withCompanyCopy(options, async ({ db, url }) => {
    const to = await addPeople(db);
    let heard = 0;
    const listening = listen({
      connectionString: url,
      channels: [changeChannel],
      onNotify: () => (heard += 1),
      onError: (error) => process.stderr.write(`${error.message}\n`),
    });
    let day = 0;
    const block = async (): Promise<number[]> => {
      const times: number[] = [];
      for (let batch = 0; batch < batchesARound; batch += 1)
        times.push(await milliseconds(() => record(db, (day += 1))));
      await settle(db);
      return times;
    };
    let expected = 0;
    for (let round = 0; round < warmUpRounds; round += 1) expected = await milliseconds(block);
    const alone: number[] = [];
    const beside: number[] = [];
    let posted = 0;
    for (let round = 0; round < rounds; round += 1) {
      const quiet = async () => alone.push(...(await block()));
      const noisy = async () => {
        const posting = postEvenly(db, to, expected);
        beside.push(...(await block()));
        posted += await posting;
      };
      for (const turn of round % 2 === 0 ? [quiet, noisy] : [noisy, quiet]) await turn();
    }
    await listening.close();
    const told = `${posted} posted and ${heard} heard of; ${beside.length} batches each; medians ${quantile(beside, 0.5).toFixed(1)} and ${quantile(alone, 0.5).toFixed(1)} ms`;
    const figures = {
      ours: quantile(beside, 0.95),
      opponent: quantile(alone, 0.95),
      unit: "ms",
      atLeast,
      beside: told,
    };
    return [{ name: `p95 of recording ${casesABatch} cases beside notifications, against none`, ...figures }];
  });

async function addPeople(db: Database): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < people; n += 1) {
    const username = `gen-reader-${n}`;
    const person = { username, displayName: username, role: "QUALITY_ENGINEER", password: "none" } as const;
    ids.push((await createUser(db, person, companyNow)).userId);
    const email = n % 2 === 0 ? `${username}@example.com` : "";
    await setEmail(db, { username, email }, { userId: null, now: companyNow });
  }
  return ids;
}

/** Posts a round's share at even intervals over `duration` milliseconds; answers how many rows that made. */
async function postEvenly(db: Database, to: readonly number[], duration: number): Promise<number> {
  const posts = notifications / people / rounds;
  const began = performance.now();
  let rows = 0;
  for (let n = 0; n < posts; n += 1) {
    await sleep(Math.max(0, began + (n * duration) / posts - performance.now()));
    const values = { title: "A problem of the benchmark", step: "D4" };
    const message = {
      kind: "issue.assigned",
      subject: `QI-2026-${n}`,
      link: "/issues",
      values,
      to,
      now: companyNow,
    } as const;
    rows += (await inTransaction(db.pool, (sql) => postMessage(sql, message))).length;
  }
  return rows;
}

/** Cases that nobody knew before. */
async function record(db: Database, batch: number): Promise<void> {
  const cases = async function* (): AsyncGenerator<IncomingCase> {
    for (let i = 0; i < casesABatch; i += 1) yield incomingCase(1000 + batch, i, i % 2 === 0);
  };
  await recordCases(db, cases(), {
    source: "bench",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: companyNow,
    completeThrough: "2026-10-31",
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.ceil(share * sorted.length), sorted.length) - 1] ?? Number.NaN;
}
