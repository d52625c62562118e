import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { daysBetween } from "../../filters/days.ts";
import { useFormat } from "../../format/use-format.ts";
import type { Action } from "./issue-types.ts";
import type { Effect, Look, Standing } from "./use-effects.ts";

const weeksOfTwoYears = 104;
const monthsTold = 12;
const weeksOfYear = 365.25 / 7;

/** What the data say of a measure, in words. */
export function useEffectWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  return useMemo(() => {
    const ratio = (value: number | null) => (value === null ? "–" : format.decimal(value, 2));
    const interval = (low: number, high: number | null) =>
      `${format.decimal(low, 2)}–${high === null ? "∞" : format.decimal(high, 2)}`;
    return {
      ratio,
      interval,
      verdict: (verdict: Standing) => t(`issues.page.verify.verdictOf.${verdict}`),
      /** How long it is still to be waited for; null where nothing says so. */
      wait: ({ neededWeeks, upTo }: Look): string | null => {
        if (neededWeeks === null) return t("issues.page.verify.never");
        const weeks = Math.ceil(neededWeeks - daysBetween(upTo, today) / 7);
        if (weeks <= 0) return null;
        if (weeks <= weeksOfTwoYears) return t("issues.page.verify.weeks", { count: weeks });
        return t("issues.page.verify.years", { n: format.decimal(weeks / weeksOfYear, 1) });
      },
      /** Why nothing can be compared yet, and what is to be done. */
      why: ({ reason }: Pick<Effect, "reason">) => t(`issues.page.verify.reason.${reason ?? "TOO_EARLY"}`),
      unitMonths: (n: number) => t("issues.page.verify.unitMonths", { n: format.count(n) }),
      side: ({ kind }: Pick<Action, "kind">, side: "before" | "after") =>
        t(`issues.page.verify.side.${kind === "FIELD" ? "FIELD" : "PRODUCTION"}.${side}`),
      /** Both sides at the last age of the first year that both have reached, and the ratio over all ages. */
      sentence: (action: Pick<Action, "kind">, look: Look): string => {
        const both = look.after.findLast(
          ({ age }) => age <= monthsTold && look.before.some((point) => point.age === age),
        );
        const before = look.before.find(({ age }) => age === both?.age);
        if (!both || !before) return t("issues.page.verify.sentence");
        const side = action.kind === "FIELD" ? "FIELD" : "PRODUCTION";
        return t(`issues.page.verify.told.${side}`, {
          after: format.decimal(both.perThousand, 1),
          before: format.decimal(before.perThousand, 1),
          count: both.age,
          ratio: ratio(look.ratio),
          interval: interval(look.plainLow, look.plainHigh),
        });
      },
    };
  }, [t, format, today]);
}

/** How a verdict is tinted. */
export function toneOf(verdict: Standing): "better" | "worse" | undefined {
  if (verdict === "EFFECTIVE" || verdict === "PARTLY") return "better";
  return verdict === "NOT_SHOWN_YET" ? undefined : "worse";
}
