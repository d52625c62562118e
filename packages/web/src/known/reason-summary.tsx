import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import classes from "./known.module.css";
import type { ReasonSummary } from "./use-changes.ts";

const effects = ["added", "removed", "otherwise"] as const;

/** How many rows each reason brought into the figure, took out of it, or changed otherwise: of all, not of those listed. */
export function ReasonSummary({ reasons, total }: { reasons: readonly ReasonSummary[]; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = reasons.reduce((sum, { added, removed, otherwise }) => sum + added + removed + otherwise, 0);
  return (
    <div className={`scroller ${classes["summary"]}`} tabIndex={0} role="region" aria-label={t("known.byReason.title")}>
      <table className="figures" data-testid="change-reasons">
        <caption className="unseen">{t("known.byReason.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("known.byReason.reason")}</th>
            {effects.map((effect) => (
              <th key={effect} scope="col" className="number">
                {t(`known.byReason.${effect}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reasons.map((one) => (
            <tr key={one.reason}>
              <th scope="row">{one.label}</th>
              {effects.map((effect) => (
                <td key={effect} className="number">
                  {one[effect] === 0 ? "–" : format.count(one[effect])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {counted > total && <p className="quiet">{t("known.byReason.both")}</p>}
    </div>
  );
}
