import type { Language } from "../../locales/text.ts";
import { numberText, percentText } from "./figure-text.ts";
import type { PackageDocument } from "./package-document.ts";
import { packageWords } from "./package-words.ts";
import { paretoPicture } from "./pictures/pareto-picture.ts";
import { trendPicture } from "./pictures/trend-picture.ts";

export type PackagePicture = { readonly name: "trend" | "pareto"; readonly description: string; readonly svg: string };

/** What a package shows as pictures, drawn from its own figures: the course of its cases, and its defects; none of nothing. */
export function packagePictures(document: PackageDocument, language: Language): PackagePicture[] {
  const { word, name, metric } = packageWords(language, document.timeZone);
  const count = (value: number) => numberText(value, language);
  const percent = (share: number) => percentText(share, language);
  const { trend, recurs } = document;
  const last = trend.points.at(-1);
  const pictures: PackagePicture[] = [];
  if (last && trend.points.some(({ n }) => n > 0)) {
    const title = word("trendTitle", { metric: metric(trend.metric) });
    const values = trend.points.map(({ value }) => value ?? 0);
    const description = word("trendText", {
      last: count(last.value ?? 0),
      low: count(Math.min(...values)),
      high: count(Math.max(...values)),
    });
    pictures.push({ name: "trend", description, svg: trendPicture(trend, { title, description }, count) });
  }
  const [first] = recurs.defects.rows;
  if (first) {
    const title = word("paretoTitle");
    const description = word("paretoText", {
      defect: name(first.type),
      n: count(first.reports),
      share: percent(first.share),
    });
    const text = { name: ({ type }: { type: typeof first.type }) => name(type), count, percent };
    pictures.push({
      name: "pareto",
      description,
      svg: paretoPicture(recurs.defects.rows, { title, description }, text),
    });
  }
  return pictures;
}
