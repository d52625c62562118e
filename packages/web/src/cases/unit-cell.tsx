import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { MetricKey } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import type { CaseRow } from "./use-case-lines.ts";

type CountedUnit = Pick<NonNullable<CaseRow["unit"]>, "outcome" | "hit" | "amount" | "day"> & {
  outcomeLabel: string | null;
};

/** How the row entered the figure: met or missed, its seconds, money or score, or why it was left out; and on which day. */
export function UnitCell({ unit, metric }: { unit: CountedUnit; metric: MetricKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = useMetrics().get(metric)?.unit ?? "COUNT";
  if (unit.outcome !== "counted") return <span className="quiet">{unit.outcomeLabel ?? unit.outcome}</span>;
  if (kind === "SECONDS" || kind === "MONEY")
    return (
      <>
        {format.text(unit.amount, kind)} <small>{format.day(unit.day)}</small>
      </>
    );
  if (metric === "csat")
    return (
      <>
        <span className={unit.hit === true ? "better" : "worse"}>
          {t("unitRow.score", { score: format.decimal(unit.amount ?? 0, 0) })}
        </span>{" "}
        <small>{format.day(unit.day)}</small>
      </>
    );
  if (kind === "RATE" && unit.hit !== null && metric !== "defectShare") {
    return (
      <>
        <span className={unit.hit ? "better" : "worse"}>{unit.hit ? t("unitRow.met") : t("unitRow.missed")}</span>{" "}
        <small>{format.day(unit.day)}</small>
      </>
    );
  }
  return <>{format.day(unit.day)}</>;
}
