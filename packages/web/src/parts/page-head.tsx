import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./page-head.module.css";

/** The page's name and the one sentence of what matters on it. */
export function PageHead({ title, children, before }: { title: string; children?: ReactNode; before?: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("product")}`;
  }, [title, t]);
  return (
    <div className={classes["head"]}>
      {before}
      <h1 className={classes["title"]}>{title}</h1>
      <div className={classes["sentence"]} aria-live="polite">
        {children}
      </div>
    </div>
  );
}
