import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./webhooks.module.css";

/** A secret that was just made: it can be copied now, and never be seen again. */
export function SecretOnce({ of, secret, onDone }: { of: string; secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes["secret"]} role="status">
      <p>{t("webhooks.secretOnce", { name: of })}</p>
      <code>{secret}</code>
      <div className={classes["buttons"]}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-md" onClick={copy}>
              {copied ? t("webhooks.copied") : t("webhooks.copy")}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" size="compact-md" onClick={onDone}>
          {t("webhooks.secretKept")}
        </Button>
      </div>
    </div>
  );
}
