import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { startApi } from "@huilu/api";
import { createUser, readEnvironment, runKpis, setTarget, type Database, type NewTarget } from "@huilu/core";
import { afterAll, beforeAll } from "vitest";

import { recordWorkshopCases } from "../browser/workshop-cases.ts";
import type { Product } from "../browser/with-product.ts";
import { withDatabase } from "../support/with-database.ts";

const webDist = fileURLToPath(new URL("../../packages/web/dist/", import.meta.url));
const day = 86_400;

/** Of four weeks in which two of five were satisfied and everything was resolved within two days. */
const goals: readonly Omit<NewTarget, "grain" | "validFrom">[] = [
  { metric: "csat", value: 0.9 },
  { metric: "handlingTime", value: 10 * day },
  { metric: "firstResponseTime", value: 4 * 3600, margin: 2 * 3600 },
];

/** The built pages over a workshop whose weekly targets were set three weeks ago and judged now. */
export function withTargetsProduct(): Product {
  const database = withDatabase();
  let started: Awaited<ReturnType<typeof startApi>> | null = null;
  beforeAll(async () => {
    if (!existsSync(`${webDist}index.html`))
      throw new Error("The pages are not built: run pnpm --filter @huilu/web build first.");
    const now = new Date();
    await recordWorkshopCases(database.db, now);
    await setGoals(database.db, now);
    await runKpis(database.db, { now });
    const ready = async () => ({ ready: true, parts: {} });
    started = await startApi({ db: database.db, env: readEnvironment({}), port: 0, webDist, ready });
  });
  afterAll(() => started?.close());
  return {
    get address() {
      if (started === null) throw new Error("The product is up inside tests and hooks only.");
      return started.address;
    },
    addAdministrator: async (username) => {
      const person = { username, displayName: username, role: "ADMINISTRATOR", password: "one-time" } as const;
      const { oneTimePassword } = await createUser(database.db, person, new Date());
      return { username, oneTimePassword: oneTimePassword ?? "" };
    },
  };
}

async function setGoals(db: Database, now: Date): Promise<void> {
  const validFrom = mondayBefore(now, 3);
  for (const goal of goals) {
    const setting = { userId: null, now: new Date(`${validFrom}T00:00:00+08:00`) };
    await setTarget(db, { ...goal, grain: "WEEK", validFrom }, setting);
  }
}

/** The Monday that began the week so many weeks before that of `now`, in China. */
export function mondayBefore(now: Date, weeks: number): string {
  const today = new Date(now.getTime() + 8 * 3_600_000);
  const sinceMonday = (today.getUTCDay() + 6) % 7;
  return new Date(today.getTime() - (sinceMonday + 7 * weeks) * 86_400_000).toISOString().slice(0, 10);
}
