import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./taxonomy.module.css";

/** The foot of a form: what went wrong, the action, and the way out. */
export function FormEnd({
  action,
  error,
  pending,
  disabled = false,
  onCancel,
}: {
  action: string;
  error: Error | null;
  pending: boolean;
  disabled?: boolean;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {error !== null && (
        <p className="worse" role="alert">
          {reasonOf(error) ?? t("state.unreachable")}
        </p>
      )}
      <div className={classes["buttons"]}>
        <Button type="submit" loading={pending} disabled={disabled}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t("staff.cancel")}
        </Button>
      </div>
    </>
  );
}
