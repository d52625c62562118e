import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { IssueCardFragment } from "../gql/graphql.ts";
import classes from "./board.module.css";
import { IssueCard } from "./issue-card.tsx";
import { closedColumn, type Column } from "./issue-steps.ts";

type Props = {
  column: Column;
  issues: readonly IssueCardFragment[];
  /** The column that the card in hand comes from; null while none is held. */
  from: Column | null;
  underWay: string | undefined;
  told: string | undefined;
  folded: boolean;
  onFold: () => void;
};

/** One step: its name, how many issues stand there, and their cards. */
export function BoardColumn({ column, issues, from, underWay, told, folded, onFold }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: column });
  const takes = from !== null && Math.abs(column - from) === 1;
  return (
    <section
      ref={setNodeRef}
      className={classes["column"]}
      aria-label={t(`issues.column.${column}`)}
      data-takes={takes || undefined}
      data-over={(isOver && from !== null && from !== column) || undefined}
    >
      <h2 className={classes["name"]}>
        {t(`issues.column.${column}`)} {!folded && <span className="quiet">{format.count(issues.length)}</span>}
      </h2>
      {column === closedColumn && (
        <button type="button" className={`${classes["fold"]} plain link`} aria-expanded={!folded} onClick={onFold}>
          {t(folded ? "issues.showClosed" : "issues.hideClosed")}
        </button>
      )}
      <ul className={classes["cards"]}>
        {issues.map((issue) => (
          <IssueCard
            key={issue.number}
            issue={issue}
            isUnderWay={issue.number === underWay}
            isTold={issue.number === told}
          />
        ))}
      </ul>
    </section>
  );
}
