import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays, nextBucket } from "../filters/days.ts";
import type { Grain } from "../gql/graphql.ts";
import { differenceScale, scaleBeside, scaleOf, type Scale } from "./figure.ts";
import type { ShownUnit } from "./shown-unit.ts";

export type Format = ReturnType<typeof makeFormat>;

/** How figures, days and times are written in the reader's language. It formats; it never computes a figure. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const { currency, timeZone } = useInstallation();
  return useMemo(() => makeFormat(t, i18n.language, currency, timeZone), [t, i18n.language, currency, timeZone]);
}

function makeFormat(t: TFunction, language: string, currency: string, timeZone: string) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const byDigits = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const plainTick = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const compactTick = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 2 });
  const names = new Intl.ListFormat(language, { type: "conjunction" });
  const months = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short" });
  const yearMonths = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "short" });
  const days = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" });
  const shortDays = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short", day: "numeric" });
  const chinese = language.startsWith("zh");

  const digitsOf = (value: number, scale: Scale): string => {
    const scaled = value / scale.divisor;
    if (scale.unit === "money" && Math.abs(scaled) >= 100_000) return short.format(scaled);
    return (byDigits[scale.digits] ?? whole).format(scaled);
  };
  const unitWord = (scale: Scale, value: number): string => {
    switch (scale.unit) {
      case "none":
        return "";
      case "percent":
        return t("unit.percent");
      case "points":
        return t("unit.points");
      case "perHundred":
        return t("unit.perHundred");
      case "perThousand":
        return t("unit.perThousand");
      case "perThousandMonth":
        return t("unit.perThousandMonth");
      case "minutes":
        return t("unit.minutes");
      case "hours":
        return t("unit.hours", { count: value / scale.divisor });
      case "days":
        return t("unit.days", { count: value / scale.divisor });
      case "money":
        return currency === "CNY" ? t("unit.yuan") : currency;
    }
  };
  const joined = (digits: string, unit: string): string => (unit === "" ? digits : `${digits} ${unit}`);
  const written = (value: number, scale: Scale): string => joined(digitsOf(value, scale), unitWord(scale, value));
  /** 11-23 in Chinese, Nov 23 in English; the year only where it is not this one. */
  const dayText = (day: string, reference?: string): string => {
    if (reference !== undefined && day.slice(0, 4) === reference.slice(0, 4))
      return chinese ? day.slice(5) : shortDays.format(new Date(day));
    return chinese ? day : `${shortDays.format(new Date(day))}, ${day.slice(0, 4)}`;
  };

  const dateTime = (instant: string): string => {
    const [day = "", time = ""] = clock.format(new Date(instant)).split(", ");
    return `${dayText(day)} ${time}`;
  };

  /** From one day to another, both included. */
  const span = (from: string, until: string, reference?: string): string => {
    if (chinese) return t("range", { from: dayText(from, reference), until: dayText(until, reference ?? from) });
    const sameYear = reference !== undefined && [from, until].every((day) => day.slice(0, 4) === reference.slice(0, 4));
    return (sameYear ? shortDays : days).formatRange(new Date(from), new Date(until));
  };

  return {
    language,
    count: (value: number): string => whole.format(value),
    /** Full below a hundred thousand, then 12.3万, 1.2亿 or 123K. */
    compact: (value: number): string => (value < 100_000 ? whole.format(value) : short.format(value)),
    percent: (share: number): string => joined((byDigits[1] ?? whole).format(share * 100), t("unit.percent")),
    times: (ratio: number): string => `×${(byDigits[1] ?? whole).format(ratio)}`,
    decimal: (value: number, digits: 0 | 1 | 2): string => (byDigits[digits] ?? whole).format(value),
    /** The figure and its unit apart, for setting one large and one small; told apart from what it is read beside. */
    figure: (value: number | null, unit: ShownUnit, beside: number | null = null): { digits: string; unit: string } => {
      if (value === null) return { digits: "–", unit: "" };
      const scale = scaleBeside(unit, value, beside);
      return { digits: digitsOf(value, scale), unit: unitWord(scale, value) };
    },
    text: (value: number | null, unit: ShownUnit, beside: number | null = null): string =>
      value === null ? "–" : written(value, scaleBeside(unit, value, beside)),
    onScale: (value: number, scale: Scale): string => digitsOf(value, scale),
    unitOf: (scale: Scale): string => unitWord(scale, 2 * scale.divisor),
    difference: (difference: number, unit: ShownUnit, value: number): string =>
      written(Math.abs(difference), differenceScale(unit, value, difference)),
    interval: (low: number, high: number, unit: ShownUnit): string => {
      const scale = scaleOf(unit, high);
      return joined(`${digitsOf(low, scale)}–${digitsOf(high, scale)}`, unitWord(scale, high));
    },
    /** (3.6–4.4), to stand after its value and on that value's scale. */
    parenthesis: ({
      value,
      low,
      high,
      unit,
    }: {
      value: number | null;
      low: number | null;
      high: number | null;
      unit: ShownUnit;
    }): string => {
      if (value === null || low === null || high === null) return "";
      const scale = scaleOf(unit, value);
      return `(${digitsOf(low, scale)}–${digitsOf(high, scale)})`;
    },
    day: dayText,
    range: (range: { from: string; to: string }, today: string): string =>
      span(range.from, addDays(range.to, -1), today),
    /** 2026-10 or Oct 2026, 2026-W43 as its days, 2026: how a bucket is named in a sentence. */
    bucket: (first: string, grain: Grain): string => {
      const year = first.slice(0, 4);
      if (grain === "DAY") return dayText(first);
      if (grain === "MONTH") return chinese ? first.slice(0, 7) : yearMonths.format(new Date(first));
      if (grain === "YEAR") return year;
      const quarter = `Q${Math.floor(Number(first.slice(5, 7)) / 3) + 1}`;
      if (grain === "QUARTER") return chinese ? `${year} ${quarter}` : `${quarter} ${year}`;
      return span(first, addDays(nextBucket(first, grain), -1));
    },
    axisMonth: (first: string): string =>
      first.slice(5, 7) === "01" && !chinese
        ? `${months.format(new Date(first))} ${first.slice(0, 4)}`
        : first.slice(5, 7) === "01"
          ? `${first.slice(0, 4)}年1月`
          : months.format(new Date(first)),
    axisValue: (value: number): string => (value >= 10_000 ? compactTick : plainTick).format(value),
    dateTime,
    /** The day (YYYY-MM-DD) of an instant where the company is. */
    dayOf: (instant: string): string => clock.format(new Date(instant)).slice(0, 10),
    /** The instant where it is known, else the day. */
    moment: <Day extends string | null>(instant: string | null, day: Day): string | Day =>
      instant !== null ? dateTime(instant) : day === null ? day : dayText(day),
    list: (words: readonly string[]): string => names.format(words),
  };
}
