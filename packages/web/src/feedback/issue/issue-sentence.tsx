import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { FiguresOfIssueDocument, Unit, type IssueFiguresFieldsFragment } from "../../gql/graphql.ts";
import type { Issue } from "./issue-types.ts";

/** From what it was raised, by whom and when; how many cases, what they cost and how many machines it concerns: now, and when it was raised. */
export function IssueSentence({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(FiguresOfIssueDocument, { number: issue.number }, { keep: false });
  const compared = query.data?.qualityIssue?.compared;
  return (
    <>
      {t(`issues.page.from.${issue.origin}`, { count: issue.evidence.length })}
      {t("issues.page.comma")}
      {t("issues.page.raised", { at: format.dateTime(issue.raisedAt), by: issue.raisedBy })}
      {t("issues.page.stop")}
      {compared && <Figures now={compared.now} raised={compared.raised} />}
    </>
  );
}

function Figures({ now, raised }: { now: IssueFiguresFieldsFragment; raised: IssueFiguresFieldsFragment | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (cost: number | null) => (cost === null ? null : format.text(cost, Unit.Money));
  const number = (count: number | null) => (count === null ? null : format.compact(count));
  const then = (value: string | null, was: string | null | undefined) =>
    was === undefined || was === null || was === value ? "" : t("issues.page.then", { was });
  const cost = money(now.cost);
  const units = number(now.unitsAtRisk);
  const parts = [
    <button key="cases" type="button" className="plain link told" onClick={toCases}>
      {t("issues.page.cases.n", { n: format.count(now.cases), count: now.cases })}
    </button>,
    then(number(now.cases), number(raised?.cases ?? null)),
    cost === null
      ? null
      : `${t("issues.page.comma")}${t("issues.page.cost", { cost })}${then(cost, money(raised?.cost ?? null))}`,
    units === null
      ? null
      : `${t("issues.page.comma")}${t("issues.page.units", { units })}${then(units, number(raised?.unitsAtRisk ?? null))}`,
    t("issues.page.stop"),
  ];
  return parts.map((part, at) => <Fragment key={`${at}`}>{part}</Fragment>);
}

function toCases(): void {
  const card = document.getElementById("issue-cases");
  card?.scrollIntoView({ block: "start" });
  card?.focus({ preventScroll: true });
}
