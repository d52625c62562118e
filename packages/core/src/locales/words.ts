import en from "./en/cases.json" with { type: "json" };
import zh from "./zh-CN/cases.json" with { type: "json" };

type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogues: Record<"zh-CN" | "en", Catalogue> = { "zh-CN": zh, en };

/** The words of cases and figures in one language by dotted key (`status.open`); a source's own word stands for itself. */
export function caseWords(language: "zh-CN" | "en"): (key: string) => string {
  return (key) => {
    const [group = "", ...rest] = key.split(".");
    const entry = catalogues[language][group];
    if (typeof entry === "string") return entry;
    const name = rest.join(".");
    const word = entry?.[name];
    return typeof word === "string" ? word : name || key;
  };
}
