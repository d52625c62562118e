import type { Command } from "commander";

import { withInstallation } from "../installation.ts";

/** `huilu migrate`: every command brings the schema up to date; this one does nothing else. */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database schema up to date")
    .action(async () => {
      await withInstallation(async () => console.log("The schema is up to date."));
    });
}
