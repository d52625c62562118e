import type { Database, Recording } from "@huilu/core";
import type { Command } from "commander";

import { describeRecorded, type Recorded } from "./describe-recorded.ts";
import { terminalLanguage } from "./explain-failure.ts";
import { withInstallation } from "./installation.ts";
import { typedPath } from "./typed-path.ts";

/** A command that records a file which needs no mapping, and then tells what was recorded and what was made for it. */
export type FileCommand = {
  readonly name: "sales" | "production" | "units";
  readonly description: string;
  /** What a row is, and what may be left out. */
  readonly rows: string;
  readonly record: (db: Database, path: string, by: Recording) => Promise<Recorded>;
};

type FileOptions = { readonly dryRun?: boolean; readonly json?: boolean };

/** Adds the command `huilu NAME FILE [--dry-run] [--json]`. */
export function registerFileCommand(program: Command, { name, description, rows, record }: FileCommand): void {
  program
    .command(name)
    .description(description)
    .argument("<file>", `csv (UTF-8 or GB18030) or .xlsx, ${rows}`)
    .option("--dry-run", "read and check everything and say what it would change and make, then write nothing")
    .option("--json", "print the result as JSON")
    .action(async (file: string, { dryRun = false, json = false }: FileOptions) => {
      const by = { userId: null, now: new Date(), isDryRun: dryRun };
      const recorded = await withInstallation((db) => record(db, typedPath(file), by));
      console.log(
        json
          ? JSON.stringify({ dryRun, ...recorded })
          : describeRecorded({ name, dryRun, recorded }, terminalLanguage()),
      );
    });
}
