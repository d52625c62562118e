import { importUnits } from "@huilu/core";
import type { Command } from "commander";

import { withInstallation } from "../installation.ts";
import { typedPath } from "../typed-path.ts";

/** `huilu units`: records single units by serial, which rates divide by and ages begin with. */
export function registerUnits(program: Command): void {
  program
    .command("units")
    .description(
      "record single units from a csv file or workbook: serial, family, model, batch, line, region, produced, sold",
    )
    .argument(
      "<file>",
      "csv (UTF-8 or GB18030) or .xlsx, one row for each serial; days as YYYY-MM-DD, all but serial and model may be left out",
    )
    .option("--json", "print the result as JSON")
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const by = { userId: null, now: new Date() };
      const result = await withInstallation((db) => importUnits(db, typedPath(file), by));
      const told = `${result.rows} rows: ${result.added} units are new, ${result.corrected} corrected; rates and ages follow.`;
      console.log(json ? JSON.stringify(result) : told);
    });
}
