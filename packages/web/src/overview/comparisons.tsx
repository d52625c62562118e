import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import { verdictOf, type Verdict } from "../format/verdict.ts";
import type { Better, FigureFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { comparable } from "./comparable.ts";
import classes from "./overview.module.css";

const tones = { better: "better", worse: "worse", within: "quiet", more: "", less: "", same: "quiet" } as const;

/** 环比 改善 0.4 天: each comparison in words; colour only where the difference is larger than the interval. */
export function Comparisons({ figure, better }: { figure: FigureFragment; better: Better }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const unit = shownUnit(useMetrics().get(figure.metric), figure.unit);
  return (
    <ul className={classes["comparisons"]}>
      {figure.previous.map(({ comparison, n, from, to, ...previous }) => {
        const value = comparable({ ...previous, n });
        const verdict = verdictOf(figure, value, better);
        const difference = (by: number) => format.difference(by, unit, figure.value ?? 0);
        const days = format.range({ from, to }, today);
        const earlier =
          value === null
            ? t("comparison.noValue", { days })
            : t("comparison.earlier", { days, value: format.text(value, unit), n: format.count(n) });
        return (
          <li key={comparison} title={earlier}>
            <span className="quiet">{t(`comparison.${comparison}`)}</span>{" "}
            {verdict === null || value === null || figure.value === null ? (
              <span className="quiet">{t("comparison.none")}</span>
            ) : (
              <VerdictWords
                // What is too small to be written is no change.
                verdict={difference(figure.value - value) === difference(0) ? "same" : verdict}
                difference={difference(figure.value - value)}
              />
            )}
            <span className="unseen">{earlier}</span>
          </li>
        );
      })}
    </ul>
  );
}

function VerdictWords({ verdict, difference }: { verdict: Verdict; difference: string }) {
  const { t } = useTranslation();
  return (
    <span className={tones[verdict]}>
      {verdict === "same" ? t("verdict.same") : t(`verdict.${verdict}`, { difference })}
    </span>
  );
}
