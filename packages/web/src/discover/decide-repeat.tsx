import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { DismissRepeatsDocument, TakeBackRepeatsDocument, type RepeatFieldsFragment } from "../gql/graphql.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import taxonomy from "../taxonomy/taxonomy.module.css";
import { CountAsOne } from "./count-as-one.tsx";

/** Says that repeated complaints are one event, or none, or takes back what was said. */
export function DecideRepeat({ repeat }: { repeat: RepeatFieldsFragment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"count" | "dismiss" | "takeBack" | null>(null);
  const close = () => setOpen(null);
  const proposed = repeat.state === "OPEN";
  const names = {
    count: t(repeat.eventId === null ? "discover.repeats.count" : "discover.repeats.join"),
    dismiss: t("discover.repeats.dismiss"),
    takeBack: t("discover.repeats.takeBack"),
  };
  return (
    <>
      {(proposed ? (["count", "dismiss"] as const) : (["takeBack"] as const)).map((one) => (
        <button key={one} type="button" className="plain link" onClick={() => setOpen(one)}>
          {names[one]}
        </button>
      ))}
      {open !== null && (
        <SideForm title={names[open]} wide={open === "count"} onClose={close}>
          {open === "count" && <CountAsOne repeat={repeat} action={names.count} onDone={close} />}
          {open === "dismiss" && <Dismiss repeat={repeat} onDone={close} />}
          {open === "takeBack" && <TakeBack repeat={repeat} onDone={close} />}
        </SideForm>
      )}
    </>
  );
}

type Props = { repeat: RepeatFieldsFragment; onDone: () => void };

function Dismiss({ repeat, onDone }: Props) {
  const { t } = useTranslation();
  const dismiss = useChange(DismissRepeatsDocument);
  const caseIds = repeat.eventId === null ? repeat.caseIds : repeat.undecided;
  return (
    <Reasoned
      text={t("discover.repeats.dismissText")}
      action={t("discover.repeats.dismiss")}
      change={dismiss}
      onSend={(reason) => dismiss.mutate({ caseIds, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

function TakeBack({ repeat, onDone }: Props) {
  const { t } = useTranslation();
  const takeBack = useChange(TakeBackRepeatsDocument);
  return (
    <Reasoned
      text={t("discover.repeats.takeBackText")}
      action={t("discover.repeats.takeBack")}
      change={takeBack}
      onSend={(reason) => takeBack.mutate({ decision: repeat.decisionId ?? "", reason }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

function Reasoned({
  text,
  action,
  change: { error, isPending },
  onSend,
  onCancel,
}: {
  text: string;
  action: string;
  change: { error: Error | null; isPending: boolean };
  onSend: (reason: string | null) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <form
      className={taxonomy["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason || null);
      }}
    >
      <p>{text}</p>
      <Textarea
        label={t("discover.repeats.reason")}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormEnd action={action} error={error} pending={isPending} onCancel={onCancel} />
    </form>
  );
}
