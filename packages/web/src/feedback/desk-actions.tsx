import { useTranslation } from "react-i18next";
import type { MyIssueDeskQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import classes from "./board.module.css";
import { DeskIssueCells } from "./desk-issue-cells.tsx";
import { DueWords } from "./due-words.tsx";

/** Measures that the viewer is to put into force. */
export function DeskActions({ desk: { actions } }: { desk: MyIssueDeskQuery["myIssueDesk"] }) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <Card title={t("desk.actions")} sentence={t("desk.actionsSentence")}>
      <div className="scroller">
        <table className={`figures ${classes["list"] ?? ""}`}>
          <ColumnHeads
            words={[t("desk.issue"), t("issues.measure"), t("issues.head.due"), t("issues.head.severity")]}
            numbers={[]}
          />
          <tbody>
            {actions.map((one) => (
              <tr key={one.id}>
                <DeskIssueCells issue={one.issue}>
                  <td>
                    {one.description} <span className="quiet">{t(`issues.actionKind.${one.kind}`)}</span>
                  </td>
                  <td>
                    <DueWords dueAt={one.dueOn} overdue={one.overdue} />
                  </td>
                </DeskIssueCells>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
