import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { Outcome } from "../clocks/outcome.tsx";
import { SetMyEmailDocument } from "../gql/graphql.ts";
import classes from "./messages.module.css";

/** Where the reader's mail goes. */
export function EmailForm({ email }: { email: string | null }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(email ?? "");
  const change = useChange(SetMyEmailDocument);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ email: typed });
      }}
    >
      <TextInput
        label={t("messageSettings.email")}
        description={t("messageSettings.emailHint")}
        type="text"
        inputMode="email"
        autoComplete="email"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" size="compact-sm" variant="default" loading={change.isPending}>
          {t("messageSettings.saveEmail")}
        </Button>
      </div>
      <Outcome of={change} />
    </form>
  );
}
