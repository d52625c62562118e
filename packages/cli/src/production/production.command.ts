import { importProduction } from "@huilu/core";
import type { Command } from "commander";

import { registerFileCommand } from "../file-command.ts";

/** `huilu production`: records units made, by which cohorts are put together. */
export function registerProduction(program: Command): void {
  registerFileCommand(program, {
    name: "production",
    description: "record units made from a csv file or workbook: family, model, batch, line, month, units",
    rows: "one row for each batch and month; line may be left out",
    record: importProduction,
  });
}
