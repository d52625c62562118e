import { Checkbox, MultiSelect, NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RequestFailed } from "../../app/graphql-request.ts";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { EditIssueDocument, PeopleOfIssuesDocument, SpecialReason } from "../../gql/graphql.ts";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import { severities } from "../../taxonomy/taxonomy-types.ts";
import { type Issue, peopleChoices } from "./issue-types.ts";
import classes from "./issue.module.css";

const reasons = Object.values(SpecialReason);

function draftOf({ title, problem, severity, safety, major, special, leader, members }: Issue) {
  return {
    title,
    problem,
    severity,
    safety,
    major,
    special: [...special],
    leader: leader?.id ?? null,
    members: members.map(({ id }) => id),
  };
}
type Draft = ReturnType<typeof draftOf>;
type Part = { draft: Draft; set: (part: Partial<Draft>) => void };

function changedSince(was: Draft, is: Draft): Partial<Draft> {
  const before = new Map<string, unknown>(Object.entries(was));
  return Object.fromEntries(
    Object.entries(is).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name))),
  );
}

/** Changes what the issue is called, how grave it is, and who works on it. */
export function EditIssueForm({ issue, onDone }: { issue: Issue; onDone: () => void }) {
  const { t } = useTranslation();
  const edit = useChange(EditIssueDocument);
  const client = useQueryClient();
  // As it was when the form was opened: what others change meanwhile is told first, and only what was changed here is sent.
  const [opened] = useState(issue);
  const [draft, setDraft] = useState(() => draftOf(issue));
  const wasTold = edit.error instanceof RequestFailed && edit.error.reason === "issue_changed";
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const version = wasTold ? issue.version : opened.version;
        edit.mutate(
          { input: { number: issue.number, version, ...changedSince(draftOf(opened), draft) } },
          { onSuccess: onDone, onError: () => void client.invalidateQueries() },
        );
      }}
    >
      <TextInput
        label={t("issues.name")}
        required
        maxLength={200}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t("issues.problem")}
        required
        autosize
        minRows={4}
        maxRows={14}
        maxLength={4000}
        value={draft.problem}
        onChange={(event) => set({ problem: event.currentTarget.value })}
      />
      <MarkFields draft={draft} set={set} />
      <PeopleFields issue={issue} draft={draft} set={set} />
      {wasTold && <p>{t("issues.page.edit.again")}</p>}
      <FormEnd action={t("issues.page.save")} error={edit.error} pending={edit.isPending} onCancel={onDone} />
    </form>
  );
}

function MarkFields({ draft, set }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t("issues.severity")}
        value={String(draft.severity)}
        onChange={(event) => set({ severity: Number(event.currentTarget.value) })}
        data={severities.map((value) => ({ value: String(value), label: t(`taxonomy.severityOf.${value}`) }))}
      />
      <Checkbox
        label={t("issues.safety")}
        checked={draft.safety}
        onChange={(event) => set({ safety: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("issues.page.edit.major")}
        checked={draft.major}
        onChange={(event) => set({ major: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={t("issues.page.edit.special")}
        description={t("issues.page.edit.specialText")}
        value={draft.special}
        onChange={(chosen) => set({ special: reasons.filter((one) => chosen.includes(one)) })}
      >
        <div className={classes["radios"]}>
          {reasons.map((one) => (
            <Checkbox key={one} value={one} label={t(`issues.page.specialOf.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function PeopleFields({ issue, draft, set }: Part & { issue: Issue }) {
  const { t } = useTranslation();
  const people = useGraphql(PeopleOfIssuesDocument, {}).data?.issuePeople ?? [];
  const choices = peopleChoices(people, [...issue.members, ...(issue.leader === null ? [] : [issue.leader])]);
  return (
    <>
      <Select
        label={t("issues.page.leader")}
        placeholder={t("issues.page.nobody")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("issues.page.noOwner") }}
        nothingFoundMessage={t("issues.page.noPerson")}
        value={draft.leader}
        onChange={(leader) => set({ leader })}
        data={choices}
      />
      <MultiSelect
        label={t("issues.page.members")}
        searchable
        nothingFoundMessage={t("issues.page.noPerson")}
        value={draft.members}
        onChange={(members) => set({ members })}
        data={choices}
      />
    </>
  );
}
