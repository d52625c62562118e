import type { TFunction } from "i18next";
import type { Format } from "../format/use-format.ts";
import { subjectWords } from "../signals/signal-words.ts";
import type { Annotation } from "./limited-points.ts";

/** The few words at a dashed line: a signal with the day it was raised and the change that it dates, an issue's number. */
export function annotationWords(t: TFunction, format: Format) {
  return (annotation: Annotation, others: number): string => {
    const { kind, on, sinceOn, label } = annotation;
    if (kind === "ISSUE") return t("trend.happened.ISSUE", { number: label });
    if (kind !== "SIGNAL") return t(`trend.happened.${kind}`);
    const told = { on: format.day(on, on), since: format.day(sinceOn ?? on, on) };
    return t("trend.happened.SIGNAL", told) + (others === 0 ? "" : t("trend.happened.others", { count: others }));
  };
}

/** The same in full, for a point's note. */
export function annotationNote(t: TFunction, format: Format, annotation: Annotation): string {
  const { kind, on, sinceOn, level, label } = annotation;
  const day = format.day(on);
  if (kind === "ISSUE") return t("trend.note.ISSUE", { number: label, day });
  if (kind !== "SIGNAL") return t(`trend.note.${kind}`, { types: label, day });
  const where = subjectWords(t, { level: level ?? "DEFECT", part: label ? { label } : null });
  return t("trend.note.SIGNAL", { where, day, since: format.day(sinceOn ?? on) });
}
