import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";
import { verdictOf } from "../format/verdict.ts";
import type { Better, FigureFragment } from "../gql/graphql.ts";
import { comparable } from "./comparable.ts";
import classes from "./overview.module.css";

const tones = { better: "better", worse: "worse", within: "quiet", more: "", less: "", same: "quiet" } as const;

/** 环比 改善 0.4 天: each comparison in words; colour only where the difference is larger than the interval. */
export function Comparisons({ figure, better }: { figure: FigureFragment; better: Better }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  return (
    <ul className={classes["comparisons"]}>
      {figure.previous.map(({ comparison, n, from, to, ...previous }) => {
        const value = comparable({ ...previous, n });
        const verdict = verdictOf(figure, value, better);
        const days = format.range({ from, to }, today);
        const earlier =
          value === null
            ? t("comparison.noValue", { days })
            : t("comparison.earlier", { days, value: format.text(value, figure.unit), n: format.count(n) });
        return (
          <li key={comparison} title={earlier}>
            <span className="quiet">{t(`comparison.${comparison}`)}</span>{" "}
            {verdict === null || value === null || figure.value === null ? (
              <span className="quiet">{t("comparison.none")}</span>
            ) : (
              <span className={tones[verdict]}>
                {verdict === "same"
                  ? t("verdict.same")
                  : t(`verdict.${verdict}`, {
                      difference: format.difference(figure.value - value, figure.unit, figure.value),
                    })}
              </span>
            )}
            <span className="unseen">{earlier}</span>
          </li>
        );
      })}
    </ul>
  );
}
