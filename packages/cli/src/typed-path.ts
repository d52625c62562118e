import path from "node:path";

/** A path as it was typed: npm moves into the checkout first, and remembers in INIT_CWD where somebody stood. */
export function typedPath(text: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? "", text);
}
