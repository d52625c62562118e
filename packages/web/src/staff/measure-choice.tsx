import { useTranslation } from "react-i18next";
import { useChangeSearch } from "../filters/use-search-state.ts";
import { measures, type Measure } from "./measures.ts";
import classes from "./staff.module.css";

/** Chooses what is compared; the address keeps it. */
export function MeasureChoice({ measure }: { measure: Measure }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  return (
    <select
      className={`${classes["choice"]} no-print`}
      aria-label={t("staff.choose")}
      value={measure.name}
      onChange={(event) => {
        const name = event.currentTarget.value;
        change((now) => ({ ...now, chosen: name }));
      }}
    >
      {measures.map(({ name }) => (
        <option key={name} value={name}>
          {t(`staff.metric.${name}`)}
        </option>
      ))}
    </select>
  );
}
