import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { ChangePasswordDocument } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./sign-in.module.css";

/** The current password once, the new one twice; whether it is good enough the server decides and says. */
export function PasswordForm({ currentLabel }: { currentLabel: string }) {
  const { t } = useTranslation();
  const empty = { current: "", next: "", again: "" };
  const [typed, setTyped] = useState(empty);
  const change = useChange(ChangePasswordDocument);
  const differ = typed.again !== "" && typed.again !== typed.next;
  const field = (name: keyof typeof empty, label: string, autoComplete: string, error?: string) => (
    <PasswordInput
      label={label}
      name={name}
      autoComplete={autoComplete}
      required
      withAsterisk={false}
      error={error}
      visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.again === typed.next)
          change.mutate({ current: typed.current, next: typed.next }, { onSuccess: () => setTyped(empty) });
      }}
    >
      {field("current", currentLabel, "current-password")}
      {field("next", t("password.next"), "new-password")}
      {field("again", t("password.again"), "new-password", differ ? t("password.differ") : undefined)}
      {change.error !== null && (
        <p className={classes["error"]} role="alert">
          {reasonOf(change.error) ?? t("state.unreachable")}
        </p>
      )}
      {change.isSuccess && (
        <p className={classes["done"]} role="status">
          {t("password.done")}
        </p>
      )}
      <Button type="submit" loading={change.isPending}>
        {t("password.change")}
      </Button>
    </form>
  );
}
