import { importUnits } from "@huilu/core";
import type { Command } from "commander";

import { registerFileCommand } from "../file-command.ts";

/** `huilu units`: records single units by serial, which rates divide by and ages begin with. */
export function registerUnits(program: Command): void {
  registerFileCommand(program, {
    name: "units",
    description:
      "record single units from a csv file or workbook: serial, family, model, batch, line, region, produced, sold",
    rows: "one row for each serial; days as YYYY-MM-DD, all but serial and model may be left out",
    record: importUnits,
  });
}
