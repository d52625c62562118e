import { type Language, textOf } from "../locales/text.ts";
import type { Dimension } from "../metrics/metric-query.ts";

export type Words = (key: string, gaps?: Readonly<Record<string, string | number>>) => string;

/** The words of exports in one language. */
export function exportWords(language: Language): Words {
  return (key, gaps) => textOf(language, `exports.${key}`, gaps);
}

/** A dimension's name as the pages show it. */
export function dimensionName(language: Language, dimension: Dimension): string {
  return textOf(language, `web.dimension.${dimension}`);
}
