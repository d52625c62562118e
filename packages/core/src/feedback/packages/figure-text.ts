import { type Language, textOf } from "../../locales/text.ts";
import type { PackageFigure } from "./package-document.ts";

type Unit = PackageFigure["unit"];
const [minute, hour, day] = [60, 3600, 86_400];

const numbers = new Map<string, Intl.NumberFormat>();

/** A number as it is written in a language, with so many digits behind the point. */
export function numberText(value: number, language: Language, digits = 0): string {
  const key = `${language} ${digits}`;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  numbers.set(key, format);
  return format.format(value);
}

/** A share with one digit behind the point. */
export function percentText(share: number, language: Language): string {
  return `${numberText(share * 100, language, 1)}%`;
}

/** What a text of figures is written in. */
export type FigureStyle = { readonly language: Language; readonly currency: string };

/** A figure with its unit; a dash where there is none. */
export function figureText(value: number | null, unit: Unit, { language, currency }: FigureStyle): string {
  if (value === null) return "–";
  if (unit === "RATE") return percentText(value, language);
  if (unit === "COUNT") return numberText(value, language);
  if (unit === "SECONDS") return secondsText(value, language);
  const words = (name: string) => textOf(language, `web.unit.${name}`);
  if (unit === "MONEY") {
    const name = currency === "CNY" ? words("yuan") : currency;
    return `${numberText(value, language, Math.abs(value) < 100 ? 1 : 0)} ${name}`;
  }
  return `${numberText(value, language, 2)} ${words(unit === "PER_HUNDRED" ? "perHundred" : "perThousand")}`;
}

function secondsText(seconds: number, language: Language): string {
  const word = (name: string) => textOf(language, `web.unit.${name}`);
  if (Math.abs(seconds) >= day) return `${numberText(seconds / day, language, 1)} ${word("days_other")}`;
  if (Math.abs(seconds) >= hour) return `${numberText(seconds / hour, language, 1)} ${word("hours_other")}`;
  return `${numberText(seconds / minute, language, Math.abs(seconds) < 10 * minute ? 1 : 0)} ${word("minutes")}`;
}

/** (3.6–4.4 d), to stand behind a figure; nothing where it has no interval. */
export function intervalText(
  { low, high, unit }: Pick<PackageFigure, "low" | "high" | "unit">,
  style: FigureStyle,
): string {
  if (low === null || high === null) return "";
  return `(${figureText(low, unit, style)}–${figureText(high, unit, style)})`;
}
