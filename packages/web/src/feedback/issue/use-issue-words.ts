import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useFormat } from "../../format/use-format.ts";
import { CauseClass } from "../../gql/graphql.ts";
import type { Action, Issue, Step } from "./issue-types.ts";

const fields = [
  "response",
  "what",
  "where",
  "since",
  "extent",
  "isNot",
  "containment",
  "containmentCheck",
  "why1",
  "why2",
  "why3",
  "why4",
  "why5",
  "rootCause",
  "causeClass",
  "escape",
  "choice",
  "cutInCheck",
  "prevention",
  "elsewhere",
  "lesson",
  "recognition",
] as const;
const causes = Object.values(CauseClass);

/**
 * How an issue's parts are called, its days told and its measures' cut-ins said, in the reader's language. Days of this year
 * are told without it, but on paper (`withYears`).
 */
export function useIssueWords({ withYears = false }: { withYears?: boolean } = {}) {
  const { t } = useTranslation();
  const format = useFormat();
  const installation = useInstallation();
  const today = withYears ? undefined : installation.today;
  return useMemo(() => {
    const dayOf = (instant: string) => format.day(format.dayOf(instant), today);
    return {
      /** The day of an instant; the year only where it is not this one. */
      dayOf,
      day: (day: string) => format.day(day, today),
      field: (name: string): string => {
        const known = fields.find((one) => one === name);
        return known === undefined ? name : t(`issues.field.${known}`);
      },
      cause: (code: string): string => {
        const known = causes.find((one) => one === code);
        return known === undefined ? code : t(`taxonomy.cause.${known}`);
      },
      due: ({ dueAt, workingDaysLeft: left }: Pick<Issue, "dueAt" | "workingDaysLeft">): string | null => {
        if (dueAt === null) return null;
        const days = left ?? 0;
        if (!isPast(dueAt)) return days === 0 ? t("issues.page.due.today") : t("issues.page.due.left", { count: days });
        return days === 0 ? t("issues.page.due.lateToday") : t("issues.page.due.late", { count: -days });
      },
      /** What it is to reach, as its planner would say it. */
      hope: ({ plannedRatio }: Pick<Action, "plannedRatio">) =>
        t("issues.page.measure.hope", { percent: format.decimal(plannedRatio * 100, 0) }),
      cutIn: (cutIn: NonNullable<Action["cutIn"]>, batchName: string): string => {
        if (cutIn.kind === "BATCH") return t("issues.page.cutIn.fromBatch", { batch: batchName });
        if (cutIn.kind === "SERIAL") return t("issues.page.cutIn.fromSerial", { serial: cutIn.serial });
        const on = cutIn.on === null ? "–" : format.day(cutIn.on, today);
        return cutIn.kind === "DATE"
          ? t("issues.page.cutIn.fromDay", { day: on })
          : t("issues.page.cutIn.inField", { day: on, count: cutIn.serials.length });
      },
    };
  }, [t, format, today]);
}

/** Whether a step's term has passed without it. */
export function isLate({ dueAt, state }: Pick<Step, "dueAt" | "state">): boolean {
  return state === "OPEN" && isPast(dueAt);
}

/** Whether a term has passed; none never does. */
export function isPast(dueAt: string | null): boolean {
  return dueAt !== null && Date.parse(dueAt) < Date.now();
}
