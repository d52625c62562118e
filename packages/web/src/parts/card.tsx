import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./card.module.css";

/** A white card: what it shows in words, one sentence of what there is to see, its actions, and the thing itself. */
export function Card({
  title,
  mark,
  sentence,
  actions,
  children,
  className,
}: {
  title: ReactNode;
  mark?: ReactNode;
  sentence?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) {
  const id = useId();
  return (
    <section className={`${classes["card"]} ${className ?? ""}`} aria-labelledby={id}>
      <div className={classes["head"]}>
        <h2 id={id} className={classes["title"]}>
          {title}
        </h2>
        {mark}
        {actions !== undefined && <div className={classes["actions"]}>{actions}</div>}
      </div>
      {sentence !== undefined && <p className={classes["sentence"]}>{sentence}</p>}
      {children}
    </section>
  );
}

/** Lets the reader have a chart's figures as a table; the button says which of the two is shown. */
export function useTableToggle(): { asTable: boolean; toggle: ReactNode } {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const toggle = (
    <button
      type="button"
      className={`${classes["toggle"]} no-print`}
      aria-pressed={asTable}
      onClick={() => setAsTable(!asTable)}
    >
      {asTable ? t("chart.chart") : t("chart.table")}
    </button>
  );
  return { asTable, toggle };
}
