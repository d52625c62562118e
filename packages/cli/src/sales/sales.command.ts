import { readFile } from "node:fs/promises";
import { importSales } from "@huilu/core";
import type { Command } from "commander";

import { withInstallation } from "../installation.ts";

/** `huilu sales`: records units sold, which rates divide by. */
export function registerSales(program: Command): void {
  program
    .command("sales")
    .description("record units sold from a csv file: family, model, batch, region, month, units")
    .argument("<file>", "csv in UTF-8, one row for each model and month")
    .option("--json", "print the result as JSON")
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const csv = await readFile(file, "utf8");
      const result = await withInstallation((db) => importSales(db, csv, { userId: null, now: new Date() }));
      const told = `${result.recorded} of ${result.rows} rows are new or changed; rates follow.`;
      console.log(json ? JSON.stringify(result) : told);
    });
}
