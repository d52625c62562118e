import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import {
  AddDefectTypeDocument,
  CauseClass,
  ChangeDefectTypeDocument,
  type DefectMeaningInput,
  type DefectTypeFieldsFragment,
} from "../gql/graphql.ts";
import { FormEnd } from "./form-end.tsx";
import { firstFamily, NewTypeKey } from "./new-type-key.tsx";
import { severities, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

const causes = Object.values(CauseClass);

const empty = { name: "", nameEn: "", symptom: "", component: "", causeClass: null, severity: null, safety: false };

function meaningOf(type: DefectTypeFieldsFragment | null): DefectMeaningInput {
  if (type === null) return empty;
  const { name, nameEn, symptom, component, causeClass, severity, safety } = type;
  return { name, nameEn, symptom, component, causeClass, severity, safety };
}

/** Says what a type means, or makes a new one in a family. */
export function TypeForm({
  type,
  families,
  onDone,
}: {
  type: DefectTypeFieldsFragment | null;
  families: readonly Family[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [family, setFamily] = useState(firstFamily(families));
  const [code, setCode] = useState("");
  const [meaning, setMeaning] = useState(() => meaningOf(type));
  const add = useChange(AddDefectTypeDocument);
  const change = useChange(ChangeDefectTypeDocument);
  const sending = type === null ? add : change;
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (type === null) add.mutate({ family, code, meaning }, { onSuccess: onDone });
        else change.mutate({ key: type.key, version: type.version, meaning }, { onSuccess: onDone });
      }}
    >
      {type === null ? (
        <NewTypeKey families={families} family={family} onFamily={setFamily} code={code} onCode={setCode} />
      ) : (
        <p className="quiet">{type.key}</p>
      )}
      <Meaning meaning={meaning} set={(part) => setMeaning({ ...meaning, ...part })} />
      <FormEnd action={t("taxonomy.save")} error={sending.error} pending={sending.isPending} onCancel={onDone} />
    </form>
  );
}

const texts = ["name", "nameEn", "symptom", "component"] as const;

function Meaning({ meaning, set }: { meaning: DefectMeaningInput; set: (part: Partial<DefectMeaningInput>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {texts.map((field) => (
        <TextInput
          key={field}
          label={t(`taxonomy.${field}`)}
          required={field === "name"}
          value={meaning[field] ?? ""}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t("taxonomy.causeClass")}
        value={meaning.causeClass ?? ""}
        onChange={(event) => set({ causeClass: causes.find((one) => one === event.currentTarget.value) ?? null })}
        data={[
          { value: "", label: t("taxonomy.unknown") },
          ...causes.map((value) => ({ value, label: t(`taxonomy.cause.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t("taxonomy.severity")}
        value={String(meaning.severity ?? "")}
        onChange={(event) =>
          set({ severity: severities.find((one) => String(one) === event.currentTarget.value) ?? null })
        }
        data={[
          { value: "", label: t("taxonomy.unknown") },
          ...severities.map((value) => ({ value: String(value), label: t(`taxonomy.severityOf.${value}`) })),
        ]}
      />
      <Checkbox
        label={t("taxonomy.safetyHint")}
        checked={meaning.safety}
        onChange={(event) => set({ safety: event.currentTarget.checked })}
      />
    </>
  );
}
