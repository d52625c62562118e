import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type chinese from "@huilu/core/locales/zh-CN/web.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "web";
    resources: { web: typeof chinese };
  }
}

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

const remembered = "huilu.language";
const catalogues = {
  "zh-CN": () => import("@huilu/core/locales/zh-CN/web.json"),
  en: () => import("@huilu/core/locales/en/web.json"),
};

export function languageOf(text: string | null | undefined): Language | undefined {
  return languages.find((language) => language === text);
}

/** Chinese first; another language only when it was chosen here before. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    ns: ["web"],
    defaultNS: "web",
    fallbackLng: false,
    load: "currentOnly",
    interpolation: { escapeValue: false },
    partialBundledLanguages: true,
    resources: {},
  });
  await showLanguage(rememberedLanguage() ?? "zh-CN");
}

/** What was chosen on this device, if anything was. */
export function rememberedLanguage(): Language | undefined {
  return languageOf(window.localStorage.getItem(remembered));
}

export function rememberLanguage(language: Language): void {
  window.localStorage.setItem(remembered, language);
}

/** Loads the catalogue of a language if it is not here yet, and shows it. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "web")) {
    const catalogue = await catalogues[language]();
    i18next.addResourceBundle(language, "web", catalogue.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
