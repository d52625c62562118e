import type { TFunction } from "i18next";
import type { ParetoLine } from "./pareto-lines.ts";

/** What is not classified is no type: it is named beside those that are counted. */
export function typesOf<Line extends Pick<ParetoLine, "key">>(lines: readonly Line[]): Line[] {
  return lines.filter(({ key }) => key !== "unclassified");
}

/** That the first so many types, with or without what is not classified, make up so much. */
export function fewWords(
  t: TFunction,
  few: readonly Pick<ParetoLine, "key">[],
  { share, words }: { readonly share: string; readonly words: "defects" | "pareto.rules" },
): string {
  const count = typesOf(few).length;
  if (count === few.length) return t(`${words}.few`, { count, share });
  return count === 0 ? t(`${words}.fewUnclassified`, { share }) : t(`${words}.fewAndUnclassified`, { count, share });
}
