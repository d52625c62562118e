import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { DomainError } from "../errors.ts";
import { MappingRefused, type MappingProblem } from "./import-refused.ts";
import { mappingSchema, type Mapping } from "./mapping.ts";
import { nearest } from "./nearest.ts";

const largestMapping = 1_000_000;

/** A mapping that can be used, and where its keys stand (`events.0.at`), to name lines in later refusals. */
export type ReadMapping = { readonly mapping: Mapping; readonly lineOf: (path: string) => number | null };

/** The mapping at `path`. Throws DomainError; a MappingRefused names every fault with its line. */
export async function readMapping(path: string): Promise<ReadMapping> {
  const mapping = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError("BAD_INPUT", "mapping_missing", { mapping });
  if (found.size > largestMapping) throw new DomainError("BAD_INPUT", "mapping_too_large", { mapping });
  return parseMapping(mapping, await readFile(path, "utf8"));
}

/** Parses the YAML text of a mapping; `name` is what refusals call it. */
export function parseMapping(name: string, text: string): ReadMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const problem = {
      code: broken.code === "DUPLICATE_KEY" ? "yaml_twice" : "yaml",
      path: `${line}:${col}`,
      line,
      values: { column: col },
    };
    throw new MappingRefused(name, [problem]);
  }
  keepKeysAsWritten(document);
  const given: unknown = document.toJS();
  const parsed = mappingSchema.safeParse(given);
  if (parsed.success) {
    const lineOfKey = (path: string) =>
      lineOf(
        document,
        path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
        lines,
      );
    return { mapping: parsed.data, lineOf: lineOfKey };
  }
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, given, document, lines));
  throw new MappingRefused(name, problems);
}

/** `007: …` and `1.0: …` in a value map are texts of the file, not numbers. */
function keepKeysAsWritten(document: Document): void {
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && typeof key.value !== "string" && typeof key.source === "string") key.value = key.source;
    },
    Scalar: (place, node) => {
      const isNumberLike = typeof node.value === "number" && typeof node.source === "string";
      if (place !== "key" && isNumberLike && node.source !== String(node.value)) node.value = node.source;
    },
  });
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, given: unknown, document: Document, lines: LineCounter): MappingProblem[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const at = { path: path.join("."), line: lineOf(document, path, lines) };
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const meant = nearest(key, knownKeys);
      const place = { path: [...path, key].join("."), line: lineOf(document, [...path, key], lines) };
      return meant === null
        ? { ...place, code: "unknown_key", values: { key } }
        : { ...place, code: "unknown_key_near", values: { key, nearest: meant } };
    });
  }
  return [{ ...at, ...wording(issue, valueAt(given, path)) }];
}

function wording(issue: Issue, value: unknown): Pick<MappingProblem, "code" | "values"> {
  const found = shown(value);
  if (value === undefined) return { code: "missing", values: {} };
  if (issue.code === "custom") return { code: String(issue.params?.problem ?? "wrong"), values: { found } };
  if (issue.code === "invalid_value")
    return { code: "not_one_of", values: { found, allowed: issue.values.map(String).join(", ") } };
  if (issue.code === "invalid_type") return { code: "wrong_type", values: { found, expected: issue.expected } };
  if (issue.code === "invalid_union" && ["code", "mapped"].includes(issue.message))
    return { code: issue.message, values: { found } };
  return { code: "wrong", values: { found } };
}

function valueAt(given: unknown, path: readonly (string | number)[]): unknown {
  let value = given;
  for (const part of path) {
    const isAlone = part === 0 && typeof value !== "object"; // one may stand where a list is wanted
    if (!isAlone) value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  }
  return value;
}

function shown(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The line of the deepest part of `path` that the mapping has. */
function lineOf(document: Document, path: readonly (string | number)[], lines: LineCounter): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path[depth - 1])
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, depth), true);
    if (isScalar(node) || isMap(node)) return lines.linePos(node.range?.[0] ?? 0).line;
  }
  return null;
}

/** Every key that a mapping may have somewhere, to guess what a misspelt one meant. */
const knownKeys = [
  "name",
  "source",
  "rowMeans",
  "file",
  "encoding",
  "delimiter",
  "headerLine",
  "sheet",
  "raggedRows",
  "zone",
  "earliest",
  "completeThrough",
  "emptyValues",
  "number",
  "version",
  "kind",
  "channel",
  "region",
  "department",
  "employee",
  "priority",
  "contract",
  "productFamily",
  "productModel",
  "batch",
  "supplierLot",
  "serial",
  "soldOn",
  "status",
  "customer",
  "phone",
  "address",
  "complaint",
  "defects",
  "events",
  "activity",
  "column",
  "columns",
  "joinWith",
  "firstOf",
  "constant",
  "empty",
  "prefix",
  "pattern",
  "letterCase",
  "map",
  "unknown",
  "default",
  "nameEn",
  "code",
  "format",
  "timeOfDay",
  "decimal",
  "multiply",
  "scale",
  "from",
  "to",
  "is",
  "isNot",
  "matches",
  "type",
  "at",
  "due",
  "when",
  "result",
  "amount",
  "score",
  "detail",
  "eventId",
  "family",
  "codes",
  "split",
  "producedMonth",
  "supplier",
  "component",
] as const;
