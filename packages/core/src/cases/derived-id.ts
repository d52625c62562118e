import { hash } from "node:crypto";

/** The same words make the same uuid on any machine: the id of what a source names by its own number. */
export function derivedId(...words: readonly string[]): string {
  const hex = hash("sha256", words.join("\u0000"), "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
