import { useTranslation } from "react-i18next";
import { Mark } from "../app/mark.tsx";
import { PasswordForm } from "./password-form.tsx";
import classes from "./sign-in.module.css";

/** Whoever enters with a one-time password chooses their own before they see anything. */
export function ForcedPasswordChange() {
  const { t } = useTranslation();
  return (
    <main className={classes["page"]}>
      <div className={classes["card"]}>
        <h1 className={classes["brand"]}>
          <Mark />
          {t("password.title")}
        </h1>
        <p className={classes["promise"]}>{t("password.forced")}</p>
        <PasswordForm currentLabel={t("password.oneTime")} />
      </div>
    </main>
  );
}
