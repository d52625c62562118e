import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { Grain, Unit } from "../gql/graphql.ts";
import classes from "./trend-chart.module.css";
import type { TrendPoint } from "./trend-points.ts";

/** What is read at a point of the line: its days, its value with interval and n, and whether it is final. */
export function PointNote({ point, unit, grain }: { point: TrendPoint | undefined; unit: Unit; grain: Grain }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (point === undefined) return null;
  return (
    <div className={classes["note"]}>
      <p className="quiet">{format.bucket(point.bucket, grain)}</p>
      <p className={classes["value"]}>{format.text(point.value, unit)}</p>
      {point.low !== null && point.high !== null && (
        <p className="quiet">{t("figure.interval", { interval: format.interval(point.low, point.high, unit) })}</p>
      )}
      <p className="quiet">
        {t("figure.n", { n: format.count(point.n) })}
        {point.provisional && ` · ${t("figure.provisional")}`}
      </p>
    </div>
  );
}
