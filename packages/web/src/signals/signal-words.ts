import type { TFunction } from "i18next";
import type { SignalLevel, StandOutLevel } from "../gql/graphql.ts";
import type { Format } from "../format/use-format.ts";

type Subject = { readonly level: SignalLevel | StandOutLevel; readonly part?: { readonly label: string } | null };

/** Batch 2606-2; all products of a whole defect. */
export function subjectWords(t: TFunction, { level, part }: Subject): string {
  return part ? t(`signals.level.${level}`, { name: part.label }) : t("signals.level.DEFECT");
}

type Why = {
  readonly detector: "cusum" | "timeBetween" | "window";
  readonly ratio?: number | null;
  readonly adjustedP?: number | null;
  readonly family?: number | null;
};

/** Why this detector spoke. */
export function whyWords(t: TFunction, format: Format, { detector, ratio, adjustedP, family }: Why): string {
  if (detector === "cusum") return t("signals.why.cusum", { ratio: format.times(ratio ?? 2) });
  const p = (adjustedP ?? 0) < 0.001 ? "< 0.001" : format.decimal(adjustedP ?? 0, 2);
  return t(`signals.why.${detector}`, { p, series: format.count(family ?? 0) });
}
