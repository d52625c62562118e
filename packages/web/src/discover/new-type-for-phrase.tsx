import { TextInput } from "@mantine/core";
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
import { firstFamily, NewTypeKey } from "../taxonomy/new-type-key.tsx";
import type { Family } from "../taxonomy/taxonomy-types.ts";
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
  const { t } = useTranslation();
  const [family, setFamily] = useState(firstFamily(families));
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
      <NewTypeKey families={families} family={family} onFamily={setFamily} code={code} onCode={setCode} />
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
