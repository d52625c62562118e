import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { RoutingDocument, SendHandOverDocument } from "../gql/graphql.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import classes from "./routing.module.css";

type Props = {
  subject: { caseId: string | null; issue: string | null };
  /** What came back, or lies in a queue, and goes elsewhere. */
  follows?: string;
  onDone: () => void;
};

/** Hands a case or an issue over by hand. */
export function SendForm({ subject, follows, onDone }: Props) {
  const { t } = useTranslation();
  const routing = useGraphql(RoutingDocument, {});
  const send = useChange(SendHandOverDocument);
  const [department, setDepartment] = useState("");
  const [party, setParty] = useState("");
  const [ask, setAsk] = useState("");
  const [hours, setHours] = useState({ acceptHours: 8, answerHours: 40 });
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const to = department === "" ? { party } : { department };
        send.mutate({ input: { ...subject, ...to, ...hours, ask, follows: follows ?? null } }, { onSuccess: onDone });
      }}
    >
      <NativeSelect
        label={t("handOvers.sendTo")}
        value={department}
        onChange={(event) => setDepartment(event.currentTarget.value)}
        data={[
          { value: "", label: "–" },
          ...(routing.data?.routing.departments ?? []).map(({ key, label }) => ({ value: key, label })),
        ]}
      />
      {department === "" && (
        <TextInput
          label={t("handOvers.sendOutside")}
          value={party}
          onChange={(event) => setParty(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t("handOvers.ask")}
        required
        rows={4}
        maxLength={2000}
        value={ask}
        onChange={(event) => setAsk(event.currentTarget.value)}
      />
      <div className={classes["pair"]}>
        {(["acceptHours", "answerHours"] as const).map((field) => (
          <TextInput
            key={field}
            type="number"
            min={1}
            max={2000}
            label={t(`routing.${field}`)}
            value={hours[field] || ""}
            onChange={(event) => setHours({ ...hours, [field]: Number(event.currentTarget.value) })}
          />
        ))}
      </div>
      <FormEnd
        action={t("handOvers.sendTitle")}
        error={send.error}
        pending={send.isPending}
        disabled={ask.trim() === "" || (department === "" && party.trim() === "")}
        onCancel={onDone}
      />
    </form>
  );
}
