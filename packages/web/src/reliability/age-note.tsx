import { useTranslation } from "react-i18next";
import type { AgeLine } from "./curve-rows.ts";
import classes from "./reliability.module.css";

/** What is read at an age: each line's value with its interval, and whether it is final. */
export function AgeNote({
  lines,
  age,
  write,
}: {
  lines: readonly AgeLine[];
  age: number;
  write: (value: number) => string;
}) {
  const { t } = useTranslation();
  const told = lines.flatMap(({ key, label, points }) => {
    const point = points.find((one) => one.age === age);
    return point ? [{ key, label, ...point }] : [];
  });
  if (told.length === 0) return null;
  return (
    <div className={classes["note"]}>
      <p className="quiet">{t("reliability.atAge", { count: age })}</p>
      {told.map(({ key, label, value, low, high, mature }) => (
        <p key={key}>
          {label === "" ? "" : `${label} `}
          <b>{write(value)}</b>{" "}
          <span className="quiet">
            ({write(low)}–{write(high)}){mature ? "" : ` · ${t("figure.provisional")}`}
          </span>
        </p>
      ))}
    </div>
  );
}
