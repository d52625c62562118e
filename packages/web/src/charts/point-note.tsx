import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { ShownUnit } from "../format/shown-unit.ts";
import type { Grain } from "../gql/graphql.ts";
import { annotationNote } from "./annotation-words.ts";
import type { Limited, LimitedPoint } from "./limited-points.ts";
import { useLimitWords } from "./use-limit-words.ts";
import classes from "./trend-chart.module.css";

/** What is read at a point of the line: its days, its value with interval and n, whether it is final, and what is expected. */
export function PointNote({ point, unit, grain }: { point: LimitedPoint | undefined; unit: ShownUnit; grain: Grain }) {
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
      {point.limited && <LimitNote limited={point.limited} unit={unit} />}
    </div>
  );
}

function LimitNote({ limited, unit }: { limited: Limited; unit: ShownUnit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { range, marks } = useLimitWords();
  const { outside, happened, holidays } = limited;
  return (
    <>
      {limited.range && <p className="quiet">{t("trend.note.expected", { range: range(limited.range, unit) })}</p>}
      {marks(limited).map((mark) => (
        <p key={mark} className={outside === null ? "quiet" : "worse"}>
          {mark}
        </p>
      ))}
      {happened.map((one) => (
        <p key={`${one.kind} ${one.on} ${one.label}`}>{annotationNote(t, format, one)}</p>
      ))}
      {holidays.map((name) => (
        <p key={name} className="quiet">
          {t("trend.note.holiday", { name })}
        </p>
      ))}
    </>
  );
}
