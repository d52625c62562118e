import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { IssueCardFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import classes from "./board.module.css";
import { DueWords } from "./due-words.tsx";
import { IssueLink } from "./issue-link.tsx";
import { IssueMarks } from "./issue-marks.tsx";
import { columnOf } from "./issue-steps.ts";

const heads = ["issue", "step", "due", "who", "severity", "cases", "cost"] as const;
type Head = (typeof heads)[number];
type Sorting = { readonly by: Head; readonly down: boolean };
const numbers: readonly Head[] = ["cases", "cost"];

/** Many issues at once, in the order in which they go first until another is asked for. */
export function IssueList({ issues, told }: { issues: readonly IssueCardFragment[]; told: string | undefined }) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const sorted = sorting === null ? issues : sort(issues, sorting);
  return (
    <Card title={t("issues.list")} sentence={t(sorting === null ? "issues.listSentence" : "issues.listSorted")}>
      <div className="scroller" tabIndex={0} role="region" aria-label={t("issues.list")}>
        <table className={`figures ${classes["list"] ?? ""}`}>
          <thead>
            <tr>
              {heads.map((head) => (
                <SortHead key={head} head={head} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((issue) => (
              <Line key={issue.number} issue={issue} isTold={issue.number === told} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type HeadProps = { head: Head; sorting: Sorting | null; onSort: (sorting: Sorting | null) => void };

/** Once: by it; twice: the other way; three times: as it was. */
function SortHead({ head, sorting, onSort }: HeadProps) {
  const { t } = useTranslation();
  const mine = sorting?.by === head ? sorting : null;
  const startsDown = numbers.includes(head) || head === "severity";
  const next =
    mine === null ? { by: head, down: startsDown } : mine.down === startsDown ? { by: head, down: !startsDown } : null;
  return (
    <th
      scope="col"
      className={numbers.includes(head) ? "number" : undefined}
      aria-sort={mine === null ? undefined : mine.down ? "descending" : "ascending"}
    >
      <button type="button" className={`plain ${classes["sort"]}`} onClick={() => onSort(next)}>
        {t(`issues.head.${head}`)}
        {mine !== null && <span aria-hidden="true"> {mine.down ? "↓" : "↑"}</span>}
      </button>
    </th>
  );
}

function Line({ issue, isTold }: { issue: IssueCardFragment; isTold: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, title, department, stepOwner, stepState, closing, closedAt, figures } = issue;
  return (
    <tr data-told={isTold || undefined}>
      <th scope="row">
        <IssueLink number={number} /> {title}
      </th>
      <td>
        {t(`issues.column.${columnOf(issue)}`)}
        {closing === null && stepState === "SUBMITTED" && <div className={classes["waits"]}>{t("issues.waits")}</div>}
      </td>
      <td>
        {closing === null ? (
          <DueWords dueAt={issue.dueAt} overdue={issue.overdue} />
        ) : (
          <>
            {t(`issues.closing.${closing}`)}{" "}
            <span className="quiet">{closedAt === null ? "" : format.day(format.dayOf(closedAt))}</span>
          </>
        )}
      </td>
      <td>{[department?.name, stepOwner?.name].filter((one) => one !== undefined).join(" · ") || "–"}</td>
      <td>
        <IssueMarks issue={issue} />
      </td>
      <td className="number">{figures === null ? "–" : format.count(figures.cases)}</td>
      <td className="number">{format.text(figures?.cost ?? null, "MONEY")}</td>
    </tr>
  );
}

/** What has no value comes last, whichever way. */
function sort(issues: readonly IssueCardFragment[], { by, down }: Sorting): IssueCardFragment[] {
  return issues.toSorted((one, other) => {
    const [a, b] = [valueOf(one, by), valueOf(other, by)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    return down ? -order : order;
  });
}

function valueOf(issue: IssueCardFragment, by: Head): string | number | null {
  switch (by) {
    case "issue":
      return issue.number;
    case "step":
      return columnOf(issue) * 2 + Number(issue.stepState === "SUBMITTED");
    case "due":
      return issue.dueAt;
    case "who":
      return issue.department?.name ?? issue.stepOwner?.name ?? null;
    case "severity":
      return issue.severity;
    case "cases":
      return issue.figures?.cases ?? null;
    case "cost":
      return issue.figures?.cost ?? null;
  }
}
