import { Button, Drawer } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./staff.module.css";

const longest = 1000;

/** Asks why, before something is contested or decided. What was written stays until it has been sent. */
export function ReasonDialog({
  opened,
  title,
  text,
  action,
  pending,
  error,
  onClose,
  onSend,
}: {
  opened: boolean;
  title: string;
  text: string;
  action: string;
  pending: boolean;
  error: string | null;
  onClose: () => void;
  onSend: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={420}
      title={title}
      closeButtonProps={{ "aria-label": t("staff.close") }}
    >
      <form
        className={classes["dialog"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onSend(reason);
        }}
      >
        <p>{text}</p>
        <label htmlFor={id}>{t("staff.reason")}</label>
        <textarea
          id={id}
          data-autofocus
          rows={5}
          maxLength={longest}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error !== null && (
          <p className="worse" role="alert">
            {error}
          </p>
        )}
        <div className={classes["decide"]}>
          <Button type="submit" loading={pending} disabled={reason.trim() === ""}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("staff.cancel")}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
