import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import { MyIssueDeskDocument, type MyIssueDeskQuery } from "../gql/graphql.ts";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./board.module.css";
import { DeskActions } from "./desk-actions.tsx";
import { DeskHandOvers } from "./desk-hand-overs.tsx";
import { DeskLeads } from "./desk-leads.tsx";
import { DeskMentions } from "./desk-mentions.tsx";
import { DeskApprovals, DeskSteps } from "./desk-steps.tsx";

type Desk = MyIssueDeskQuery["myIssueDesk"];
const everyMinute = 60_000;

/** What waits for the viewer, the most pressing first; a section that holds nothing is not shown. */
const sections: readonly ((props: { desk: Desk }) => ReactNode)[] = [
  DeskSteps,
  DeskApprovals,
  DeskActions,
  DeskLeads,
  DeskMentions,
];

export function DeskPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(MyIssueDeskDocument, {}, { every: everyMinute });
  const desk = query.data?.myIssueDesk;
  return (
    <div className={classes["page"]}>
      <PageHead title={t("desk.title")}>{desk && sentence(t, format, desk)}</PageHead>
      <QueryState
        query={query}
        height={400}
        empty={({ myIssueDesk }) => (isEmpty(myIssueDesk) ? <NothingWaits /> : null)}
      >
        {({ myIssueDesk }) => (
          <div className={classes["page"]}>
            {sections.map((Section) => (
              <Section key={Section.name} desk={myIssueDesk} />
            ))}
          </div>
        )}
      </QueryState>
      <DeskHandOvers />
    </div>
  );
}

const isEmpty = (desk: Desk) =>
  [desk.steps, desk.approvals, desk.actions, desk.leads, desk.mentions].every((all) => all.length === 0);

function sentence(t: TFunction, format: Format, { steps, approvals, actions }: Desk): string {
  const now = steps.filter(({ step, current }) => step === current);
  const late = [...now, ...actions].filter(({ overdue }) => overdue).length;
  const waiting = now.length + approvals.length + actions.length;
  if (waiting === 0) return t("desk.sentenceNone");
  const parts = [
    t("desk.sentence", { steps: now.length, approvals: approvals.length, actions: actions.length }),
    late > 0 ? t("desk.sentenceLate", { n: format.count(late) }) : t("desk.sentenceNoneLate"),
  ];
  return parts.join("");
}

function NothingWaits() {
  const { t } = useTranslation();
  return (
    <Notice title={t("desk.none")} text={t("desk.noneText")} height={240}>
      <Link to="/issues" className="told">
        {t("desk.toBoard")}
      </Link>
    </Notice>
  );
}
