import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { ReplayFailedWebhooksDocument } from "../gql/graphql.ts";
import { Refusal } from "./refusal.tsx";
import classes from "./webhooks.module.css";

/** Everything that failed of one target since a day, once more and in its order. */
export function ReplayFailed({ target }: { target: string }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const replay = useChange(ReplayFailedWebhooksDocument);
  const [since, setSince] = useState(today);
  return (
    <form
      className={classes["inline"]}
      onSubmit={(event) => {
        event.preventDefault();
        replay.mutate({ target, since });
      }}
    >
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("webhooks.failedSince")}
        value={since}
        onChange={(event) => setSince(event.currentTarget.value)}
      />
      <div className={classes["buttons"]}>
        <Button type="submit" variant="default" size="compact-md" loading={replay.isPending}>
          {t("webhooks.replayFailed")}
        </Button>
        {replay.isSuccess && (
          <span role="status">{t("webhooks.replayed", { count: replay.data.replayFailedWebhooks })}</span>
        )}
      </div>
      <Refusal of={replay} />
    </form>
  );
}
