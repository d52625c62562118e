import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { MyIssueDeskQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import classes from "./board.module.css";
import { DeskIssueCells } from "./desk-issue-cells.tsx";
import { DueWords } from "./due-words.tsx";
import { columnOf } from "./issue-steps.ts";

/** Open issues that the viewer leads, with whose turn it is. */
export function DeskLeads({ desk: { leads } }: { desk: MyIssueDeskQuery["myIssueDesk"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (leads.length === 0) return null;
  return (
    <Card title={t("desk.leads")} sentence={t("desk.leadsSentence")}>
      <div className="scroller">
        <table className={`figures ${classes["list"] ?? ""}`}>
          <ColumnHeads
            words={[
              t("desk.issue"),
              t("issues.head.step"),
              t("issues.head.who"),
              t("issues.head.due"),
              t("issues.head.cases"),
              t("issues.head.severity"),
            ]}
            numbers={[]}
          />
          <tbody>
            {leads.map((issue) => (
              <tr key={issue.number}>
                <DeskIssueCells issue={issue}>
                  <td>
                    {t(`issues.column.${columnOf(issue)}`)}
                    {issue.stepState === "SUBMITTED" && <div className={classes["waits"]}>{t("issues.waits")}</div>}
                  </td>
                  <td>{issue.stepOwner?.name ?? issue.department?.name ?? t("issues.nobody")}</td>
                  <td>
                    <DueWords dueAt={issue.dueAt} overdue={issue.overdue} />
                  </td>
                  <td>{issue.figures === null ? "–" : format.count(issue.figures.cases)}</td>
                </DeskIssueCells>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
