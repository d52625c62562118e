import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import bar from "../filters/filter-bar.module.css";
import { useFormat } from "../format/use-format.ts";
import { useKnownDay } from "./use-known-day.ts";

/** 数据截至 02:21: when the data was read, with its day where that is not today. */
export function useAsOf(): string {
  const { t } = useTranslation();
  const { asOf, today } = useInstallation();
  const format = useFormat();
  const [text, day] = [format.dateTime(asOf), format.day(today)];
  return t("asOf", { time: text.startsWith(day) ? text.slice(day.length + 1) : text });
}

/** The same on a page that only tells what is known now, also where an earlier day was asked for. */
export function AsOf() {
  const { t } = useTranslation();
  const text = useAsOf();
  const ignored = useKnownDay() !== null;
  return <p className={bar["asOf"]}>{ignored ? t("known.ignored", { asOf: text }) : text}</p>;
}
