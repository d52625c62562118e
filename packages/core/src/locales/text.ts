import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** Whether `text` names a language that has texts. */
export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

/** `text` as a language of the product; anything unknown is zh-CN. */
export function languageOf(text: string): Language {
  return isLanguage(text) ? text : "zh-CN";
}

/** The first language of an Accept-Language header that has texts, by the caller's weights; null when none has. */
export function acceptedLanguage(header: string): Language | null {
  if (header === "") return null;
  const wishes = header
    .slice(0, 500)
    .split(",")
    .map((wish) => {
      const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
      const weight = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find((found) => found !== undefined);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { tag } of wishes) {
    if (tag === "zh" || tag.startsWith("zh-")) return "zh-CN";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return null;
}

type Gaps = Readonly<Record<string, string | number | readonly string[]>>;
type Texts = { readonly [key: string]: string | Texts };

const catalogueFile: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), catalogueFile])));
const catalogues = { "zh-CN": readCatalogue("zh-CN"), en: readCatalogue("en") };

/** The text of `key` (namespace.path) with its `{{gaps}}` filled (a list of keys: with their texts); null when the catalogue has none. */
export function findText(language: Language, key: string, gaps: Gaps = {}): string | null {
  const text = catalogues[language].get(key);
  if (text === undefined) return null;
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (gap, name: string) => fill(language, gaps[name] ?? gap));
}

function fill(language: Language, gap: Gaps[string]): string {
  if (typeof gap === "string" || typeof gap === "number") return String(gap);
  return gap.map((key) => textOf(language, key)).join(language === "en" ? ", " : "、");
}

/** As findText; a key without a text stands for itself. */
export function textOf(language: Language, key: string, gaps: Gaps = {}): string {
  return findText(language, key, gaps) ?? key;
}

function readCatalogue(language: Language): Map<string, string> {
  const folder = new URL(`./${language}/`, import.meta.url);
  const found = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    flatten(
      file.slice(0, -".json".length),
      catalogueFile.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
      found,
    );
  }
  return found;
}

function flatten(prefix: string, texts: Texts, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") into.set(`${prefix}.${key}`, value);
    else flatten(`${prefix}.${key}`, value, into);
  }
}
