import { readdir, readFile } from "node:fs/promises";

import { findText, languages } from "@huilu/core";
import { expect, test } from "vitest";

const packages = new URL("../../packages/", import.meta.url);

test("every reason for which something is refused has its words in every language", async () => {
  const files = (await readdir(packages, { recursive: true })).filter(
    (file) => /\/src\/.*\.ts$/.test(file) && !file.includes("node_modules"),
  );
  const reasons = new Set<string>();
  for (const file of files) {
    const code = await readFile(new URL(file, packages), "utf8");
    for (const [, reason = ""] of code.matchAll(/new DomainError\(\s*"\w+",\s*"([^"]+)"/g)) reasons.add(reason);
  }
  expect(reasons.size).toBeGreaterThan(20);
  for (const language of languages) {
    const missing = [...reasons].filter((reason) => findText(language, `errors.${reason}`) === null);
    expect({ language, missing }).toEqual({ language, missing: [] });
  }
});

test("every text stands in every language, and English fills no gap that Chinese does not know", async () => {
  const folder = new URL("core/src/locales/", packages);
  for (const name of (await readdir(new URL("zh-CN/", folder))).filter((file) => file.endsWith(".json"))) {
    const chinese = gapsOf(JSON.parse(await readFile(new URL(`zh-CN/${name}`, folder), "utf8")));
    const english = gapsOf(JSON.parse(await readFile(new URL(`en/${name}`, folder), "utf8")));
    expect({ name, keys: [...english.keys()].toSorted() }).toEqual({ name, keys: [...chinese.keys()].toSorted() });
    const unknown = [...english].filter(([key, gaps]) => gaps.some((gap) => !chinese.get(key)?.includes(gap)));
    expect({ name, unknown }).toEqual({ name, unknown: [] });
  }
});

/** The gaps of each text by its dotted key, English plurals under their one key. */
function gapsOf(texts: Readonly<Record<string, unknown>>, prefix = "", found = new Map<string, string[]>()) {
  for (const [key, value] of Object.entries(texts)) {
    const name = `${prefix}${key.replace(/_(one|other)$/, "")}`;
    if (typeof value !== "string") gapsOf(Object(value), `${name}.`, found);
    else
      found.set(name, [...(found.get(name) ?? []), ...[...value.matchAll(/\{\{\s*(\w+)/g)].map(([, gap = ""]) => gap)]);
  }
  return found;
}
