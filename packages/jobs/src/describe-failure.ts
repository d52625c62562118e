import { DomainError } from "@huilu/core";
import { DatabaseError } from "pg";
import { z } from "zod";

const longest = 300;

/**
 * Why a job failed, fit to be kept and shown: it may be read by anybody who sees the jobs, so values that could come
 * from a case (quoted text, Chinese, long numbers, addresses of mail) are left out.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof DomainError) return `${error.code} ${error.reason}`;
  // PostgreSQL puts values of rows into its messages; its code and the names of our own tables say enough.
  if (error instanceof DatabaseError) return describeDatabaseError(error);
  if (error instanceof z.ZodError)
    return `BAD_INPUT at ${error.issues.map((issue) => `${issue.path.join(".")} (${issue.code})`).join(", ")}`;
  if (error instanceof Error) return withoutValues(`${error.name}: ${error.message}`);
  return "unknown failure";
}

/** The frames of an error without its message, for the log. */
export function framesOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

function describeDatabaseError({ code, table, column, constraint, routine }: DatabaseError): string {
  const named = Object.entries({ table, column, constraint, routine }).filter(([, value]) => value);
  return [`PostgreSQL ${code ?? "error"}`, ...named.map(([key, value]) => `${key} ${value}`)].join(", ");
}

function withoutValues(message: string): string {
  return message
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/gu, "…")
    .replaceAll(/\p{Script=Han}+|[^\s@]+@[^\s@:,;]+|\+?\d[\d\s-]{5,}/gu, "…")
    .slice(0, longest);
}
