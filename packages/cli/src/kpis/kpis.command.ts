import { companyScope, type Database, type KpiFigure, kpiFigures, runKpis, settle } from "@huilu/core";
import { type Command, InvalidArgumentError } from "commander";

import { terminalLanguage } from "../explain-failure.ts";
import { withInstallation } from "../installation.ts";
import { describeKpis } from "./describe-kpis.ts";

type KpisOptions = {
  readonly asKnownOn?: Date;
  readonly department?: string;
  readonly months: number;
  readonly json?: boolean;
};

/** `huilu kpis`: runs the KPI run now and prints what it keeps, or prints what was known at an earlier time. */
export function registerKpis(program: Command): void {
  program
    .command("kpis")
    .description("keep every metric of the company and of each department as known now, and print the last months")
    .option("--as-known-on <time>", "run nothing; print what was known then, as in 2026-03-01T08:00:00+08:00", instant)
    .option("--department <code>", "print this department with all below it (default: the company)")
    .option("--months <number>", "how many months to print", wholeMonths, 3)
    .option("--json", "print the figures as JSON")
    .action(async (options: KpisOptions) => {
      const figures = await withInstallation((db) => keptFigures(db, options));
      console.log(options.json ? JSON.stringify(figures, null, 2) : describeKpis(figures, terminalLanguage()));
    });
}

async function keptFigures(db: Database, { asKnownOn, department, months }: KpisOptions): Promise<KpiFigure[]> {
  if (!asKnownOn) await keepNow(db);
  return kpiFigures(
    db,
    { grain: "MONTH", department: department ?? null, asKnownOn: asKnownOn ?? null, buckets: months },
    companyScope,
  );
}

async function keepNow(db: Database): Promise<void> {
  await settle(db);
  const { figures, kept, departments, judged, statesKept } = await runKpis(db, { now: new Date() });
  process.stderr.write(`${figures} figures of the company and ${departments} departments, ${kept} new or changed\n`);
  process.stderr.write(`${judged} periods judged by their targets, ${statesKept} states new or changed\n`);
}

function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError("It must be a time such as 2026-03-01T08:00:00+08:00.");
  return time;
}

function wholeMonths(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 to 999.");
  return Number(text);
}
