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

test("every text stands in every language, with the same gaps", async () => {
  const folder = new URL("core/src/locales/", packages);
  for (const name of (await readdir(new URL("zh-CN/", folder))).filter((file) => file.endsWith(".json"))) {
    const [chinese, english] = await Promise.all(
      ["zh-CN", "en"].map(async (language) =>
        gapsOf(JSON.parse(await readFile(new URL(`${language}/${name}`, folder), "utf8"))),
      ),
    );
    expect({ name, gaps: english }).toEqual({ name, gaps: chinese });
  }
});

/** The gaps of each text by its dotted key, English plurals under their one key. */
function gapsOf(texts: Readonly<Record<string, unknown>>, prefix = ""): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]): [string, string[]][] => {
      const name = `${prefix}${key.replace(/_(one|other)$/, "")}`;
      if (typeof value !== "string") return Object.entries(gapsOf(Object(value), `${name}.`));
      return [[name, [...value.matchAll(/\{\{\s*(\w+)/g)].map(([, gap = ""]) => gap).toSorted()]];
    }),
  );
}
