import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { IssueLink } from "../feedback/issue-link.tsx";
import { columnOf } from "../feedback/issue-steps.ts";
import { useFormat } from "../format/use-format.ts";
import { QualityIssuesDocument, type QualityIssuesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { severities } from "../taxonomy/taxonomy-types.ts";

type Issue = QualityIssuesQuery["qualityIssues"][number];

/** The quality issues that ask for reports of the defect. */
export function DefectIssues({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const query = useGraphql(QualityIssuesDocument, {});
  const issues = query.data?.qualityIssues.filter(({ defects }) => defects.includes(defect));
  return (
    <Card title={t("defect.issues")} sentence={issues?.length === 0 ? t("defect.noIssues") : undefined}>
      <QueryState query={query} height={60}>
        {() => (issues && issues.length > 0 ? <IssueTable issues={issues} defect={defect} /> : null)}
      </QueryState>
    </Card>
  );
}

function IssueTable({ issues, defect }: { issues: readonly Issue[]; defect: string }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("defect.issue"), t("issues.head.step"), t("issues.severity")]}
          numbers={[t("signals.title")]}
          last={t("defect.raised")}
        />
        <tbody>
          {issues.map((issue) => (
            <Row key={issue.number} issue={issue} defect={defect} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ issue, defect }: { issue: Issue; defect: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, title, severity, safety, raisedAt, raisedBy, evidence } = issue;
  const words = severities.filter((one) => one === severity).map((one) => t(`taxonomy.severityOf.${one}`));
  return (
    <tr>
      <th scope="row">
        <IssueLink number={number} /> {title}
      </th>
      <td>{t(`issues.column.${columnOf(issue)}`)}</td>
      <td>{[...words, ...(safety ? [t("issues.safetyMark")] : [])].join(" · ")}</td>
      <td className="number">{evidence.filter(({ signal }) => signal.defect?.key === defect).length}</td>
      <td>
        {format.dateTime(raisedAt)} <span className="quiet">· {raisedBy}</span>
      </td>
    </tr>
  );
}
