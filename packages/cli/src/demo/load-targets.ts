import { type Database, metricKeys, type NewTarget, setTarget } from "@huilu/core";
import { departments } from "./catalogue/departments.ts";

const hour = 3600;
const day = 24 * hour;

type Goal = Omit<NewTarget, "grain" | "validFrom"> & { readonly sinceYearsAgo?: number };

/** What the generated company wants of each month: mostly for everybody, for the mail-in centre what mailing allows. */
const goals: readonly Goal[] = [
  { metric: "handlingTime", value: 5.5 * day, margin: 0.1 * day },
  { metric: "handlingTime", department: departments.mailIn.code, value: 8 * day, owner: head(departments.mailIn) },
  { metric: "firstFixRate", value: 0.66, sinceYearsAgo: 1 },
  { metric: "firstFixRate", value: 0.7 },
  { metric: "csat", value: 0.84, margin: 0.01 },
  { metric: "firstResponseTime", value: 7 * hour, margin: 0.25 * hour, owner: head(departments.contact) },
  { metric: "replyWithin24h", value: 0.95 },
  { metric: "costPerCase", value: 220, margin: 5 },
  { metric: "costPerCase", department: departments.mailIn.code, value: 290, owner: head(departments.mailIn) },
];

/** Sets the company's targets from the beginning of the year of `until`, one already for the year before. Again: nothing. */
export async function loadTargets(db: Database, until: string): Promise<void> {
  const { rowCount } = await db.pool.query("SELECT FROM kpi_target LIMIT 1");
  if (rowCount) return;
  const known = goals.filter(({ metric }) => metricKeys.some((key) => key === metric));
  for (const { sinceYearsAgo = 0, ...goal } of known) {
    const validFrom = `${Number(until.slice(0, 4)) - sinceYearsAgo}-01-01`;
    // Set on the day from which it holds, as targets are.
    const now = new Date(`${validFrom}T00:00:00+08:00`);
    await setTarget(db, { ...goal, grain: "MONTH", validFrom }, { userId: null, now });
  }
}

function head(department: { readonly code: string }): string {
  return `E-${department.code}-H`;
}
