import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { CaseMark, MarkCaseDocument } from "../gql/graphql.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import classes from "./routing.module.css";

const marks = Object.values(CaseMark);

/** Says what a case is, and why; whom it is about where that is what it is. */
export function MarkForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const change = useChange(MarkCaseDocument);
  const [mark, setMark] = useState<CaseMark>(CaseMark.Quality);
  const [about, setAbout] = useState({ employee: "", department: "", party: "" });
  const [reason, setReason] = useState("");
  const fields =
    mark === "ABOUT_STAFF"
      ? (["employee", "department"] as const)
      : mark === "ABOUT_DEALER"
        ? (["party"] as const)
        : [];
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const told = Object.fromEntries(fields.map((field) => [field, about[field].trim() || null]));
        change.mutate({ input: { caseId, mark, reason, ...told } }, { onSuccess: onDone });
      }}
    >
      <NativeSelect
        label={t("routing.markLabel")}
        value={mark}
        onChange={(event) => setMark(marks.find((one) => one === event.currentTarget.value) ?? mark)}
        data={marks.map((value) => ({ value, label: t(`routing.mark.${value}`) }))}
      />
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`routing.${field}`)}
          value={about[field]}
          onChange={(event) => setAbout({ ...about, [field]: event.currentTarget.value })}
        />
      ))}
      <Textarea
        label={t("routing.reason")}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormEnd
        action={t("routing.addMark")}
        error={change.error}
        pending={change.isPending}
        disabled={reason.trim() === ""}
        onCancel={onDone}
      />
    </form>
  );
}
