import { Popover } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { IssueLink } from "../issue-link.tsx";
import { IssueTitles } from "./named-issues.ts";
import classes from "./scoreboard.module.css";

/** One line of a figure: an issue, and what of it is counted (its title, where nothing is said). */
export type CountedRow = { readonly key: string; readonly number: string; readonly text?: string };

export const rowsOf = (numbers: readonly string[]): CountedRow[] => numbers.map((number) => ({ key: number, number }));

/** A count, and one click away what it counts. `name` says what that is; zero is no button. */
export function IssueRows({ rows, name, text }: { rows: readonly CountedRow[]; name: string; text?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titles = useContext(IssueTitles);
  const shown = text ?? format.count(rows.length);
  if (rows.length === 0) return <span className="quiet">{shown}</span>;
  return (
    <Popover width={340} position="bottom" withArrow trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`plain ${classes["rows"] ?? ""}`}
          aria-label={t("scoreboard.rows", { name, n: shown })}
        >
          {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes["list"]} aria-label={name} tabIndex={0}>
          {rows.map(({ key, number, text: said }) => (
            <li key={key}>
              <IssueLink number={number} /> {said ?? titles.get(number)}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
