import type { QueryArrayConfig } from "pg";

/** Statements that a process has prepared; each session keeps the plan of each, so there is an end to them. */
const names = new Map<string, string>();
const mostNames = 50;

/**
 * A statement whose rows are arrays. One that was asked before is prepared by name, so that a session parses and plans
 * it once; the same question asks the same text, whatever its values.
 */
export function prepared(text: string, values: unknown[]): QueryArrayConfig {
  let name = names.get(text);
  if (name === undefined && names.size < mostNames) {
    name = `huilu_${names.size}`;
    names.set(text, name);
  }
  return name === undefined ? { text, values, rowMode: "array" } : { name, text, values, rowMode: "array" };
}
