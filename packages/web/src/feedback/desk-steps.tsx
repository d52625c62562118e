import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { DeskStepFieldsFragment, MyIssueDeskQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import classes from "./board.module.css";
import { DeskIssueCells } from "./desk-issue-cells.tsx";
import { DueWords } from "./due-words.tsx";
import { stepNumber } from "./issue-steps.ts";

type Desk = MyIssueDeskQuery["myIssueDesk"];

/** Steps that the viewer owns; those whose turn comes later say so. */
export function DeskSteps({ desk: { steps } }: { desk: Desk }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <Card title={t("desk.steps")} sentence={t("desk.stepsSentence")}>
      <div className="scroller">
        <table className={`figures ${classes["list"] ?? ""}`}>
          <ColumnHeads
            words={[t("desk.issue"), t("desk.step"), t("issues.head.due"), t("issues.head.severity")]}
            numbers={[]}
          />
          <tbody>
            {steps.map((one) => (
              <tr key={`${one.issue.number} ${one.step}`}>
                <DeskIssueCells issue={one.issue}>
                  <td>
                    {t(`issues.column.${stepNumber(one.step)}`)}
                    {one.step !== one.current && <div className="quiet">{t("desk.later", { step: one.current })}</div>}
                  </td>
                  <td>
                    <DueWords dueAt={one.dueAt} overdue={one.overdue} />
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

/** Submitted steps that wait for the viewer's approval. */
export function DeskApprovals({ desk: { approvals } }: { desk: Desk }) {
  const { t } = useTranslation();
  if (approvals.length === 0) return null;
  return (
    <Card title={t("desk.approvals")} sentence={t("desk.approvalsSentence")}>
      <div className="scroller">
        <table className={`figures ${classes["list"] ?? ""}`}>
          <ColumnHeads
            words={[t("desk.issue"), t("desk.step"), t("desk.submitted"), t("issues.head.severity")]}
            numbers={[]}
          />
          <tbody>
            {approvals.map((one) => (
              <tr key={one.issue.number}>
                <DeskIssueCells issue={one.issue}>
                  <td>{t(`issues.column.${stepNumber(one.step)}`)}</td>
                  <td>
                    <Submitted one={one} />
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

function Submitted({ one }: { one: DeskStepFieldsFragment }) {
  const format = useFormat();
  return (
    <>
      {one.submittedBy?.name}{" "}
      <span className="quiet">{one.submittedAt === null ? "" : format.dateTime(one.submittedAt)}</span>
    </>
  );
}
