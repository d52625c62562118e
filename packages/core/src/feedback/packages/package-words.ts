import { type Language, textOf } from "../../locales/text.ts";
import { metricDefinitions } from "../../registry.ts";
import { addDays, type BusinessDay } from "../../time/business-day.ts";
import type { PackageDocument, PackageGrain, PackageTerm } from "./package-document.ts";

type Gaps = Readonly<Record<string, string | number>>;

/** The words of a package in one language, as the pages have them. */
export type PackageWords = {
  readonly language: Language;
  readonly word: (key: string, gaps?: Gaps) => string;
  readonly name: (term: PackageTerm) => string;
  readonly metric: (key: string) => string;
  /** An instant by the installation's clock, to the minute. */
  readonly time: (instant: string) => string;
  readonly period: (period: {
    readonly grain: PackageGrain;
    readonly range: { readonly from: BusinessDay; readonly to: BusinessDay };
  }) => string;
};

export function packageWords(language: Language, timeZone: string): PackageWords {
  const metrics = new Map<string, string>(metricDefinitions(language).map(({ key, name }) => [key, name]));
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return {
    language,
    word: (key, gaps) => textOf(language, `web.packages.${key}`, gaps),
    name: ({ zh, en }) => (language === "en" ? en : zh),
    metric: (key) => metrics.get(key) ?? key,
    time: (instant) => clock.format(new Date(instant)),
    period: ({ grain, range: { from, to } }) =>
      grain === "MONTH" ? from.slice(0, 7) : textOf(language, "web.range", { from, until: addDays(to, -1) }),
  };
}

/** What a package is called: 华东服务部 · 2026-10. */
export function packageTitle(document: PackageDocument, { name, period, word }: PackageWords): string {
  return word("titleOf", { department: name(document.department), period: period(document) });
}
