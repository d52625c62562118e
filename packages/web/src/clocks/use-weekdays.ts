import { useTranslation } from "react-i18next";

/** The names of Monday (first) to Sunday in the reader's language. */
export function useWeekdays(width: "long" | "narrow" | "short"): string[] {
  const { i18n } = useTranslation();
  const names = new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC", weekday: width });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => names.format(new Date(Date.UTC(2024, 0, 1 + index))));
}
