import { DomainError } from "@huilu/core";
import { z } from "zod";

const limits = { text: 20_000, list: 1000, depth: 12 };

const body = z.object({
  query: z.string("query should be a text"),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Refuses a GraphQL request that could not be stored or would be absurd, before anything parses it: not of the usual
 * shape, with U+0000 in a text, or with a text or list beyond all use.
 */
export function checkBody(sent: unknown): void {
  const parsed = body.safeParse(sent);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`).join("; ");
    throw new DomainError("BAD_INPUT", "request_unreadable", { detail: `${detail}.` });
  }
  if (/\0|\\u0000|\\u\{0+\}/.test(parsed.data.query))
    throw new DomainError("BAD_INPUT", "text_has_nul", { where: "query" });
  checkValue(parsed.data.variables ?? {}, "variables", 0);
}

function checkValue(value: unknown, where: string, depth: number): void {
  if (typeof value === "string") checkText(value, where);
  if (typeof value !== "object" || value === null) return;
  if (depth > limits.depth) throw new DomainError("BAD_INPUT", "query_too_deep", { depth, limit: limits.depth });
  const entries = Object.entries(value);
  if (entries.length > limits.list) {
    throw new DomainError("BAD_INPUT", "list_too_long", { where, length: entries.length, limit: limits.list });
  }
  for (const [key, inner] of entries) {
    checkText(key, where);
    checkValue(inner, `${where}.${key}`, depth + 1);
  }
}

function checkText(text: string, where: string): void {
  if (text.includes("\0")) throw new DomainError("BAD_INPUT", "text_has_nul", { where });
  if (text.length > limits.text) {
    throw new DomainError("BAD_INPUT", "text_too_long", { where, length: text.length, limit: limits.text });
  }
}
