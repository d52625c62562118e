import { DomainError, languageOf, textOf } from "@huilu/core";
import { CommanderError } from "commander";

/** One sentence for a person at a terminal; never a stack, unless HUILU_DEBUG=1 asks for it. */
export function explainFailure(error: unknown): string {
  if (error instanceof DomainError) return textOf(terminalLanguage(), `errors.${error.reason}`, error.values);
  if (!(error instanceof Error)) return String(error);
  if (process.env["HUILU_DEBUG"] === "1") return error.stack ?? error.message;
  const reasons =
    error instanceof AggregateError
      ? error.errors.map((each) => (each instanceof Error ? each.message : String(each)))
      : [error.message];
  return reasons.join("\n") || error.name;
}

/** How the process should end: wrong usage has been explained by commander already. */
export function exitCodeOf(error: unknown): number {
  return error instanceof CommanderError ? error.exitCode : 1;
}

/** The language of the terminal, by its locale. */
export function terminalLanguage() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || "";
  return languageOf(locale.startsWith("zh") ? "zh-CN" : "en");
}
