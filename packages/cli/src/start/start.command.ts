import { type Command, Option } from "commander";

import { start } from "./start.ts";

/** `huilu start`: everything in one process, or one part of it where several processes share the work. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("run the database (unless DATABASE_URL names one), the server and the jobs until a signal ends them")
    .addOption(
      new Option("--only <part>", "run one part; the others run elsewhere on the same database").choices([
        "api",
        "jobs",
      ]),
    )
    .action((options: { readonly only?: "api" | "jobs" }) => start(options));
}
