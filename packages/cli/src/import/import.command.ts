import { basename } from "node:path";
import { DomainError, importFile, type ImportSummary, type Language, refusalTexts, settle, textOf } from "@huilu/core";
import { type Command, Option } from "commander";

import { terminalLanguage } from "../explain-failure.ts";
import { withInstallation } from "../installation.ts";
import { typedPath } from "../typed-path.ts";
import { describeImport } from "./describe-import.ts";

type ImportOptions = {
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly language?: Language;
};

/** `huilu import`: exits 0 when rows went in, 1 when none could, 2 when the file or its mapping is refused. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .argument("<file>", "a csv or xlsx file")
    .description("import cases or events from a file by a mapping; docs/import.md is the manual")
    .requiredOption("--mapping <mapping>", "the YAML mapping that says what the columns mean")
    .option("--dry-run", "read, check and count everything, then write nothing")
    .option("--json", "print the summary as JSON")
    .addOption(new Option("--language <language>", "language of the report").choices(["zh-CN", "en"]))
    .action(
      async (file: string, { mapping, dryRun = false, json = false, language = terminalLanguage() }: ImportOptions) => {
        try {
          const summary = await runImport(typedPath(file), typedPath(mapping), dryRun, language);
          console.log(json ? JSON.stringify(summary, null, 2) : describeImport(summary, language));
          if (summary.rows === summary.rejected) process.exitCode = 1;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          process.stderr.write(`huilu: ${refusalTexts(error, language).join("\n  ")}\n`);
          process.exitCode = 2;
        }
      },
    );
}

async function runImport(
  path: string,
  mappingPath: string,
  dryRun: boolean,
  language: Language,
): Promise<ImportSummary> {
  const onProgress = (rows: number) => {
    process.stderr.write(`${basename(path)}: ${textOf(language, "intake.summary.progress", { rows })}\n`);
  };
  return withInstallation(async (db) => {
    const summary = await importFile(db, {
      path,
      mappingPath,
      dryRun,
      now: new Date(),
      startedBy: "huilu import",
      onProgress,
    });
    // The figures follow at once, whether or not a server runs to roll them up.
    if (!dryRun) await settle(db);
    return summary;
  });
}
