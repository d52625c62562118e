import { Command, CommanderError } from "commander";

import { exitCodeOf, tellFailure } from "./explain-failure.ts";
import { registerDemo } from "./demo/demo.command.ts";
import { registerExport } from "./export/export.command.ts";
import { registerImport } from "./import/import.command.ts";
import { registerKpis } from "./kpis/kpis.command.ts";
import { registerMigrate } from "./migrate/migrate.command.ts";
import { registerStart } from "./start/start.command.ts";
import { registerUser } from "./user/user.command.ts";
import { registerProduction } from "./production/production.command.ts";
import { registerSales } from "./sales/sales.command.ts";
import { registerUnits } from "./units/units.command.ts";
import { registerStats } from "./stats/stats.command.ts";
import { registerVerify } from "./verify/verify.command.ts";

const program = new Command("huilu")
  .description("Closes the loop from service complaints to the people who can remove their causes.")
  // Commander writes "error: …" and a line break; wrong usage has its code like any other refusal.
  .configureOutput({ outputError: (text, write) => write(text.replace(/^(error: .*)\n/, "$1 [usage]\n")) })
  .exitOverride();

// Each command lies in a folder of its own and is gathered here.
for (const register of [
  registerStart,
  registerMigrate,
  registerDemo,
  registerImport,
  registerExport,
  registerUser,
  registerSales,
  registerProduction,
  registerUnits,
  registerVerify,
  registerStats,
  registerKpis,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  const onlyHelped = error instanceof CommanderError && error.exitCode === 0;
  // Read from the words themselves: wrong usage ends before any option is known.
  if (!onlyHelped) tellFailure(error, { json: process.argv.includes("--json") });
}
