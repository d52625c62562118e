import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { Fragment, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { FilesOfIssueDocument, FiguresOfIssueDocument, OneIssueDocument } from "../../gql/graphql.ts";
import { QueryState } from "../../parts/query-state.tsx";
import { severities } from "../../taxonomy/taxonomy-types.ts";
import { EvidenceTable } from "../evidence-table.tsx";
import { Compared, Parts } from "./evidence-card.tsx";
import { Missing } from "./issue-page.tsx";
import type { Issue } from "./issue-types.ts";
import { ReportMeasures, ReportSignatures } from "./report-measures.tsx";
import { ReportStep } from "./report-step.tsx";
import classes from "./report.module.css";

/** The measures stand after the step that puts them in force. */
const stepOfVerification = 6;

/** The issue as an 8D report on A4, to be printed, signed and sent. */
export function ReportPage() {
  const { number } = useParams({ from: "/issues/$number/print" });
  const query = useGraphql(OneIssueDocument, { number }, { keep: false });
  return (
    <QueryState query={query} height={900} empty={({ qualityIssue }) => (qualityIssue === null ? <Missing /> : null)}>
      {({ qualityIssue }) => qualityIssue !== null && <Report issue={qualityIssue} />}
    </QueryState>
  );
}

function Report({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const { companyName } = useInstallation();
  const title = t("issues.page.report.title", { number: issue.number });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <Toolbar number={issue.number} />
      <article className={classes["sheet"]} data-testid="report">
        <header className={classes["letterhead"]}>
          <p>{companyName}</p>
          <p>{t("issues.page.report.kind")}</p>
        </header>
        <h1>{issue.title}</h1>
        <Particulars issue={issue} />
        <section>
          <h2>{t("issues.page.problem")}</h2>
          <p className={classes["text"]}>{issue.problem}</p>
        </section>
        <Evidence issue={issue} />
        {issue.steps.map((step) => (
          <Fragment key={step.step}>
            <ReportStep issue={issue} step={step} />
            {step.step === stepOfVerification && <ReportMeasures issue={issue} />}
          </Fragment>
        ))}
        <Files number={issue.number} />
        <ReportSignatures issue={issue} />
      </article>
    </>
  );
}

function Toolbar({ number }: { number: string }) {
  const { t } = useTranslation();
  return (
    <div className={`${classes["toolbar"]} no-print`}>
      <Link to="/issues/$number" params={{ number }} className="link">
        {t("issues.page.report.back", { number })}
      </Link>
      <Button onClick={() => window.print()}>{t("issues.page.report.print")}</Button>
      <span className="quiet">{t("issues.page.report.hint")}</span>
    </div>
  );
}

/** Number, dates, people and marks: what the head of an 8D form asks for. */
function Particulars({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = useParticulars(issue);
  const [printedAt] = useState(() => new Date().toISOString());
  return (
    <dl className={classes["particulars"]}>
      {lines.map(([name, text]) => (
        <div key={name}>
          <dt>{t(`issues.page.report.of.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div>
        <dt>{t("issues.page.report.of.printed")}</dt>
        <dd>{format.dateTime(printedAt)}</dd>
      </div>
    </dl>
  );
}

function useParticulars(issue: Issue) {
  const { t } = useTranslation();
  const format = useFormat();
  const { special, safety, major, severity, leader, members, department } = issue;
  const none = t("issues.page.nobody");
  const known = severities.find((one) => one === severity);
  const marks = [
    ...special.map((one) => t(`issues.page.specialOf.${one}`)),
    ...(safety ? [t("issues.safetyMark")] : []),
    ...(major ? [t("issues.page.major")] : []),
    ...(known === undefined ? [] : [t(`taxonomy.severityOf.${known}`)]),
  ];
  const state =
    issue.closing === null || issue.closedAt === null
      ? t("issues.page.report.open", { step: issue.step })
      : `${t(`issues.page.closedAs.${issue.closing}`)} ${format.dateTime(issue.closedAt)}`;
  return [
    ["number", issue.number],
    ["state", state],
    ["raised", t("issues.page.byAt", { by: issue.raisedBy, at: format.dateTime(issue.raisedAt) })],
    ["marks", marks.join(t("issues.page.between"))],
    ["department", department?.name ?? none],
    ["leader", leader?.name ?? none],
    ["members", members.length === 0 ? none : format.list(members.map(({ name }) => name))],
  ] as const;
}

function Evidence({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const query = useGraphql(FiguresOfIssueDocument, { number: issue.number }, { keep: false });
  return (
    <section>
      <h2>{t("issues.page.evidence.title")}</h2>
      <Parts parts={issue.parts} />
      <QueryState query={query} height={120}>
        {({ qualityIssue }) => qualityIssue && <Compared {...qualityIssue.compared} />}
      </QueryState>
      {issue.evidence.length > 0 && <EvidenceTable evidence={issue.evidence} />}
    </section>
  );
}

function Files({ number }: { number: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const files = useGraphql(FilesOfIssueDocument, { number }, { keep: false }).data?.qualityIssue?.attachments ?? [];
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{t("issues.page.files.title")}</h2>
      <ul className={classes["files"]}>
        {files.map(({ id, step, fileName, addedBy, addedAt }) => (
          <li key={id}>
            D{step} · {fileName} · {t("issues.page.byAt", { by: addedBy, at: format.dateTime(addedAt) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
