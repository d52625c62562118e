import { Button, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "./issue.module.css";

/** Asks before a page with unsaved text is left; within the window the text waits there, and is said to. */
export function LeaveWarning({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Modal
      opened
      onClose={leaving.reset}
      title={t("issues.page.leave.title")}
      closeButtonProps={{ "aria-label": t("staff.close") }}
      centered
    >
      <p>{t("issues.page.leave.text")}</p>
      <div className={classes["buttons"]}>
        <Button data-autofocus onClick={leaving.reset}>
          {t("issues.page.leave.stay")}
        </Button>
        <Button variant="default" onClick={leaving.proceed}>
          {t("issues.page.leave.go")}
        </Button>
      </div>
    </Modal>
  );
}
