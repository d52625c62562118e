import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { filtersOnly } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { CaseRoutingCard } from "../feedback/case-routing-card.tsx";
import { PutIntoIssue } from "../feedback/put-into-issue.tsx";
import { ServiceCaseDocument } from "../gql/graphql.ts";
import { CustodyCard } from "../known/custody-card.tsx";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import classes from "./cases.module.css";
import { DecideDefects } from "./decide-defects.tsx";
import type { OneCase } from "./one-case.ts";
import { OneEvent } from "./one-event.tsx";

/** Everything known of one case: what it says, what happened and when we learned it, and what could not be used. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: "/cases/$caseId" });
  const query = useGraphql(ServiceCaseDocument, { id: caseId }, { keep: false });
  const mayPut = useViewer().operations.includes("setIssueCases");
  return (
    <QueryState query={query} height={600} empty={({ serviceCase }) => (serviceCase === null ? <Missing /> : null)}>
      {({ serviceCase }) =>
        serviceCase !== null && (
          <>
            <div className={classes["head"]}>
              <PageHead title={t("case.title", { number: serviceCase.number })} before={<Back />}>
                {[serviceCase.status.label, serviceCase.productModel?.label, serviceCase.source]
                  .filter((part) => part !== undefined && part !== "")
                  .join(" · ")}
              </PageHead>
              {mayPut && (
                <PutIntoIssue
                  ids={[serviceCase.id]}
                  name={serviceCase.defects.find(({ leading }) => leading)?.label ?? ""}
                />
              )}
            </div>
            <div className={classes["case"]}>
              <div className={classes["column"]}>
                {serviceCase.complaint !== null && (
                  <Card title={t("case.complaint")}>
                    <p className={classes["complaint"]}>{serviceCase.complaint}</p>
                  </Card>
                )}
                <Card title={t("case.facts")}>
                  <CaseFacts one={serviceCase} />
                </Card>
                <Defects one={serviceCase} />
                <CaseRoutingCard caseId={serviceCase.id} />
                <SetAside one={serviceCase} />
              </div>
              <div className={classes["column"]}>
                <CustodyCard custody={serviceCase.custody} />
                <Card title={t("case.timeline")} sentence={t("case.timelineSentence")}>
                  <CaseTimeline events={serviceCase.events} />
                </Card>
              </div>
            </div>
          </>
        )
      }
    </QueryState>
  );
}

function Back() {
  const { t } = useTranslation();
  const filters = filtersOnly(useSearchState());
  return (
    <Link to="/cases" search={filters} className="link no-print">
      {t("case.back")}
    </Link>
  );
}

function Missing() {
  const { t } = useTranslation();
  return (
    <Notice title={t("case.missing")} text={t("case.missingWhy")} height={300}>
      <Back />
    </Notice>
  );
}

function Defects({ one }: { one: OneCase }) {
  const { t } = useTranslation();
  return (
    <Card title={t("case.defects")} actions={<DecideDefects one={one} />}>
      {one.defects.length === 0 ? (
        <p className="quiet">{t("case.noDefect")}</p>
      ) : (
        <ul className={classes["defects"]}>
          {one.defects.map((defect) => (
            <li key={`${defect.key} ${defect.origin}`}>
              <span>{defect.label}</span>
              {defect.familyLabel !== null && <span className="quiet">{defect.familyLabel}</span>}
              {defect.leading && <span className={classes["tag"]}>{t("case.leading")}</span>}
              <span className={classes["tag"]}>{t(`case.origin.${originOf(defect.origin)}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <OneEvent one={one} />
    </Card>
  );
}

function SetAside({ one }: { one: OneCase }) {
  const { t } = useTranslation();
  if (one.setAside.length === 0) return null;
  return (
    <Card title={t("case.setAside")} sentence={t("case.setAsideSentence")}>
      <ul className={classes["defects"]}>
        {one.setAside.map(({ field, value, reason, label }) => (
          <li key={`${field} ${reason}`}>
            <span>{field}</span>
            {value !== null && <code>{value}</code>}
            <span className="worse">{label}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const origins = ["source", "person", "taxonomy"] as const;

function originOf(text: string): (typeof origins)[number] {
  return origins.find((one) => one === text) ?? "source";
}
