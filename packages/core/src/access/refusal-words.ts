import { findText, textOf, type Language } from "../locales/text.ts";
import { rights } from "./rights.ts";

/** What the refusal of an operation calls it (its page, or what it does there) and the roles to which it is open. */
export function refusalWords(
  operation: string,
  language: Language,
): { readonly thing: string; readonly roles: string } {
  const right = rights[operation] ?? [];
  const open = typeof right === "string" ? [] : right;
  const thing = findText(language, `access.operations.${operation}`) ?? textOf(language, "access.anOperation");
  const names = open.map((role) => textOf(language, `access.roles.${role}`));
  return { thing, roles: new Intl.ListFormat(language, { type: "conjunction" }).format(names) || "–" };
}
