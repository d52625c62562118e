import type { Database } from "../../database/database.ts";
import { acceptedPhrases, freshSignals, packageDefects } from "./package-defects.ts";
import { approvedSteps, changedIssues, closedIssues, overdueMeasures, overdueSteps } from "./package-issues.ts";
import { overdueCases, repeatedEvents, sampleCases } from "./package-cases.ts";
import { firstOf, type PackageDocument, packageDocument } from "./package-document.ts";
import { packageFigures, packageTrend } from "./package-figures.ts";
import type { PackageJoints } from "./package-joints.ts";
import type { Telling } from "./telling.ts";

/** Everything that a department is told of a period: only what its head sees, all of it as known at one instant. */
export async function composeDocument(
  db: Database,
  telling: Telling,
  { joints, currency }: { readonly joints: PackageJoints; readonly currency: string },
): Promise<PackageDocument> {
  const { pool } = db;
  const { subject, grain, range, knownAt } = telling;
  // One after the other: questions of one instant share what was restored for it.
  const figures = await packageFigures(pool, telling);
  const trend = await packageTrend(telling);
  const defects = await packageDefects(pool, telling);
  const signals = await freshSignals(pool, telling);
  const samples = await sampleCases(db, telling, defects);
  const issues = await changedIssues(pool, telling);
  const late = await joints.handOvers(pool, { departmentIds: subject.departmentIds, at: knownAt });
  // What is not as it is told is a bug, and is never kept.
  return packageDocument.parse({
    version: 1,
    department: subject.term,
    grain,
    range,
    knownAt: knownAt.toISOString(),
    timeZone: db.timeZone,
    currency,
    defectKinds: [...telling.defectKinds],
    figures,
    trend,
    fresh: { signals, phrases: await acceptedPhrases(pool, telling, defects), issues: issues.raised },
    recurs: {
      reports: defects.reduce((sum, { reports }) => sum + reports, 0),
      defects: firstOf(defects),
      events: await repeatedEvents(pool, telling),
      reopened: issues.reopened,
    },
    overdue: {
      steps: await overdueSteps(pool, telling),
      measures: await overdueMeasures(pool, telling),
      handOvers: firstOf(late),
      cases: await overdueCases(db, subject, knownAt),
    },
    solved: { issues: await closedIssues(pool, telling, joints), steps: await approvedSteps(pool, telling) },
    samples,
  } satisfies PackageDocument);
}
