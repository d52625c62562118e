import { randomUUID } from "node:crypto";
import { companyScope, recordCases, settle, type Asker, type IncomingCase } from "@huilu/core";
import type { TestDatabase } from "../support/with-database.ts";

export type Learned = Omit<IncomingCase, "line">;
export type Learn = (learnedAt: string, ...cases: Learned[]) => Promise<void>;

/** Has the database learn cases of one source at a time, with everything derived brought up to date. */
export function withLearning(test: TestDatabase): Learn {
  const source = randomUUID();
  return async (learnedAt, ...cases) => {
    async function* rows() {
      yield* cases.map((row, i): IncomingCase => ({ ...row, line: i + 2 }));
    }
    await recordCases(test.db, rows(), {
      source,
      importRunId: randomUUID(),
      rowMeans: "case",
      learnedAt: new Date(learnedAt),
    });
    await settle(test.db);
  };
}

/** Who sees the company, at a time. */
export const askerAt = (now: string): Asker => ({ scope: companyScope, now: new Date(now), language: "en" });
