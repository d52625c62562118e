import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import {
  DeclineMarkDocument,
  MarkCaseDocument,
  ProposedMarksDocument,
  type ProposedMarksQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import classes from "./routing.module.css";

type Proposed = ProposedMarksQuery["proposedMarks"][number];

/** What the words of complaints speak for, to be confirmed or declined by a person. */
export function ProposedMarks() {
  const { t } = useTranslation();
  const query = useGraphql(ProposedMarksDocument, { first: 20 });
  return (
    <Card title={t("handOvers.proposed")} sentence={t("handOvers.proposedSentence")}>
      <QueryState
        query={query}
        height={120}
        empty={({ proposedMarks }) =>
          proposedMarks.length === 0 ? (
            <p className="quiet">
              {t("handOvers.proposedNone")} · {t("handOvers.proposedNoneText")}
            </p>
          ) : null
        }
      >
        {({ proposedMarks }) => (
          <ul className={classes["items"]}>
            {proposedMarks.map((proposed) => (
              <li key={`${proposed.caseId} ${proposed.mark}`}>
                <ProposedItem proposed={proposed} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Card>
  );
}

function ProposedItem({ proposed: { caseId, number, mark, word, complaint, reportedOn } }: { proposed: Proposed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<"confirm" | "decline" | null>(null);
  const confirm = useChange(MarkCaseDocument);
  const decline = useChange(DeclineMarkDocument);
  const { error, isPending } = open === "decline" ? decline : confirm;
  const done = { onSuccess: () => setOpen(null) };
  const send = (reason: string) =>
    open === "decline"
      ? decline.mutate({ caseId, mark, reason }, done)
      : confirm.mutate({ input: { caseId, mark, reason } }, done);
  return (
    <>
      <p>
        <b>{t(`routing.mark.${mark}`)}</b> · {t("handOvers.word")}
        {t("because", { words: word })} ·{" "}
        <Link to="/cases/$caseId" params={{ caseId }} className="told">
          {number}
        </Link>{" "}
        <span className="quiet">{format.day(reportedOn)}</span>
      </p>
      <p className={classes["said"]}>“{complaint}”</p>
      <div className={`${classes["buttons"]} no-print`}>
        {(["confirm", "decline"] as const).map((what) => (
          <Button key={what} size="compact-sm" variant="default" onClick={() => setOpen(what)}>
            {t(`handOvers.${what}`)}
          </Button>
        ))}
      </div>
      <ReasonDialog
        opened={open !== null}
        title={`${t(`routing.mark.${mark}`)} · ${number}`}
        text={t(`handOvers.${open ?? "confirm"}Text`)}
        action={t(`handOvers.${open ?? "confirm"}`)}
        pending={isPending}
        error={error === null ? null : (reasonOf(error) ?? t("state.unreachable"))}
        onClose={() => setOpen(null)}
        onSend={send}
      />
    </>
  );
}
