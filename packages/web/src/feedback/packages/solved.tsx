import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import { IssueLink } from "../issue-link.tsx";
import { StepList } from "./issue-list.tsx";
import type { PackageDocument } from "./package-search.ts";
import classes from "./packages.module.css";

type Closed = PackageDocument["solved"]["issues"]["rows"][number];

/** What was solved: closed issues with their cause, measures and what the data said of them, and the lesson; approved steps. */
export function Solved({ document }: { document: PackageDocument }) {
  const { t } = useTranslation();
  const { issues, steps } = document.solved;
  return (
    <Card title={t("packages.section.solved")}>
      {issues.total + steps.total === 0 && <p className="quiet">{t("packages.nothing.solved")}</p>}
      {issues.rows.map((issue) => (
        <ClosedIssue key={issue.number} issue={issue} />
      ))}
      {issues.total > issues.rows.length && (
        <p className="quiet">{t("packages.more", { n: issues.total - issues.rows.length })}</p>
      )}
      <StepList name={t("packages.list.approvedSteps")} at={t("packages.column.approved")} steps={steps} />
    </Card>
  );
}

const verdicts = ["EFFECTIVE", "PARTLY", "NOT_SHOWN_YET", "NOT_EFFECTIVE", "WORSE"] as const;

function ClosedIssue({ issue }: { issue: Closed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, title, closing, causeClass, cause, lesson, measures, at } = issue;
  const said = (verdict: string) => {
    const known = verdicts.find((one) => one === verdict);
    return known === undefined ? verdict : t(`packages.verdict.${known}`);
  };
  const facts = [
    ...(cause === null
      ? []
      : [[t("packages.column.cause"), [causeClass, cause].filter((one) => one !== null).join(" · ")]]),
    ...measures.map(({ kind, description, on, verdict }) => [
      t(`packages.kind.${kind}`),
      [description, ...(on === null ? [] : [on]), ...(verdict === null ? [] : [said(verdict)])].join(" · "),
    ]),
    ...(lesson === null ? [] : [[t("packages.column.lesson"), lesson]]),
    [
      t("packages.column.closing"),
      `${t(`packages.closing.${closing === "VERDICT" ? "VERDICT" : "EXCEPTION"}`)} · ${format.dateTime(at)}`,
    ],
  ];
  return (
    <div className={classes["block"]}>
      <h3>
        <IssueLink number={number} /> {title}
      </h3>
      <dl className={classes["facts"]}>
        {facts.map(([name, text]) => (
          <div key={`${name} ${text}`}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
