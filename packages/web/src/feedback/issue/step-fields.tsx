import { NativeSelect, Select, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { CauseClass, PeopleOfIssuesDocument } from "../../gql/graphql.ts";
import { DuePicker } from "./due-picker.tsx";
import classes from "./issue.module.css";
import { peopleChoices, type Step } from "./issue-types.ts";
import { textAt } from "./merge-draft.ts";
import { dueField, ownerField } from "./step-draft.ts";
import { useIssueWords } from "./use-issue-words.ts";
import type { StepDraft } from "./use-step-draft.ts";

const longest = 8000;
const causes = Object.values(CauseClass);
const isWhy = (name: string) => /^why\d$/.test(name);

type Props = { step: Step; draft: StepDraft };

/** All that is written in a step: its texts, whose it is and until when. */
export function StepFields({ step, draft }: Props) {
  const whys = step.fields.filter(({ name }) => isWhy(name));
  const others = step.fields.filter(({ name }) => !isWhy(name));
  return (
    <>
      {whys.length > 0 && <WhyChain fields={whys} draft={draft} />}
      {others.map((field) =>
        field.name === "causeClass" ? (
          <CauseField key={field.name} field={field} draft={draft} />
        ) : (
          <TextField key={field.name} field={field} draft={draft} />
        ),
      )}
      <div className={classes["pair"]}>
        <OwnerField step={step} draft={draft} />
        <DuePicker value={textAt(draft.draft.mine, dueField)} onChange={(due) => draft.write(dueField, due)} />
      </div>
    </>
  );
}

type Field = Step["fields"][number];

/** Each why is asked once the one before is answered. */
function WhyChain({ fields, draft }: { fields: readonly Field[]; draft: StepDraft }) {
  const answered = fields.findLastIndex(({ name }) => textAt(draft.draft.mine, name).trim() !== "");
  return (
    <ol className={classes["chain"]}>
      {fields.slice(0, answered + 2).map((field) => (
        <li key={field.name}>
          <TextField field={field} draft={draft} />
        </li>
      ))}
    </ol>
  );
}

function TextField({ field: { name, required }, draft }: { field: Field; draft: StepDraft }) {
  const words = useIssueWords();
  return (
    <Textarea
      label={words.field(name)}
      withAsterisk={required}
      autosize
      minRows={name.startsWith("why") ? 1 : 2}
      maxRows={16}
      maxLength={longest}
      value={textAt(draft.draft.mine, name)}
      onChange={(event) => draft.write(name, event.currentTarget.value)}
    />
  );
}

function CauseField({ field: { name, required }, draft }: { field: Field; draft: StepDraft }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  return (
    <NativeSelect
      label={words.field(name)}
      withAsterisk={required}
      className={classes["short"] ?? ""}
      value={textAt(draft.draft.mine, name)}
      onChange={(event) => draft.write(name, event.currentTarget.value)}
      data={[
        { value: "", label: t("taxonomy.unknown") },
        ...causes.map((value) => ({ value, label: words.cause(value) })),
      ]}
    />
  );
}

function OwnerField({ step, draft }: Props) {
  const { t } = useTranslation();
  const { data } = useGraphql(PeopleOfIssuesDocument, {});
  const chosen = textAt(draft.draft.mine, ownerField);
  return (
    <Select
      label={t("issues.page.owner")}
      placeholder={t("issues.page.nobody")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("issues.page.noOwner") }}
      nothingFoundMessage={t("issues.page.noPerson")}
      value={chosen === "" ? null : chosen}
      onChange={(id) => draft.write(ownerField, id ?? "")}
      data={peopleChoices(data?.issuePeople ?? [], step.owner === null ? [] : [step.owner])}
    />
  );
}
