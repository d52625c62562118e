import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { DecideContestDocument, type ContestsQuery } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import classes from "./staff.module.css";

type Contest = ContestsQuery["contests"][number];

/** Contests with what is said of them; who heads the person decides, with a reason. */
export function ContestList({ contests }: { contests: readonly Contest[] }) {
  return (
    <ul className={classes["contests"]}>
      {contests.map((contest) => (
        <li key={contest.id}>
          <ContestItem contest={contest} />
        </li>
      ))}
    </ul>
  );
}

function ContestItem({ contest }: { contest: Contest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [deciding, setDeciding] = useState<boolean | null>(null);
  const decide = useChange(DecideContestDocument);
  const number = contest.case?.number ?? "–";
  return (
    <>
      <p className={classes["who"]}>
        <b>{contest.employee.label}</b> ·{" "}
        <Link to="/cases/$caseId" params={{ caseId: contest.caseId }} className="told">
          {number}
        </Link>{" "}
        · {t(`staff.metric.${contest.metric}`)}
      </p>
      <p>{contest.reason}</p>
      <p className="quiet">
        {format.dateTime(contest.contestedAt)} · {t(`staff.state.${contest.state}`)}
        {contest.decision !== null && ` · ${contest.decidedBy ?? ""}${t("because", { words: contest.decision })}`}
      </p>
      {contest.decidable && (
        <div className={`${classes["decide"]} no-print`}>
          <Button size="compact-sm" variant="default" onClick={() => setDeciding(true)}>
            {t("staff.uphold")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setDeciding(false)}>
            {t("staff.reject")}
          </Button>
        </div>
      )}
      <ReasonDialog
        opened={deciding !== null}
        title={t(deciding === true ? "staff.upholdTitle" : "staff.rejectTitle", {
          name: contest.employee.label,
          number,
        })}
        text={t(deciding === true ? "staff.upholdText" : "staff.rejectText")}
        action={t(deciding === true ? "staff.uphold" : "staff.reject")}
        pending={decide.isPending}
        error={decide.error === null ? null : (reasonOf(decide.error) ?? t("state.unreachable"))}
        onClose={() => {
          setDeciding(null);
          decide.reset();
        }}
        onSend={(reason) =>
          decide.mutate({ id: contest.id, upheld: deciding === true, reason }, { onSuccess: () => setDeciding(null) })
        }
      />
    </>
  );
}
