import { useTranslation } from "react-i18next";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { type Action, isAlive, isCorrective, type Issue } from "./issue-types.ts";
import { InForce } from "./measures.tsx";
import { useIssueWords } from "./use-issue-words.ts";

/** Whether each corrective measure helped; nothing while there is none. */
export function Verification({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const judged = issue.actions.filter((action) => isAlive(action) && isCorrective(action));
  if (judged.length === 0) return null;
  return (
    <Card title={t("issues.page.verify.title")} sentence={t("issues.page.verify.sentence")}>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[t("issues.page.measure.what"), t("issues.page.measure.force"), t("issues.page.verify.hope")]}
            numbers={[]}
            last={t("issues.page.verify.verdict")}
          />
          <tbody>
            {judged.map((action) => (
              <VerdictRow key={action.id} action={action} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function VerdictRow({ action }: { action: Action }) {
  const words = useIssueWords();
  return (
    <tr>
      <th scope="row">{action.description}</th>
      <td>
        <InForce action={action} />
      </td>
      <td>{words.hope(action)}</td>
      <td>
        <Verdict action={action} />
      </td>
    </tr>
  );
}

/** What the data last said of a measure. */
export function Verdict({ action }: { action: Action }) {
  const { t } = useTranslation();
  return (
    <span className="quiet">
      {action.implementedOn === null ? t("issues.page.verify.notInForce") : t("issues.page.verify.noneYet")}
    </span>
  );
}
