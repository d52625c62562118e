import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../app/language-switch.tsx";
import { Mark } from "../app/mark.tsx";
import { useChange } from "../app/use-graphql.ts";
import { SignInDocument } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./sign-in.module.css";

export function SignIn() {
  const { t } = useTranslation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useChange(SignInDocument);
  return (
    <main className={classes["page"]}>
      <form
        className={classes["card"]}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ username, password });
        }}
      >
        <h1 className={classes["brand"]}>
          <Mark />
          {t("product")}
        </h1>
        <p className={classes["promise"]}>{t("signIn.promise")}</p>
        <TextInput
          label={t("signIn.username")}
          name="username"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("signIn.password")}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.error !== null && (
          <p className={classes["error"]} role="alert">
            {reasonOf(signIn.error) ?? t("state.unreachable")}
          </p>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {t("signIn.enter")}
        </Button>
        <p className={classes["hint"]}>{t("signIn.hint")}</p>
        <LanguageSwitch />
      </form>
    </main>
  );
}
