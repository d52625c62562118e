import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { OneCase } from "./one-case.ts";
import classes from "./cases.module.css";

type Event = OneCase["events"][number];

/** Oldest first. Left when it happened, below the event when we learned of it: figures follow the first time. */
export function CaseTimeline({ events }: { events: readonly Event[] }) {
  return (
    <ol className={classes["timeline"]}>
      {events.map((event) => (
        <TimelineEvent key={event.id} event={event} />
      ))}
    </ol>
  );
}

function TimelineEvent({ event }: { event: Event }) {
  const { t } = useTranslation();
  const format = useFormat();
  const happened =
    event.happenedAt === null ? (event.happenedOn ?? t("case.undated")) : format.dateTime(event.happenedAt);
  const by = [event.employee?.label, event.department?.label].filter((part) => part !== undefined).join(" · ");
  const about = [
    event.result,
    event.amount === null ? null : format.text(event.amount, "MONEY"),
    event.score === null ? null : t("unitRow.score", { score: format.decimal(event.score, 0) }),
    event.detail,
  ]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
  return (
    <li data-type={event.type} data-superseded={event.superseded || undefined}>
      <span className={classes["when"]}>{happened}</span>
      <span className={classes["what"]}>
        <b>{event.label}</b>
        {about !== "" && ` · ${about}`}{" "}
        {event.superseded && <span className={classes["tag"]}>{t("case.superseded")}</span>}
        {by !== "" && <small>{by}</small>}
        {event.setAside !== null && (
          <small className="worse">{t("case.eventSetAside", { reason: event.setAside })}</small>
        )}
        <small>
          {t(event.origin === "person" ? "case.learnedPerson" : "case.learnedSource", {
            time: format.dateTime(event.learnedAt),
          })}
        </small>
      </span>
    </li>
  );
}
