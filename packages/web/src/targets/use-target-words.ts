import { useTranslation } from "react-i18next";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import type { ChoiceName } from "./metric-choice.ts";
import type { MetricKey, StandingFragment, TargetState } from "../gql/graphql.ts";

/** Colour is a second sign: the words say the same. */
export const toneOf: Record<TargetState, string> = {
  MET: "better",
  AT_RISK: "",
  MISSED: "worse",
  NOT_ENOUGH_DATA: "quiet",
};

const aspects = ["overall", "attitude", "efficiency", "accuracy"] as const;

/** A target and what became of it in words: ≥ 85 %; 未达标，自 2026-08 起; and all of it with its period and whose it is. */
export function useTargetWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const metrics = useMetrics();
  const aim = (metric: MetricKey, value: number): string => {
    const definition = metrics.get(metric);
    const amount = format.text(value, shownUnit(definition));
    return definition?.better === "LOWER" ? `≤ ${amount}` : `≥ ${amount}`;
  };
  const state = ({ state: known, since, grain }: StandingFragment): string =>
    known === "NOT_ENOUGH_DATA"
      ? t("target.state.NOT_ENOUGH_DATA")
      : t("target.since", { state: t(`target.state.${known}`), since: format.bucket(since, grain) });
  const whole = (standing: StandingFragment): string => {
    const { metric, bucket, grain, value, target, targetOf, n } = standing;
    const unit = shownUnit(metrics.get(metric));
    const interval = format.parenthesis({ ...standing, unit });
    return t("target.whole", {
      bucket: format.bucket(bucket, grain),
      value: `${format.text(value, unit, target)}${interval === "" ? "" : ` ${interval}`}`,
      n: format.count(n),
      aim: aim(metric, target),
      whose: targetOf === null ? t("target.ofCompany") : t("target.ofDepartment", { department: targetOf.label }),
    });
  };
  const choice = (name: ChoiceName, value: string): string => {
    if (name === "windowDays" || name === "byDay") return t(`targets.choice.${name}`, { days: value });
    if (name === "atMonths") return t("targets.choice.atMonths", { months: value });
    if (name === "clock") return t(`targets.choice.${value === "BUSINESS" ? "BUSINESS" : "CALENDAR"}`);
    const aspect = aspects.find((known) => known === value);
    return aspect === undefined ? value : t(`targets.aspect.${aspect}`);
  };
  return { aim, state, whole, choice };
}
