import { basename } from "node:path";
import { DomainError, importFile, type ImportSummary, type Language, settle, textOf } from "@huilu/core";
import { type Command, Option } from "commander";

import { tellFailure, terminalLanguage } from "../explain-failure.ts";
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
        const outcome = await runImport(typedPath(file), typedPath(mapping), dryRun, language);
        if (outcome instanceof DomainError) {
          tellFailure(outcome, { json, language });
          process.exitCode = 2;
          return;
        }
        console.log(json ? JSON.stringify(outcome, null, 2) : describeImport(outcome, language));
        if (outcome.rows === outcome.rejected) process.exitCode = 1;
      },
    );
}

/** The summary, or why the file or its mapping is refused. */
async function runImport(
  path: string,
  mappingPath: string,
  dryRun: boolean,
  language: Language,
): Promise<ImportSummary | DomainError> {
  const onProgress = (rows: number) => {
    process.stderr.write(`${basename(path)}: ${textOf(language, "intake.summary.progress", { rows })}\n`);
  };
  return withInstallation(async (db) => {
    const request = { path, mappingPath, dryRun, now: new Date(), startedBy: "huilu import", onProgress };
    const outcome = await importFile(db, request).catch(refusal);
    // The figures follow at once, whether or not a server runs to roll them up.
    if (!dryRun && !(outcome instanceof DomainError)) await settle(db);
    return outcome;
  });
}

function refusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}
