import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IssueForm } from "./issue-form.tsx";
import type { IssueSource } from "./issue-source.ts";

/** Opens the form that turns what is known of a problem into a quality issue. */
export function RaiseIssue({
  source,
  name = "",
  as = "link",
}: {
  source: IssueSource;
  name?: string;
  as?: "link" | "button";
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const open = () => setOpened(true);
  const close = () => setOpened(false);
  return (
    <>
      {as === "button" ? (
        <Button size="compact-md" className="no-print" onClick={open}>
          {t("issues.raise")}
        </Button>
      ) : (
        <button type="button" className="plain link no-print" onClick={open}>
          {t("issues.raise")}
        </button>
      )}
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={520}
        title={name === "" ? t("issues.raise") : t("issues.raiseTitle", { name })}
        closeButtonProps={{ "aria-label": t("staff.close") }}
      >
        <IssueForm name={name} source={source} onDone={close} />
      </Drawer>
    </>
  );
}
