import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import {
  AcceptHandOverDocument,
  AnswerHandOverDocument,
  RefuseHandOverDocument,
  WithdrawHandOverDocument,
  type HandOverFieldsFragment,
} from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import { SendForm } from "./send-form.tsx";
import classes from "./routing.module.css";

type Said = "refuse" | "answer" | "withdraw";

/** What the reader may do with a hand-over now. */
export function HandOverActions({ handOver }: { handOver: HandOverFieldsFragment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Said | "send" | null>(null);
  const accept = useChange(AcceptHandOverDocument);
  const { id, state, mayAnswer, maySend, queue, followed } = handOver;
  const isOpen = state === "WAITING" || state === "ACCEPTED";
  const comesBack = state === "REFUSED" && !followed;
  const isQueued = isOpen && queue !== null && queue !== undefined;
  if (!(mayAnswer || maySend)) return null;
  return (
    <div className={`${classes["buttons"]} no-print`}>
      {mayAnswer && state === "WAITING" && (
        <Button size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate({ id })}>
          {t("handOvers.accept")}
        </Button>
      )}
      {mayAnswer && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setOpen("answer")}>
            {t("handOvers.answer")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen("refuse")}>
            {t("handOvers.refuse")}
          </Button>
        </>
      )}
      {maySend && (comesBack || isQueued) && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen("send")}>
          {t("handOvers.send")}
        </Button>
      )}
      {maySend && isOpen && (
        <button type="button" className="plain link" onClick={() => setOpen("withdraw")}>
          {t("handOvers.withdraw")}
        </button>
      )}
      {accept.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(accept.error) ?? t("state.unreachable")}
        </p>
      )}
      {(["answer", "refuse", "withdraw"] as const).map((said) => (
        <SayDialog key={said} id={id} said={said} opened={open === said} onClose={() => setOpen(null)} />
      ))}
      {open === "send" && (
        <SideForm title={t("handOvers.sendTitle")} onClose={() => setOpen(null)}>
          <SendForm
            subject={{ caseId: handOver.caseId ?? null, issue: handOver.issue ?? null }}
            follows={id}
            onDone={() => setOpen(null)}
          />
        </SideForm>
      )}
    </div>
  );
}

function SayDialog({ id, said, opened, onClose }: { id: string; said: Said; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const answer = useChange(AnswerHandOverDocument);
  const refuse = useChange(RefuseHandOverDocument);
  const withdraw = useChange(WithdrawHandOverDocument);
  const done = { onSuccess: onClose };
  const send = {
    answer: (text: string) => answer.mutate({ id, answer: text }, done),
    refuse: (reason: string) => refuse.mutate({ id, reason }, done),
    withdraw: (reason: string) => withdraw.mutate({ id, reason }, done),
  };
  const { error, isPending } = { answer, refuse, withdraw }[said];
  return (
    <ReasonDialog
      opened={opened}
      title={t(`handOvers.${said}`)}
      text={t(`handOvers.${said}Text`)}
      action={t(`handOvers.${said}`)}
      pending={isPending}
      error={error === null ? null : (reasonOf(error) ?? t("state.unreachable"))}
      onClose={onClose}
      onSend={send[said]}
    />
  );
}
