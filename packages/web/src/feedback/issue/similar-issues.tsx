import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useGraphql } from "../../app/use-graphql.ts";
import { IssuesLikeThisDocument, type IssuesLikeThisQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import type { Issue } from "./issue-types.ts";
import classes from "./issue.module.css";
import { useIssueWords } from "./use-issue-words.ts";

/** Closed issues like this one, and what was learned from each. */
export function SimilarIssues({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const mayAsk = useViewer().operations.includes("similarIssues");
  const { title, problem, parts } = issue;
  const input = { title, problem, evidence: parts.map(({ filters, from }) => ({ filters, from })) };
  const query = useGraphql(IssuesLikeThisDocument, { input }, { enabled: mayAsk, keep: false });
  if (!mayAsk) return null;
  return (
    <Card title={t("issues.page.similar.title")}>
      <QueryState query={query} height={60}>
        {({ similarIssues }) => (
          <Similar
            issues={similarIssues.filter(({ number, closing }) => number !== issue.number && closing !== null)}
          />
        )}
      </QueryState>
    </Card>
  );
}

function Similar({ issues }: { issues: IssuesLikeThisQuery["similarIssues"] }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  if (issues.length === 0) return <p className="quiet">{t("issues.page.similar.none")}</p>;
  return (
    <ul className={classes["similar"]}>
      {issues.map(({ number, title, because, cause, causeClass, actions, lesson }) => (
        <li key={number}>
          <Link to="/issues/$number" params={{ number }} className="link">
            {number} {title}
          </Link>
          <small className="quiet">
            {because.map((one) => t(`issues.page.similar.because.${one}`)).join(t("issues.page.between"))}
          </small>
          {cause !== null && (
            <p>
              <span className="quiet">
                {causeClass === null
                  ? t("issues.page.similar.cause")
                  : t("issues.page.similar.causeOf", { kind: words.cause(causeClass) })}
              </span>{" "}
              {cause}
            </p>
          )}
          {actions.length > 0 && (
            <p>
              <span className="quiet">{t("issues.page.similar.actions")}</span>{" "}
              {actions.join(t("issues.page.semicolon"))}
            </p>
          )}
          {lesson !== null && (
            <p>
              <span className="quiet">{t("issues.page.similar.lesson")}</span> {lesson}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
