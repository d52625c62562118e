import { useTranslation } from "react-i18next";
import classes from "./messages.module.css";

const most = 99;

/** How many messages wait to be read; nothing where none does. */
export function UnreadBadge({ unread }: { unread: number }) {
  const { t } = useTranslation();
  if (unread === 0) return null;
  return (
    <span className={classes["badge"]} data-testid="unread">
      <span aria-hidden="true">{unread > most ? `${most}+` : unread}</span>
      <span className="unseen">{t("inbox.unread", { count: unread })}</span>
    </span>
  );
}
