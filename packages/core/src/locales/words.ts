import en from "./en/cases.json" with { type: "json" };
import zh from "./zh-CN/cases.json" with { type: "json" };

type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogues: Record<"zh-CN" | "en", ReadonlyMap<string, string>> = { "zh-CN": wordsOf(zh), en: wordsOf(en) };

/** The words of cases and figures in one language by dotted key (`status.open`); a source's own word stands for itself. */
export function caseWords(language: "zh-CN" | "en"): (key: string) => string {
  const words = catalogues[language];
  return (key) => words.get(key) ?? (key.slice(key.indexOf(".") + 1) || key);
}

function wordsOf(catalogue: Catalogue): Map<string, string> {
  const found = new Map<string, string>();
  for (const [group, entry] of Object.entries(catalogue)) {
    if (typeof entry === "string") found.set(group, entry);
    else
      for (const [name, word] of Object.entries(entry))
        if (typeof word === "string") found.set(`${group}.${name}`, word);
  }
  return found;
}
