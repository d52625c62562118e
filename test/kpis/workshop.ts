import { randomUUID } from "node:crypto";
import {
  companyScope,
  recordCases,
  settle,
  targetStandings,
  type Database,
  type IncomingCase,
  type TargetStanding,
} from "@huilu/core";

/** NORTH with its branch NORTH-1, and SOUTH beside them. */
export async function makeDepartments(db: Database): Promise<void> {
  await db.pool.query(
    `INSERT INTO department (code, name, name_en) VALUES ('NORTH', '华北', 'North'), ('NORTH-1', '华北一部', 'North 1'), ('SOUTH', '华南', 'South')`,
  );
  await db.pool.query(
    "UPDATE department SET parent_id = (SELECT id FROM department WHERE code = 'NORTH') WHERE code = 'NORTH-1'",
  );
  await db.pool.query("INSERT INTO employee (code, name, name_en) VALUES ('E-1', '演示负责人', 'Demo owner')");
}

/** `count` cases of a department, reported and resolved on `day`, of which `satisfied` were answered with 5, the rest with 1. */
export async function recordAnswers(
  db: Database,
  department: string,
  day: string,
  { count, satisfied, hours = 4 }: { count: number; satisfied: number; hours?: number },
): Promise<void> {
  async function* rows(): AsyncGenerator<IncomingCase> {
    for (let i = 0; i < count; i += 1) {
      const resolved = new Date(Date.parse(`${day}T08:00:00+08:00`) + hours * 3_600_000);
      yield {
        number: `${department}-${day}-${i}`,
        line: i + 2,
        department: { code: department },
        events: [
          { type: "registered", moment: { on: day, at: `${day}T08:00:00+08:00` } },
          { type: "resolved", moment: { on: day, at: resolved.toISOString() } },
          { type: "survey_answered", moment: { on: day }, score: i < satisfied ? 5 : 1 },
        ],
      };
    }
  }
  await recordCases(db, rows(), {
    source: "workshop",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: new Date(`${day}T23:00:00+08:00`),
  });
  await settle(db);
}

const year = { from: "2026-01-01", to: "2027-01-01" };

/** The states of a department as an executive sees them, oldest first, in short. */
export async function statesOf(
  db: Database,
  department: string | null,
  { metric = "csat", asKnownOn }: { metric?: string; asKnownOn?: Date } = {},
): Promise<string[]> {
  return (await standingsOf(db, department, asKnownOn))
    .filter((standing) => standing.metric === metric)
    .map(({ bucket, state, since, target }) => `${bucket.slice(0, 7)} ${state} since ${since.slice(0, 7)} of ${target}`)
    .toReversed();
}

export function standingsOf(db: Database, department: string | null, asKnownOn?: Date): Promise<TargetStanding[]> {
  return targetStandings(db, { department, period: year, asKnownOn }, { scope: companyScope, language: "en" });
}
