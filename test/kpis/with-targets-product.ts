import { runKpis, setTarget, type Database, type NewTarget } from "@huilu/core";

import { recordWorkshopCases } from "../browser/workshop-cases.ts";
import { withProduct, type Product } from "../browser/with-product.ts";

const day = 86_400;

/** Of four weeks in which two of five were satisfied and everything was resolved within two days. */
const goals: readonly Omit<NewTarget, "grain" | "validFrom">[] = [
  { metric: "csat", value: 0.9 },
  { metric: "handlingTime", value: 10 * day },
  { metric: "firstResponseTime", value: 4 * 3600, margin: 2 * 3600 },
];

/** The built pages over a workshop whose weekly targets were set three weeks ago and judged now. */
export function withTargetsProduct(): Product {
  return withProduct(async (db, now) => {
    await recordWorkshopCases(db, now);
    await setGoals(db, now);
    await runKpis(db, { now });
  });
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
