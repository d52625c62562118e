import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { DepartmentPackageDocument } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { Acknowledge } from "./acknowledge.tsx";
import { CaseList } from "./case-list.tsx";
import { Fresh } from "./fresh.tsx";
import { ImprovementNote } from "./improvement-note.tsx";
import { Overdue } from "./overdue.tsx";
import { PackageFigures } from "./package-figures.tsx";
import type { PackageDocument, WholePackage } from "./package-search.ts";
import { PackagePeriod } from "./package-period.tsx";
import classes from "./packages.module.css";
import { Recurs } from "./recurs.tsx";
import { Solved } from "./solved.tsx";

/** One department, one period: a report that reads from top to bottom, whose every figure opens its rows. */
export function PackagePage() {
  const { packageId } = useParams({ from: "/packages/$packageId" });
  const query = useGraphql(DepartmentPackageDocument, { id: packageId }, { keep: false });
  return (
    <QueryState query={query} height={600}>
      {({ departmentPackage }) => <Report whole={departmentPackage} />}
    </QueryState>
  );
}

function Report({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { department, grain, from, knownAt, document, pictures } = whole;
  return (
    <article className={classes["report"]}>
      <PageHead
        title={t("packages.titleOf", { department: department.label, period: format.bucket(from, grain) })}
        before={
          <Link to="/packages" className="link no-print">
            {t("packages.back")}
          </Link>
        }
      >
        <p className={classes["first"]}>
          <FirstSentence document={document} />
        </p>
        <p className={`${classes["first"]} quiet`}>
          {t("packages.knownAt", { at: format.dateTime(knownAt) })} <Standing whole={whole} />
        </p>
      </PageHead>
      <div className={`${classes["tools"]} no-print`}>
        <Acknowledge whole={whole} />
        <Button size="compact-sm" variant="default" onClick={() => window.print()}>
          {t("packages.print")}
        </Button>
        <a className="link" href={`/department-packages/${whole.id}/workbook`} download>
          {t("packages.workbook")}
        </a>
        <PackagePeriod whole={whole} />
      </div>
      <PackageFigures whole={whole} />
      <Pictures pictures={pictures} />
      <Fresh whole={whole} />
      <Recurs whole={whole} />
      <Overdue whole={whole} />
      <Solved document={document} />
      <ImprovementNote whole={whole} />
      <Card title={t("packages.section.cases")} sentence={t("packages.samplesText")}>
        {document.samples.rows.length === 0 ? (
          <p className="quiet">{t("packages.nothing.cases")}</p>
        ) : (
          <CaseList cases={document.samples} />
        )}
      </Card>
    </article>
  );
}

/** What matters first: targets that were missed, the most frequent defect, what is new, overdue and solved. */
function FirstSentence({ document }: { document: PackageDocument }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figures, recurs, fresh, overdue, solved } = document;
  const aimed = figures.filter(({ target }) => target !== null);
  const missed = aimed.filter(({ target }) => target?.state === "MISSED").length;
  const first = recurs.defects.rows[0];
  const late =
    overdue.steps.total +
    overdue.measures.total +
    overdue.handOvers.total +
    overdue.cases.reduce((sum, { cases }) => sum + cases.total, 0);
  const parts = [
    ...(aimed.length > 0
      ? [t("packages.says.targets", { missed: format.count(missed), n: format.count(aimed.length) })]
      : []),
    ...(first ? [t("packages.says.defect", { defect: first.type.label, n: format.count(first.reports) })] : []),
    t("packages.says.counts", {
      fresh: format.count(fresh.signals.total + fresh.phrases.total + fresh.issues.total),
      late: format.count(late),
      solved: format.count(solved.issues.total),
    }),
  ];
  return parts.join(" ");
}

/** Whether it was acknowledged, by whom and when; until when it is to be. */
function Standing({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, sentAt, dueAt, madeBy, acknowledgedBy, acknowledgedAt, acknowledgement } = whole;
  if (acknowledgedBy !== null && acknowledgedAt !== null) {
    const words = t("packages.acknowledgedBy", { name: acknowledgedBy, at: format.dateTime(acknowledgedAt) });
    const said = acknowledgement === null ? "" : ` ${t("packages.acknowledgement", { text: acknowledgement })}`;
    return `${words}${said}`;
  }
  if (sentAt === null || dueAt === null) return t("packages.madeBy", { name: madeBy ?? "" });
  return (
    <span className={state === "LATE" ? "worse" : ""}>
      {t("packages.madeSent", { at: format.dateTime(sentAt), due: format.dateTime(dueAt) })}
    </span>
  );
}

/** Drawn on the server from the document's figures, light as on paper; the tables beside tell the same. */
function Pictures({ pictures }: Pick<WholePackage, "pictures">) {
  const { t } = useTranslation();
  if (pictures.length === 0) return null;
  return (
    <Card title={t("packages.section.trend")}>
      <div className={classes["pictures"]}>
        {pictures.map(({ name, description, svg }) => (
          <figure key={name}>
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={description} />
            <figcaption>{description}</figcaption>
          </figure>
        ))}
      </div>
    </Card>
  );
}
