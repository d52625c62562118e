import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import {
  AddDefectTypeDocument,
  DecidePhraseDocument,
  TaxonomyDocument,
  type PhraseFieldsFragment,
} from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { typeName, type Family } from "../taxonomy/taxonomy-types.ts";
import classes from "../taxonomy/taxonomy.module.css";

type Props = { phrase: PhraseFieldsFragment; onDone: () => void };

/** Makes a type of a phrase and gives it to the cases that say it. */
export function NewTypeForPhrase({ phrase, onDone }: Props) {
  const query = useGraphql(TaxonomyDocument, {});
  return (
    <QueryState query={query} height={200}>
      {({ taxonomy }) => <NewType phrase={phrase} onDone={onDone} families={taxonomy} />}
    </QueryState>
  );
}

function NewType({ phrase, onDone, families }: Props & { families: readonly Family[] }) {
  const { t, i18n } = useTranslation();
  const [family, setFamily] = useState(families.find(({ key }) => key !== null)?.key ?? "");
  const [code, setCode] = useState("");
  const [name, setName] = useState(phrase.phrase);
  const add = useChange(AddDefectTypeDocument);
  const decide = useChange(DecidePhraseDocument);
  const accept = (type: string) => decide.mutate({ id: phrase.id, action: "ACCEPTED", type }, { onSuccess: onDone });
  const made = add.data?.addDefectType;
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        // Made before, and only the acceptance failed: it is not made twice.
        if (made !== undefined) return accept(made);
        const meaning = { name, symptom: phrase.phrase, safety: false };
        add.mutate({ family, code, meaning }, { onSuccess: ({ addDefectType }) => accept(addDefectType) });
      }}
    >
      <p>{t("discover.newText")}</p>
      <NativeSelect
        label={t("taxonomy.family")}
        value={family}
        onChange={(event) => setFamily(event.currentTarget.value)}
        data={families.flatMap((one) =>
          one.key === null
            ? []
            : [{ value: one.key, label: typeName({ name: one.name ?? one.key, nameEn: one.nameEn }, i18n.language) }],
        )}
      />
      <TextInput
        label={t("taxonomy.code")}
        description={t("taxonomy.codeHint")}
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        label={t("taxonomy.name")}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormEnd
        action={t("discover.new")}
        error={add.error ?? decide.error}
        pending={add.isPending || decide.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
