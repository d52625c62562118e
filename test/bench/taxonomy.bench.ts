import {
  companyScope,
  createUser,
  metricQuery,
  requestReclassification,
  requestUndo,
  runReclassifications,
  settle,
  verifyRollups,
  type Database,
  type MetricQuery,
} from "@huilu/core";
import { milliseconds, type Bench } from "./bench.ts";
import { withCompanyCopy } from "./bench-company.ts";
import { companyNow } from "./company-cases.ts";

const wantedCases = 100_000;
const later = (minutes: number) => new Date(companyNow.getTime() + minutes * 60_000);

/**
 * Merges the types of 100,000 reports into one, and takes it back: how long it takes beside the bare UPDATE of as many
 * rows, and whether every cell of every roll-up is right in the middle, after it and after the undoing.
 */
export const taxonomyBench: Bench = (options) =>
  withCompanyCopy(options, async ({ db }) => {
    const person = {
      username: "gen-engineer",
      displayName: "Gen Engineer",
      role: "QUALITY_ENGINEER",
      password: "one-time",
    } as const;
    const { userId } = await createUser(db, person, companyNow);
    const { from, to, reports } = await chosenTypes(db);
    const bare = await bareUpdate(db, from);
    await judgeFailures(db, from);
    const before = await figures(db);
    const rules = from.map((key) => ({ from: key, to }));
    const by = { userId, now: later(1), reason: "bench" };
    const id = await requestReclassification(db, { kind: "MERGE", rules, includesPast: true }, by);
    const during = { differing: 0, looks: 0 };
    const [merge] = await Promise.all([milliseconds(() => run(db, 2)), lookMeanwhile(db, id, during)]);
    const after = await differing(db);
    await requestUndo(db, id, "bench", { userId, now: later(3) });
    const undo = await milliseconds(() => run(db, 4));
    const restored = await figures(db);
    const undone = await differing(db);
    const changed = changedFigures(before, restored);
    const exact = (name: string, ours: number, beside?: string) =>
      ({ name, ours, opponent: 0, unit: "cells differ", atLeast: 1, ...(beside ? { beside } : {}) }) as const;
    const slower = (name: string, ours: number) =>
      ({
        name: `${name} ${reports} reports, roll-ups included, against their bare UPDATE`,
        ours,
        opponent: bare,
        unit: "ms",
        atLeast: 0.02,
      }) as const;
    return [
      slower("merge", merge),
      slower("undo", undo),
      exact("roll-ups while the job is at work", during.differing, `${during.looks} looks`),
      exact("roll-ups after it", after),
      exact("roll-ups after the undoing", undone),
      exact(
        "figures that the undoing did not restore",
        changed.length,
        `of ${before.size}; ${changed.slice(0, 3).join(", ")}`,
      ),
    ];
  });

/** Types that are reported 100,000 times together, and one to merge them into. */
async function chosenTypes(db: Database): Promise<{ from: string[]; to: string; reports: number }> {
  const { rows } = await db.pool.query<{ code: string; n: number }>(
    `SELECT t.code, count(*)::int AS n FROM case_defect d JOIN defect_type t ON t.id = d.defect_type_id
     WHERE d.counts GROUP BY t.code ORDER BY n DESC, t.code`,
  );
  const [target, ...others] = rows;
  const from: string[] = [];
  let reports = 0;
  for (const { code, n } of others) {
    if (reports >= wantedCases || from.length === 20) break;
    from.push(code);
    reports += n;
  }
  return { from, to: target?.code ?? "", reports };
}

/** The same rows, renamed in place and back again, which forgets what they were; nothing else follows. */
async function bareUpdate(db: Database, from: readonly string[]): Promise<number> {
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    return await milliseconds(() =>
      client.query(
        `UPDATE case_defect d SET learned_at = learned_at FROM defect_type t
         WHERE t.id = d.defect_type_id AND d.counts AND t.code = ANY($1)`,
        [from],
      ),
    );
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** The company's failure events are drawn, not judged: those that the merge concerns are judged first, as it will judge them. */
async function judgeFailures(db: Database, from: readonly string[]): Promise<void> {
  await db.pool.query(
    `INSERT INTO stale_failure_event (unit_id, case_id)
     SELECT DISTINCT c.unit_id, CASE WHEN c.unit_id IS NULL THEN c.id END
     FROM service_case c JOIN case_defect d ON d.case_id = c.id AND d.counts JOIN defect_type t ON t.id = d.defect_type_id
     WHERE t.code = ANY($1)`,
    [from],
  );
  await settle(db);
}

async function run(db: Database, minute: number): Promise<void> {
  await runReclassifications(db, { now: later(minute) });
  await settle(db);
}

/** Holds the roll-ups to the cases while the job is at work. */
async function lookMeanwhile(db: Database, id: number, told: { differing: number; looks: number }): Promise<void> {
  for (;;) {
    const { rows } = await db.pool.query("SELECT 1 FROM reclassification WHERE id = $1 AND finished_at IS NOT NULL", [
      id,
    ]);
    if (rows.length > 0) return;
    told.differing += await differing(db);
    told.looks += 1;
  }
}

async function differing(db: Database): Promise<number> {
  const verified = await verifyRollups(db, { mend: false });
  return verified.reduce((sum, one) => sum + one.differing, 0);
}

/** Every figure that names a defect, and first-time fix, which is told by families; each under what it is of. */
async function figures(db: Database): Promise<Map<string, string>> {
  const asker = { scope: companyScope, now: later(60), language: "en" } as const;
  const range = { from: "2023-01-01", to: "2027-01-01" };
  const questions: readonly MetricQuery[] = [
    { metrics: [{ key: "defectReports" }], range, by: ["defectType", "productFamily"] },
    { metrics: [{ key: "defectShare" }], range, grain: "MONTH", by: ["defectFamily"] },
    { metrics: [{ key: "firstFixRate" }], range, by: ["department"] },
  ];
  const told = new Map<string, string>();
  for (const question of questions) {
    const { rows } = await metricQuery(db, question, asker);
    for (const { bucket, dimensions, values } of rows) {
      const of = [question.metrics[0]?.key, bucket, ...dimensions.map(({ key }) => key)].join(" ");
      told.set(of, JSON.stringify(values));
    }
  }
  return told;
}

/** What the undoing did not restore: the figures that are gone, new or others than before. */
function changedFigures(before: ReadonlyMap<string, string>, restored: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...restored.keys()])].filter((of) => before.get(of) !== restored.get(of));
}
