import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { WritePackageNoteDocument } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import type { WholePackage } from "./package-search.ts";
import classes from "./packages.module.css";

/** What the department itself says it will do better. */
export function ImprovementNote({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [writing, setWriting] = useState(false);
  const { note, mayAcknowledge } = whole;
  const action =
    mayAcknowledge && !writing ? (
      <button type="button" className="plain link no-print" onClick={() => setWriting(true)}>
        {t(note === null ? "packages.noteWrite" : "packages.noteChange")}
      </button>
    ) : undefined;
  return (
    <Card title={t("packages.section.note")} {...(action === undefined ? {} : { actions: action })}>
      {note === null ? (
        <p className="quiet">{t("packages.noteNone")}</p>
      ) : (
        <>
          <p className={classes["note"]}>{note.text}</p>
          <p className="quiet">{t("packages.noteBy", { name: note.by, at: format.dateTime(note.at) })}</p>
        </>
      )}
      {writing && <NoteForm whole={whole} onDone={() => setWriting(false)} />}
    </Card>
  );
}

/** What was typed stays until it is saved, also where somebody else's came first. */
function NoteForm({ whole: { id, note }, onDone }: { whole: WholePackage; onDone: () => void }) {
  const { t } = useTranslation();
  const write = useChange(WritePackageNoteDocument);
  const [text, setText] = useState(note?.text ?? "");
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ id, text, ...(note === null ? {} : { seen: note.id }) }, { onSuccess: onDone });
      }}
    >
      <Textarea
        label={t("packages.noteLabel")}
        autosize
        minRows={4}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormEnd action={t("packages.noteSave")} error={write.error} pending={write.isPending} onCancel={onDone} />
    </form>
  );
}
