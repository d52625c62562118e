import { Button, Drawer, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../../app/use-graphql.ts";
import { AcknowledgePackageDocument } from "../../gql/graphql.ts";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import type { WholePackage } from "./package-search.ts";
import classes from "./packages.module.css";

/** Lets somebody of the department say that it has taken note, with a note if there is something to say. */
export function Acknowledge({ whole: { id, mayAcknowledge, acknowledgedAt } }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [note, setNote] = useState("");
  const acknowledge = useChange(AcknowledgePackageDocument);
  if (!mayAcknowledge || acknowledgedAt !== null) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Button size="compact-sm" onClick={() => setOpened(true)}>
        {t("packages.acknowledge")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={420}
        title={t("packages.acknowledge")}
        closeButtonProps={{ "aria-label": t("staff.close") }}
      >
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            acknowledge.mutate({ id, note }, { onSuccess: close });
          }}
        >
          <p>{t("packages.acknowledgeText")}</p>
          <Textarea
            label={t("packages.acknowledgeNote")}
            rows={4}
            maxLength={4000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FormEnd
            action={t("packages.acknowledge")}
            error={acknowledge.error}
            pending={acknowledge.isPending}
            onCancel={close}
          />
        </form>
      </Drawer>
    </>
  );
}
