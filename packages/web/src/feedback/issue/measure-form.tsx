import { NativeSelect, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { addDays } from "../../filters/days.ts";
import {
  ActionKind,
  AddActionToIssueDocument,
  ChangeActionOfIssueDocument,
  PeopleOfIssuesDocument,
} from "../../gql/graphql.ts";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import { type Action, isCorrective, peopleChoices } from "./issue-types.ts";
import classes from "./issue.module.css";

const kinds = Object.values(ActionKind);
const usualPercent = 50;
const usualDays = 30;

function useMeasureDraft(action: Action | null) {
  const { today } = useInstallation();
  const [draft, setDraft] = useState(() => ({
    kind: action?.kind ?? ActionKind.Production,
    description: action?.description ?? "",
    owner: action?.owner.id ?? null,
    dueOn: action?.dueOn ?? addDays(today, usualDays),
    percent: action === null ? usualPercent : Math.round(action.plannedRatio * 100),
  }));
  return { draft, set: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) };
}

/** Plans a measure, or plans it otherwise: what, by whom, until when, and how much it is to help. */
export function MeasureForm({ number, action, onDone }: { number: string; action: Action | null; onDone: () => void }) {
  const { t } = useTranslation();
  const add = useChange(AddActionToIssueDocument);
  const change = useChange(ChangeActionOfIssueDocument);
  const sending = action === null ? add : change;
  const { draft, set } = useMeasureDraft(action);
  const send = (owner: string) => {
    const { percent, ...given } = draft;
    const input = { ...given, owner, plannedRatio: percent / 100 };
    if (action === null) add.mutate({ number, input }, { onSuccess: onDone });
    else change.mutate({ number, id: action.id, version: action.version, input }, { onSuccess: onDone });
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.owner !== null) send(draft.owner);
      }}
    >
      <NativeSelect
        label={t("issues.page.measure.kindLabel")}
        description={t(`issues.page.measure.kindText.${draft.kind}`)}
        value={draft.kind}
        onChange={(event) => set({ kind: kinds.find((one) => one === event.currentTarget.value) ?? draft.kind })}
        data={kinds.map((value) => ({ value, label: t(`issues.page.measure.kind.${value}`) }))}
      />
      <Textarea
        label={t("issues.page.measure.what")}
        required
        autosize
        minRows={3}
        maxLength={4000}
        value={draft.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <WhoAndWhen owner={draft.owner} was={action} dueOn={draft.dueOn} set={set} />
      {isCorrective(draft) && (
        <NumberInput
          label={t("issues.page.measure.hopeLabel")}
          description={t("issues.page.measure.hopeText")}
          required
          min={1}
          max={99}
          allowDecimal={false}
          suffix=" %"
          value={draft.percent}
          onChange={(value) => set({ percent: Number(value) })}
        />
      )}
      <FormEnd
        action={action === null ? t("issues.page.measure.add") : t("issues.page.save")}
        error={sending.error}
        pending={sending.isPending}
        disabled={draft.owner === null || draft.description.trim() === ""}
        onCancel={onDone}
      />
    </form>
  );
}

function WhoAndWhen({
  owner,
  was,
  dueOn,
  set,
}: {
  owner: string | null;
  was: Action | null;
  dueOn: string;
  set: (part: { owner?: string | null; dueOn?: string }) => void;
}) {
  const { t } = useTranslation();
  const { data } = useGraphql(PeopleOfIssuesDocument, {});
  return (
    <div className={classes["pair"]}>
      <Select
        label={t("issues.page.owner")}
        required
        searchable
        nothingFoundMessage={t("issues.page.noPerson")}
        value={owner}
        onChange={(id) => set({ owner: id })}
        data={peopleChoices(data?.issuePeople ?? [], was === null ? [] : [was.owner])}
      />
      <TextInput
        type="date"
        label={t("issues.page.measure.dueOn")}
        required
        value={dueOn}
        onChange={(event) => set({ dueOn: event.currentTarget.value })}
      />
    </div>
  );
}
