import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./definition-mark.module.css";

/** The question mark beside a title that is no metric: how its figures are made, and by whose method. */
export function ExplainMark({ name, text, source }: { name: string; text: string; source: string }) {
  const { t } = useTranslation();
  return (
    <Popover width={340} position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${classes["mark"]} no-print`}
          aria-label={t("definition.of", { metric: name })}
        >
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes["dropdown"] ?? ""}>
        <p className={classes["name"]}>{name}</p>
        <p>{text}</p>
        <p className="quiet">{source}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
