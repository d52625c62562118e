import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useFormat } from "../../format/use-format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { severities } from "../../taxonomy/taxonomy-types.ts";
import { CloseIssue, ReopenIssue } from "./end-issue.tsx";
import { IssueSentence } from "./issue-sentence.tsx";
import type { Issue } from "./issue-types.ts";
import classes from "./issue.module.css";
import { isPast, useIssueWords } from "./use-issue-words.ts";

/** What the issue is called, how grave it is, whose turn it is until when, how it ended; and what may be done with the whole of it. */
export function IssueHead({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  return (
    <div className={classes["head"]}>
      <div className={classes["headWords"]}>
        <PageHead
          title={issue.title}
          before={
            <p className={classes["above"]}>
              <Link to="/issues" search={{}} className="link no-print">
                {t("issues.page.back")}
              </Link>
              <b>{issue.number}</b>
              <Marks issue={issue} />
            </p>
          }
        >
          <IssueSentence issue={issue} />
        </PageHead>
        <Standing issue={issue} />
      </div>
      <HeadActions issue={issue} />
    </div>
  );
}

function Marks({ issue: { special, major, safety, severity } }: { issue: Issue }) {
  const { t } = useTranslation();
  const known = severities.find((one) => one === severity);
  return (
    <span className={classes["marks"]}>
      {special.length > 0 && (
        <span className={classes["mark"]} data-tone="worse">
          {t("issues.page.special", {
            why: special.map((one) => t(`issues.page.specialOf.${one}`)).join(t("issues.page.between")),
          })}
        </span>
      )}
      {safety && (
        <span className={classes["mark"]} data-tone="worse">
          {t("issues.safetyMark")}
        </span>
      )}
      {major && (
        <span className={classes["mark"]} data-tone="worse">
          {t("issues.page.major")}
        </span>
      )}
      {known !== undefined && <span className={classes["mark"]}>{t(`taxonomy.severityOf.${known}`)}</span>}
    </span>
  );
}

/** Whose turn it is until when; of a closed issue how it ended. */
function Standing({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  if (issue.closing !== null) return <Ending issue={issue} />;
  const due = words.due(issue);
  return (
    <dl className={classes["standing"]}>
      <div>
        <dt>{t("issues.page.department")}</dt>
        <dd>{issue.department?.name ?? t("issues.page.nobody")}</dd>
      </div>
      <div>
        <dt>{t("issues.page.leader")}</dt>
        <dd>{issue.leader?.name ?? t("issues.page.nobody")}</dd>
      </div>
      {issue.dueAt !== null && (
        <div data-late={isPast(issue.dueAt) || undefined}>
          <dt>{t("issues.page.dueOf", { step: issue.step })}</dt>
          <dd>{t("issues.page.dueWords", { day: words.dayOf(issue.dueAt), left: due })}</dd>
        </div>
      )}
    </dl>
  );
}

function Ending({ issue: { closing, closedBy, closedAt, closingReason, duplicateOf } }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (closing === null) return null;
  const at = closedAt === null ? "–" : format.dateTime(closedAt);
  return (
    <p className={classes["ending"]}>
      <b>{t(`issues.page.closedAs.${closing}`)}</b>{" "}
      {closedBy === null ? at : t("issues.page.byAt", { by: closedBy.name, at })}
      {closingReason !== null && <span className={classes["told"]}>{closingReason}</span>}
      {duplicateOf !== null && (
        <Link to="/issues/$number" params={{ number: duplicateOf }} className="link told">
          {duplicateOf}
        </Link>
      )}
    </p>
  );
}

function HeadActions({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const [open, setOpen] = useState<"close" | "reopen" | null>(null);
  const done = () => setOpen(null);
  const mayEnd =
    issue.closing === null ? issue.mayWork && operations.includes("closeIssue") : operations.includes("reopenIssue");
  return (
    <div className={`${classes["headActions"]} no-print`}>
      <Button
        variant="outline"
        renderRoot={(props) => <Link to="/issues/$number/print" params={{ number: issue.number }} {...props} />}
      >
        {t("issues.page.print")}
      </Button>
      {mayEnd && (
        <Button
          variant={issue.closing === null ? "filled" : "default"}
          onClick={() => setOpen(issue.closing === null ? "close" : "reopen")}
        >
          {issue.closing === null ? t("issues.page.close.open") : t("issues.page.reopen.open")}
        </Button>
      )}
      {open === "close" && <CloseIssue issue={issue} onDone={done} />}
      {open === "reopen" && <ReopenIssue number={issue.number} onDone={done} />}
    </div>
  );
}
