import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useLabels } from "../../filters/use-labels.ts";
import { useFormat } from "../../format/use-format.ts";
import { FiguresOfIssueDocument, Unit } from "../../gql/graphql.ts";
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

type ComparedFigures = Parameters<typeof linesOf>[1];

/** Each figure now and when the issue was raised. */
export function Compared(figures: ComparedFigures) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = {
    count: (value: number | null) => (value === null ? "–" : format.count(value)),
    money: (value: number | null) => format.text(value, Unit.Money),
    day: (value: string | null) => (value === null ? "–" : format.day(value)),
  };
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("issues.page.evidence.figure")]}
          numbers={[t("issues.page.evidence.then"), t("issues.page.evidence.now")]}
        />
        <tbody>
          {linesOf(say, figures).map(([name, then, now]) => (
            <tr key={name}>
              <th scope="row">{t(`issues.page.evidence.of.${name}`)}</th>
              <td className="number">{then}</td>
              <td className="number">{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Figures = {
  readonly cases: number;
  readonly reports: number;
  readonly cost: number | null;
  readonly unitsAtRisk: number | null;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
};
type Say = {
  count: (value: number | null) => string;
  money: (value: number | null) => string;
  day: (value: string | null) => string;
};

function linesOf({ count, money, day }: Say, { now, raised }: { now: Figures; raised: Figures | null }) {
  const both = (say: (figures: Figures) => string) => [raised === null ? "–" : say(raised), say(now)] as const;
  return [
    ["cases", ...both(({ cases }) => count(cases))],
    ["reports", ...both(({ reports }) => count(reports))],
    ["cost", ...both(({ cost }) => money(cost))],
    ["unitsAtRisk", ...both(({ unitsAtRisk }) => count(unitsAtRisk))],
    ["firstOn", ...both(({ firstOn }) => day(firstOn))],
    ["lastOn", ...both(({ lastOn }) => day(lastOn))],
  ] as const;
}
