import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import classes from "./packages.module.css";

/** One list of a section under its name: a table of its first rows, and how many more there are; nothing of nothing. */
export function ListBlock({
  name,
  words,
  numbers = [],
  last,
  list,
  counted = true,
  children,
}: {
  name: string;
  words: readonly string[];
  numbers?: readonly string[];
  last?: readonly string[];
  list: { readonly total: number; readonly rows: readonly unknown[] };
  /** Whether how many rows there are says something. */
  counted?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (list.rows.length === 0) return null;
  return (
    <div className={classes["block"]}>
      <h3>
        {name} {counted && <span className="quiet">{format.count(list.total)}</span>}
      </h3>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads words={words} numbers={numbers} {...(last === undefined ? {} : { last })} />
          <tbody>{children}</tbody>
        </table>
      </div>
      {list.total > list.rows.length && (
        <p className="quiet">{t("packages.more", { n: format.count(list.total - list.rows.length) })}</p>
      )}
    </div>
  );
}
