import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { SaveDefectFamilyDocument } from "../gql/graphql.ts";
import { FormEnd } from "./form-end.tsx";
import { CodeField } from "./new-type-key.tsx";
import type { Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

/** Names a family, or makes a new one. */
export function FamilyForm({ family, onDone }: { family: Family | null; onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(family?.key ?? "");
  const [name, setName] = useState(family?.name ?? "");
  const [nameEn, setNameEn] = useState(family?.nameEn ?? "");
  const save = useChange(SaveDefectFamilyDocument);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const input = { code, name, nameEn, version: family?.version ?? null };
        save.mutate({ input }, { onSuccess: onDone });
      }}
    >
      <CodeField code={code} onCode={setCode} readOnly={family !== null} />
      <TextInput
        label={t("taxonomy.name")}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t("taxonomy.nameEn")}
        value={nameEn}
        onChange={(event) => setNameEn(event.currentTarget.value)}
      />
      <FormEnd action={t("taxonomy.save")} error={save.error} pending={save.isPending} onCancel={onDone} />
    </form>
  );
}
