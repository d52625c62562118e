import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { DecidePhraseDocument, Dimension, type PhraseFieldsFragment } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { DimensionSelect } from "../targets/dimension-select.tsx";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import taxonomy from "../taxonomy/taxonomy.module.css";
import classes from "./discover.module.css";
import { NewTypeForPhrase } from "./new-type-for-phrase.tsx";

/** Accepts a phrase as a type's, old or new, dismisses it with a reason, or opens it again. */
export function DecidePhrase({ phrase }: { phrase: PhraseFieldsFragment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"accept" | "new" | "dismiss" | null>(null);
  const decide = useChange(DecidePhraseDocument);
  const close = () => {
    setOpen(null);
    decide.reset();
  };
  if (phrase.state === "ACCEPTED" || phrase.state === "DISMISSED") {
    return (
      <div className={`${classes["actions"]} no-print`}>
        <button
          type="button"
          className="plain link"
          disabled={decide.isPending}
          onClick={() => decide.mutate({ id: phrase.id, action: "REOPENED" })}
        >
          {t("discover.reopen")}
        </button>
      </div>
    );
  }
  const name = t("discover.quoted", { phrase: phrase.phrase });
  return (
    <div className={`${classes["actions"]} no-print`}>
      {(["new", "accept", "dismiss"] as const).map((one) => (
        <button key={one} type="button" className="plain link" onClick={() => setOpen(one)}>
          {t(`discover.${one}`)}
        </button>
      ))}
      {open === "accept" && (
        <SideForm title={t("discover.acceptTitle", { name })} onClose={close}>
          <Accept phrase={phrase} onDone={close} />
        </SideForm>
      )}
      {open === "new" && (
        <SideForm title={t("discover.newTitle", { name })} onClose={close}>
          <NewTypeForPhrase phrase={phrase} onDone={close} />
        </SideForm>
      )}
      <ReasonDialog
        opened={open === "dismiss"}
        title={t("discover.dismissTitle", { name })}
        text={t("discover.dismissText")}
        action={t("discover.dismiss")}
        pending={decide.isPending}
        error={decide.error === null ? null : (reasonOf(decide.error) ?? t("state.unreachable"))}
        onClose={close}
        onSend={(reason) => decide.mutate({ id: phrase.id, action: "DISMISSED", reason }, { onSuccess: close })}
      />
    </div>
  );
}

function Accept({ phrase, onDone }: { phrase: PhraseFieldsFragment; onDone: () => void }) {
  const { t } = useTranslation();
  const [type, setType] = useState<{ key: string; label: string } | null>(null);
  const decide = useChange(DecidePhraseDocument);
  return (
    <form
      className={taxonomy["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (type !== null) decide.mutate({ id: phrase.id, action: "ACCEPTED", type: type.key }, { onSuccess: onDone });
      }}
    >
      <p>{t("discover.acceptText")}</p>
      <DimensionSelect
        dimension={Dimension.DefectType}
        label={t("taxonomy.type")}
        none={t("taxonomy.chooseType")}
        value={type}
        onChange={setType}
      />
      <FormEnd
        action={t("discover.accept")}
        error={decide.error}
        pending={decide.isPending}
        disabled={type === null}
        onCancel={onDone}
      />
    </form>
  );
}
