import { useTranslation } from "react-i18next";
import type { AgeLine } from "./curve-rows.ts";
import classes from "./reliability.module.css";

/** The lines of a chart by months of service as a table. */
export function AgeTable({
  lines,
  write,
  title,
}: {
  lines: readonly AgeLine[];
  write: (value: number) => string;
  title: string;
}) {
  const { t } = useTranslation();
  const ages = [...new Set(lines.flatMap(({ points }) => points.map(({ age }) => age)))].toSorted((a, b) => a - b);
  return (
    <div className={`scroller ${classes["tall"]}`} tabIndex={0} role="region" aria-label={title}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("reliability.monthsInService")}</th>
            {lines.map(({ key, label }) => (
              <th key={key} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ages.map((age) => (
            <tr key={age}>
              <th scope="row">{age}</th>
              {lines.map(({ key, points }) => {
                const point = points.find((one) => one.age === age);
                return (
                  <td key={key} className="number">
                    {point ? `${write(point.value)} (${write(point.low)}–${write(point.high)})` : "–"}
                    {point && !point.mature && <span className="quiet"> · {t("figure.provisional")}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
