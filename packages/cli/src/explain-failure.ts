import { inspect } from "node:util";

import {
  DomainError,
  EnvironmentRefused,
  type Language,
  languageOf,
  MappingRefused,
  refusalTexts,
  RowsRefused,
  textOf,
} from "@huilu/core";
import { CommanderError } from "commander";

/** A failure as scripts read it: `code` and `reason` are stable, the texts are for people. */
export type ExplainedFailure = {
  readonly code: string;
  readonly reason: string;
  readonly message: string;
  /** What is wrong in detail, where there is more than one thing. */
  readonly problems?: readonly Problem[];
};

type Problem = { readonly code: string; readonly path: string; readonly line: number | null; readonly message: string };

/**
 * What went wrong, in the language of the terminal. Of an error that nobody foresaw nothing is told: its text may hold
 * a row's values, an address or a password.
 */
export function explainFailure(error: unknown, language: Language = terminalLanguage()): ExplainedFailure {
  if (error instanceof CommanderError)
    return { code: "BAD_INPUT", reason: "usage", message: error.message.replace(/^error: /, "") };
  if (!(error instanceof DomainError))
    return { code: "INTERNAL", reason: "unexpected", message: textOf(language, "errors.unexpected") };
  const { code, reason } = error;
  const message = textOf(language, `errors.${reason}`, error.values);
  const problems = problemsOf(error, language);
  return { code, reason, message, ...(problems.length > 0 ? { problems } : {}) };
}

/** Says what went wrong: a sentence with its code on stderr, or, for --json, one object on stdout. */
export function tellFailure(error: unknown, { json, language }: { json: boolean; language?: Language }): void {
  const failure = explainFailure(error, language);
  if (json) console.log(JSON.stringify({ error: failure }, null, 2));
  // Commander has explained wrong usage already.
  else if (!(error instanceof CommanderError)) process.stderr.write(`huilu: ${sentences(failure)}\n`);
  if (failure.reason === "unexpected" && process.env["HUILU_DEBUG"] === "1")
    process.stderr.write(`${inspect(error)}\n`);
}

/** How the process should end: commander knows whether it only helped or refused. */
export function exitCodeOf(error: unknown): number {
  return error instanceof CommanderError ? error.exitCode : 1;
}

/** The language of the terminal, by its locale. */
export function terminalLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || "";
  return languageOf(locale.startsWith("zh") ? "zh-CN" : "en");
}

function sentences({ message, reason, problems = [] }: ExplainedFailure): string {
  return [`${message} [${reason}]`, ...problems.map((problem) => problem.message)].join("\n  ");
}

function problemsOf(error: DomainError, language: Language): Problem[] {
  if (error instanceof EnvironmentRefused)
    return error.variables.map((name) => {
      const message = textOf(language, `errors.environment.${name}`);
      return { code: "environment_unfit", path: name, line: null, message };
    });
  if (error instanceof RowsRefused) return error.others.map((other) => rowProblem(other, language));
  if (!(error instanceof MappingRefused)) return [];
  const [, ...texts] = refusalTexts(error, language);
  return error.problems.map(({ code, path, line }, index) => ({ code, path, line, message: texts[index] ?? code }));
}

/** How to mend it is told with the first of them. */
function rowProblem({ reason, values }: DomainError, language: Language): Problem {
  const { column = "", line } = values;
  const message = textOf(language, `intake.unfit.${reason}`, values);
  return { code: reason, path: String(column), line: typeof line === "number" ? line : null, message };
}
