import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ensureFirstAdministrator } from "@huilu/core";
import type { Database } from "@huilu/core";
import { InvalidArgumentError, type Command } from "commander";

import { withInstallation } from "../installation.ts";
import { ensureDemoSignIns, type DemoSignIn } from "./demo-sign-ins.ts";
import type { DemoTruth } from "./demo-truth.ts";
import { loadIssues } from "./issues/load-issues.ts";
import { loadDemo, type LoadDemoOptions } from "./load-demo.ts";

type DemoCommandOptions = {
  readonly seed?: number;
  readonly until?: string;
  readonly cases?: number;
  readonly json?: boolean;
};

/** `huilu demo`: the generated company, into an installation without other cases. */
export function registerDemo(program: Command): void {
  program
    .command("demo")
    .description(
      "load the generated demo company: 36 months of a maker of household appliances, the same for the same seed",
    )
    .option("--seed <number>", "which company (default: 1)", wholeNumber)
    .option("--until <date>", "its last day, YYYY-MM-DD (default: yesterday)")
    .option("--cases <number>", "about how many cases (default: 60000)", wholeNumber)
    .option("--json", "print what is hidden in the data as JSON")
    .action(async ({ json = false, ...options }: DemoCommandOptions) => {
      const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
      await withInstallation(async (db, environment) => {
        // The first administrator comes first: later there are users, and none would be made.
        const administrator = await ensureFirstAdministrator(db);
        if (administrator)
          say(
            `First administrator: ${administrator.username} ${administrator.oneTimePassword} (to be changed at the first sign-in)`,
          );
        const { truth, signIns } = await setUpDemo(db, environment.dataDir, { ...options, log: say });
        for (const { username, password, role } of signIns) say(`${role}: ${username} ${password}`);
        console.log(json ? JSON.stringify(truth, null, 2) : describe(truth));
      });
    });
}

/** Loads the company, writes its truth beside the data, and makes its sign-ins. The first administrator must exist. */
export async function setUpDemo(
  db: Database,
  dataDir: string,
  options: LoadDemoOptions,
): Promise<{ truth: DemoTruth; signIns: DemoSignIn[] }> {
  let signIns: DemoSignIn[] = [];
  const beforeReady = async (truth: DemoTruth) => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path.join(dataDir, "demo-truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
    signIns = await ensureDemoSignIns(db, dataDir, {
      since: new Date(`${truth.from}T00:00:00+08:00`),
      now: options.now,
    });
    await loadIssues(db, truth);
  };
  const truth = await loadDemo(db, { ...options, beforeReady });
  return { truth, signIns };
}

function wholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function describe({ from, until, totals }: DemoTruth): string {
  return `${totals.cases} cases with ${totals.events} events from ${from} to ${until}; ${totals.open} are open.`;
}
