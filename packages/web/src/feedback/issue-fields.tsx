import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SpecialReason } from "../gql/graphql.ts";
import { severities } from "../taxonomy/taxonomy-types.ts";
import classes from "./feedback.module.css";

const specialReasons = ["CRISIS", "MEDIA", "LAWSUIT", "CREDIBILITY"] as const satisfies readonly SpecialReason[];

export type IssueDraft = {
  readonly title: string;
  readonly problem: string;
  readonly severity: number;
  readonly safety: boolean;
  readonly major: boolean;
  readonly special: readonly SpecialReason[];
};

type Props = { draft: IssueDraft; onChange: (draft: IssueDraft) => void };

/** The words of an issue, and why it goes first. */
export function IssueFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<IssueDraft>) => onChange({ ...draft, ...change });
  return (
    <>
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
        rows={5}
        maxLength={4000}
        value={draft.problem}
        onChange={(event) => set({ problem: event.currentTarget.value })}
      />
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
        label={t("issues.major")}
        checked={draft.major}
        onChange={(event) => set({ major: event.currentTarget.checked })}
      />
      <SpecialReasons special={draft.special} onChange={(special) => set({ special })} />
    </>
  );
}

type SpecialProps = { special: readonly SpecialReason[]; onChange: (special: readonly SpecialReason[]) => void };

function SpecialReasons({ special, onChange }: SpecialProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={`${classes["chosen"] ?? ""} ${classes["beside"] ?? ""}`}>
      <legend>{t("issues.specialReasons")}</legend>
      {specialReasons.map((reason) => (
        <Checkbox
          key={reason}
          label={t(`issues.special.${reason}`)}
          checked={special.includes(reason)}
          onChange={() =>
            onChange(special.includes(reason) ? special.filter((one) => one !== reason) : [...special, reason])
          }
        />
      ))}
    </fieldset>
  );
}
