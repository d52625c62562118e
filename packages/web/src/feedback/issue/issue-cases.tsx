import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { CasesOfIssueDocument, SetCasesOfIssueDocument, Unit, type CasesOfIssueQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { QueryState, reasonOf } from "../../parts/query-state.tsx";
import type { Issue } from "./issue-types.ts";
import classes from "./issue.module.css";

const pageSize = 10;
const most = 500;
type Edge = CasesOfIssueQuery["issueCases"]["edges"][number];

/** The cases that the issue is about, and those taken out of it; a quality engineer takes out and puts back. */
export function IssueCases({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const [out, setOut] = useState(false);
  const [first, setFirst] = useState(pageSize);
  const query = useGraphql(CasesOfIssueDocument, { number: issue.number, first, out });
  const found = query.data?.issueCases;
  return (
    <div id="issue-cases" tabIndex={-1} className={classes["anchor"]}>
      <Card
        title={out ? t("issues.page.cases.outTitle") : t("issues.page.cases.title")}
        sentence={found && <CasesSentence total={found.total} hidden={found.hidden} out={out} />}
        actions={
          <button
            type="button"
            className="plain link no-print"
            onClick={() => {
              setOut(!out);
              setFirst(pageSize);
            }}
          >
            {out ? t("issues.page.cases.showIn") : t("issues.page.cases.showOut")}
          </button>
        }
      >
        <QueryState query={query} height={120}>
          {({ issueCases: { edges, pageInfo } }) => (
            <>
              {edges.length > 0 && <CaseTable issue={issue} edges={edges} out={out} />}
              {pageInfo.hasNextPage && first < most && (
                <button
                  type="button"
                  className="plain link no-print"
                  onClick={() => setFirst(Math.min(most, first * 5))}
                >
                  {t("issues.page.cases.more")}
                </button>
              )}
            </>
          )}
        </QueryState>
      </Card>
    </div>
  );
}

function CasesSentence({ total, hidden, out }: { total: number; hidden: number; out: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const n = { n: format.count(total), count: total };
  return (
    <>
      {out ? t("issues.page.cases.outSentence", n) : t("issues.page.cases.sentence", n)}
      {hidden > 0 && t("issues.page.cases.hidden", { n: format.count(hidden), count: hidden })}
    </>
  );
}

function CaseTable({ issue, edges, out }: { issue: Issue; edges: readonly Edge[]; out: boolean }) {
  const { t } = useTranslation();
  const mayDecide = useViewer().operations.includes("setIssueCases") && issue.mayWork;
  const set = useChange(SetCasesOfIssueDocument);
  return (
    <>
      {set.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(set.error) ?? t("issues.page.unreachable")}
        </p>
      )}
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[
              t("issues.page.cases.case"),
              t("issues.page.cases.day"),
              t("issues.page.cases.product"),
              t("issues.page.cases.defects"),
            ]}
            numbers={[t("issues.page.cases.cost")]}
            {...(mayDecide ? { last: t("issues.page.measure.actions") } : {})}
          />
          <tbody>
            {edges.map((edge) => (
              <CaseRow
                key={edge.node.id}
                edge={edge}
                decide={mayDecide ? () => set.mutate({ number: issue.number, cases: [edge.node.id], out: !out }) : null}
                action={out ? t("issues.page.cases.putBack") : t("issues.page.cases.takeOut")}
                pending={set.isPending}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type RowProps = { edge: Edge; decide: (() => void) | null; action: string; pending: boolean };

function CaseRow({ edge: { node, byHand }, decide, action, pending }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const product = [node.productModel?.label, node.batch?.label].filter((part) => part !== undefined);
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId: node.id }} className="link">
          {node.number}
        </Link>
        {byHand && <small className="quiet">{t("issues.page.cases.byHand")}</small>}
      </th>
      <td className={classes["line"]}>{node.reportedOn === null ? "–" : format.day(node.reportedOn)}</td>
      <td>{product.join(" · ")}</td>
      <td>{node.defects.map(({ label }) => label).join(t("issues.page.between"))}</td>
      <td className="number">{format.text(node.costAmount, Unit.Money)}</td>
      {decide !== null && (
        <td className={classes["line"]}>
          <button
            type="button"
            className="plain link no-print"
            disabled={pending}
            aria-label={`${action}${t("because", { words: node.number })}`}
            onClick={decide}
          >
            {action}
          </button>
        </td>
      )}
    </tr>
  );
}
