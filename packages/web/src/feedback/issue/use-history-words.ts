import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { severities } from "../../taxonomy/taxonomy-types.ts";
import { useIssueWords } from "./use-issue-words.ts";

const kinds = [
  "RAISED",
  "EDITED",
  "STEP_SAVED",
  "STEP_SUBMITTED",
  "STEP_APPROVED",
  "STEP_RETURNED",
  "ACTION_ADDED",
  "ACTION_CHANGED",
  "ACTION_IMPLEMENTED",
  "ACTION_DROPPED",
  "VERDICT",
  "SIGNALS_ADDED",
  "COMMENTED",
  "FILE_ADDED",
  "FILE_REMOVED",
  "CASES_IN",
  "CASES_OUT",
  "CLOSED",
  "REOPENED",
  "TAKEN_ON",
] as const;

const names = [
  "title",
  "problem",
  "severity",
  "safety",
  "major",
  "special",
  "leader",
  "memberIds",
  "owner",
  "dueAt",
  "dueOn",
  "kind",
  "description",
  "action",
  "verdict",
  "department",
  "plannedRatio",
  "cutIn",
  "cutInKind",
  "cutInBatch",
  "cutInSerial",
  "cutInOn",
  "cutInSerials",
  "on",
  "reason",
  "mentions",
  "fileName",
  "caseIds",
  "signals",
  "closing",
] as const;

/** What happened to an issue, in words: the deed, the name of what is different, and its value. */
export function useHistoryWords() {
  const { t } = useTranslation();
  const words = useIssueWords();
  const value = useValueWords();
  return {
    what: (kind: string, step: number | null): string => {
      const known = kinds.find((one) => one === kind);
      const deed = known === undefined ? kind : t(`issues.page.history.kind.${known}`);
      return step === null ? deed : t("issues.page.history.inStep", { deed, step });
    },
    name: (name: string): string => {
      const known = names.find((one) => one === name);
      return known === undefined ? words.field(name) : t(`issues.page.history.name.${known}`);
    },
    value,
  };
}

const kindsOfMeasure = ["CONTAINMENT", "PRODUCTION", "FIELD", "PREVENTION"] as const;
const closings = ["VERDICT", "EXCEPTION", "DUPLICATE"] as const;
const verdicts = ["EFFECTIVE", "PARTLY", "WORSE", "NOT_EFFECTIVE", "NOT_SHOWN_YET"] as const;
const cutIns = ["BATCH", "SERIAL", "DATE", "FIELD"] as const;
const specials = ["CRISIS", "MEDIA", "LAWSUIT", "CREDIBILITY"] as const;

function useValueWords(): (name: string, text: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useIssueWords();
  const say: Record<string, (text: string) => string | undefined> = {
    dueAt: (text) => format.dateTime(text),
    dueOn: (text) => words.day(text),
    on: (text) => words.day(text),
    cutInOn: (text) => words.day(text),
    // The product, which stands before it, is the issue's own.
    cutInBatch: (text) => text.split("/").at(-1),
    causeClass: (text) => words.cause(text),
    plannedRatio: (text) => words.hope({ plannedRatio: Number(text) }),
    safety: (text) => t(text === "true" ? "issues.page.yes" : "issues.page.no"),
    major: (text) => t(text === "true" ? "issues.page.yes" : "issues.page.no"),
    severity: (text) => oneOf(severities, text, (one) => t(`taxonomy.severityOf.${one}`)),
    kind: (text) => oneOf(kindsOfMeasure, text, (one) => t(`issues.page.measure.kind.${one}`)),
    closing: (text) => oneOf(closings, text, (one) => t(`issues.page.closedAs.${one}`)),
    verdict: (text) => oneOf(verdicts, text, (one) => t(`issues.page.verify.verdictOf.${one}`)),
    cutInKind: (text) => oneOf(cutIns, text, (one) => t(`issues.page.cutIn.kind.${one}`)),
    special: (text) =>
      text
        .split(", ")
        .map((part) => oneOf(specials, part, (one) => t(`issues.page.specialOf.${one}`)) ?? part)
        .join(t("issues.page.between")),
  };
  return (name, text) => say[name]?.(text) ?? text;
}

function oneOf<T extends string | number>(
  all: readonly T[],
  text: string,
  say: (one: T) => string,
): string | undefined {
  const known = all.find((one) => String(one) === text);
  return known === undefined ? undefined : say(known);
}
