import { readFile } from "node:fs/promises";
import { importProduction } from "@huilu/core";
import type { Command } from "commander";

import { withInstallation } from "../installation.ts";

/** `huilu production`: records units made, by which cohorts are put together. */
export function registerProduction(program: Command): void {
  program
    .command("production")
    .description("record units made from a csv file: family, model, batch, line (may be left out), month, units")
    .argument("<file>", "csv in UTF-8, one row for each batch and month")
    .option("--json", "print the result as JSON")
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const csv = await readFile(file, "utf8");
      const result = await withInstallation((db) => importProduction(db, csv, { userId: null, now: new Date() }));
      const told = `${result.recorded} of ${result.rows} rows are new or changed; cohorts follow.`;
      console.log(json ? JSON.stringify(result) : told);
    });
}
