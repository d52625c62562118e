import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import {
  EnableWebhookTargetDocument,
  RotateWebhookSecretDocument,
  TestWebhookTargetDocument,
  WebhookFormat,
  type WebhookTargetFieldsFragment,
} from "../gql/graphql.ts";
import { Refusal } from "./refusal.tsx";
import classes from "./webhooks.module.css";

type Props = {
  target: WebhookTargetFieldsFragment;
  onChange: () => void;
  onSecret: (told: { readonly name: string; readonly secret: string }) => void;
};

/** What can be done with one target, and why it was refused if it was. */
export function TargetActions({ target, onChange, onSecret }: Props) {
  const { t } = useTranslation();
  const { id, name, enabled, format } = target;
  const test = useChange(TestWebhookTargetDocument);
  const enable = useChange(EnableWebhookTargetDocument);
  const [rotating, setRotating] = useState(false);
  const action = (key: "test" | "change" | "rotate" | "enable" | "disable", act: () => void, busy = false) => (
    <button
      type="button"
      className="plain link"
      disabled={busy}
      aria-label={t("webhooks.actionOf", { action: t(`webhooks.action.${key}`), name })}
      onClick={act}
    >
      {t(`webhooks.action.${key}`)}
    </button>
  );
  return (
    <div className={classes["actions"]}>
      {enabled && action("test", () => test.mutate({ id }), test.isPending)}
      {action("change", onChange)}
      {format !== WebhookFormat.Wecom && action("rotate", () => setRotating(!rotating))}
      {action(enabled ? "disable" : "enable", () => enable.mutate({ id, enabled: !enabled }), enable.isPending)}
      {test.isSuccess && <span role="status">{t("webhooks.tested")}</span>}
      <Refusal of={test} />
      <Refusal of={enable} />
      {rotating && <Rotation target={target} onSecret={onSecret} onDone={() => setRotating(false)} />}
    </div>
  );
}

/** A new secret: made here, or the one that the platform shows. */
function Rotation({
  target: { id, name, format },
  onSecret,
  onDone,
}: Omit<Props, "onChange"> & { onDone: () => void }) {
  const { t } = useTranslation();
  const rotate = useChange(RotateWebhookSecretDocument);
  const [secret, setSecret] = useState("");
  const isGeneric = format === WebhookFormat.Generic;
  const send = (atOnce: boolean) =>
    rotate.mutate(
      { id, secret: secret.trim() || null, atOnce },
      {
        onSuccess: ({ rotateWebhookSecret: made }) => {
          if (made !== null) onSecret({ name, secret: made });
          onDone();
        },
      },
    );
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <TextInput
        label={isGeneric ? t("webhooks.secretGivenOrMade") : t("webhooks.secretOfPlatform")}
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <div className={classes["buttons"]}>
        <button type="submit" className="plain link" disabled={rotate.isPending}>
          {isGeneric ? t("webhooks.rotateOverlapping") : t("webhooks.save")}
        </button>
        {isGeneric && (
          <button type="button" className="plain link" disabled={rotate.isPending} onClick={() => send(true)}>
            {t("webhooks.rotateAtOnce")}
          </button>
        )}
      </div>
      <Refusal of={rotate} />
    </form>
  );
}
