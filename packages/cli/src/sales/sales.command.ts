import { importSales } from "@huilu/core";
import type { Command } from "commander";

import { registerFileCommand } from "../file-command.ts";

/** `huilu sales`: records units sold, which rates divide by. */
export function registerSales(program: Command): void {
  registerFileCommand(program, {
    name: "sales",
    description: "record units sold from a csv file or workbook: family, model, batch, region, month, units",
    rows: "one row for each model and month; batch and region may be left out",
    record: importSales,
  });
}
