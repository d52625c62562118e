import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { QualityIssuesDocument, type QualityIssuesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { severities } from "../taxonomy/taxonomy-types.ts";
import { EvidenceTable } from "./evidence-table.tsx";
import classes from "./feedback.module.css";

type Issue = QualityIssuesQuery["qualityIssues"][number];

/** The problems that were taken to those who can remove their cause, each with what was known then and is known now. */
export function IssuesPage() {
  const { t } = useTranslation();
  const query = useGraphql(QualityIssuesDocument, {});
  return (
    <div className={classes["page"]}>
      <PageHead title={t("issues.title")}>{query.data && <Sentence issues={query.data.qualityIssues} />}</PageHead>
      <QueryState
        query={query}
        height={300}
        empty={({ qualityIssues }) =>
          qualityIssues.length === 0 ? (
            <Notice title={t("issues.none")} text={t("issues.noneText")} height={300}>
              <Link to="/signals" className="told">
                {t("issues.toSignals")}
              </Link>
            </Notice>
          ) : null
        }
      >
        {({ qualityIssues }) => (
          <div className={classes["page"]}>
            {qualityIssues.map((issue) => (
              <IssueCard key={issue.number} issue={issue} />
            ))}
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Sentence({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = issues;
  return first ? t("issues.sentence", { n: format.count(issues.length), title: first.title }) : null;
}

function IssueCard({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, title, problem, severity, safety, raisedBy, raisedAt, evidence } = issue;
  const marks = [
    ...(safety ? [t("issues.safetyMark")] : []),
    ...severities.filter((one) => one === severity).map((one) => t(`taxonomy.severityOf.${one}`)),
    t("issues.raised", { at: format.dateTime(raisedAt), by: raisedBy }),
  ];
  return (
    <Card title={`${number} · ${title}`} sentence={marks.join(" · ")}>
      <p className={classes["problem"]}>{problem}</p>
      <EvidenceTable evidence={evidence} />
    </Card>
  );
}
