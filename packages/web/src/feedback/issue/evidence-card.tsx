import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useLabels } from "../../filters/use-labels.ts";
import { useFormat } from "../../format/use-format.ts";
import { FiguresOfIssueDocument, Unit, type IssueFiguresFieldsFragment } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { EvidenceTable } from "../evidence-table.tsx";
import type { Issue } from "./issue-types.ts";
import classes from "./issue.module.css";

/** What the issue stands on: what it is about, its figures and its signals, as they are now and as they were when it was raised. */
export function EvidenceCard({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const query = useGraphql(FiguresOfIssueDocument, { number: issue.number }, { keep: false });
  return (
    <Card title={t("issues.page.evidence.title")} sentence={t("issues.page.evidence.sentence")}>
      <Parts parts={issue.parts} />
      <QueryState query={query} height={150}>
        {({ qualityIssue }) => qualityIssue && <Compared {...qualityIssue.compared} />}
      </QueryState>
      {issue.evidence.length > 0 && <EvidenceTable evidence={issue.evidence} />}
    </Card>
  );
}

/** The reports that are asked for, in words. */
export function Parts({ parts }: { parts: Issue["parts"] }) {
  const { t } = useTranslation();
  if (parts.length === 0) return <p className="quiet">{t("issues.page.evidence.byHand")}</p>;
  return (
    <ul className={classes["parts"]}>
      {parts.map(({ filters, from }) => (
        <li key={JSON.stringify([filters, from])}>
          {filters.map((filter) => (
            <FilterWords key={filter.dimension} filter={filter} />
          ))}
          <Since from={from} />
        </li>
      ))}
    </ul>
  );
}

function FilterWords({ filter }: { filter: Issue["parts"][number]["filters"][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useLabels(filter.dimension, filter.in);
  return (
    <span>
      <span className="quiet">{t(`dimension.${filter.dimension}`)}</span> {format.list(filter.in.map(labels))}
    </span>
  );
}

function Since({ from }: { from: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  return from === null ? null : (
    <span className="quiet">{t("issues.page.evidence.since", { day: format.day(from) })}</span>
  );
}

type Figures = IssueFiguresFieldsFragment;

/** Each figure now and when the issue was raised. */
export function Compared({ now, raised }: { now: Figures; raised: Figures | null }) {
  const { t } = useTranslation();
  const rows = [["then", raised] as const, ["now", now] as const];
  return (
    <div className="scroller">
      <table className={`figures ${classes["compared"]}`}>
        <ColumnHeads
          words={[t("issues.page.evidence.figure")]}
          numbers={figures.map((name) => t(`issues.page.evidence.of.${name}`))}
        />
        <tbody>
          {rows.map(([when, known]) => (
            <tr key={when}>
              <th scope="row">{t(`issues.page.evidence.${when}`)}</th>
              <Known figures={known} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const figures = ["cases", "reports", "cost", "unitsAtRisk", "firstOn", "lastOn"] as const;

function Known({ figures: known }: { figures: Figures | null }) {
  const format = useFormat();
  const texts = {
    cases: format.text(known?.cases ?? null, Unit.Count),
    reports: format.text(known?.reports ?? null, Unit.Count),
    cost: format.text(known?.cost ?? null, Unit.Money),
    unitsAtRisk: format.text(known?.unitsAtRisk ?? null, Unit.Count),
    firstOn: known === null || known.firstOn === null ? "–" : format.day(known.firstOn),
    lastOn: known === null || known.lastOn === null ? "–" : format.day(known.lastOn),
  };
  return figures.map((name) => (
    <td key={name} className="number">
      {texts[name]}
    </td>
  ));
}
