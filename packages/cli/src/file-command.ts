import { type Database, textOf } from "@huilu/core";
import type { Command } from "commander";

import { terminalLanguage } from "./explain-failure.ts";
import { withInstallation } from "./installation.ts";
import { typedPath } from "./typed-path.ts";

/** A command that records a file which needs no mapping, and the counts it then tells by `intake.recorded.<name>`. */
export type FileCommand = {
  readonly name: "sales" | "production" | "units";
  readonly description: string;
  /** What a row is, and what may be left out. */
  readonly rows: string;
  readonly record: (
    db: Database,
    path: string,
    by: { readonly userId: null; readonly now: Date },
  ) => Promise<Readonly<Record<string, number>>>;
};

/** Adds the command `huilu NAME FILE [--json]`. */
export function registerFileCommand(program: Command, { name, description, rows, record }: FileCommand): void {
  program
    .command(name)
    .description(description)
    .argument("<file>", `csv (UTF-8 or GB18030) or .xlsx, ${rows}`)
    .option("--json", "print the result as JSON")
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const by = { userId: null, now: new Date() };
      const recorded = await withInstallation((db) => record(db, typedPath(file), by));
      console.log(json ? JSON.stringify(recorded) : textOf(terminalLanguage(), `intake.recorded.${name}`, recorded));
    });
}
