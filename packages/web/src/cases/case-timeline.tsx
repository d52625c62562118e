import { useTranslation } from "react-i18next";
import { useLabels } from "../filters/use-labels.ts";
import { useFormat } from "../format/use-format.ts";
import type { OneCase } from "./one-case.ts";
import classes from "./cases.module.css";

type Event = OneCase["events"][number];

const results = ["fixed", "not_fixed", "unknown", "no_fault_found", "fault_found"] as const;
const details = [
  "parts",
  "labour",
  "travel",
  "logistics",
  "goodwill",
  "supplier_recovery",
  "customer",
  "standard",
  "load",
  "attitude",
  "efficiency",
  "accuracy",
  "nps",
] as const;

/** Oldest first. Left when it happened, below the event when we learned of it: figures follow the first time. */
export function CaseTimeline({ events }: { events: readonly Event[] }) {
  const diagnosed = events.flatMap(({ type, detail }) => (type === "diagnosed" && detail !== null ? [detail] : []));
  const defectOf = useLabels("defectType", [...new Set(diagnosed)]);
  return (
    <ol className={classes["timeline"]}>
      {events.map((event) => (
        <TimelineEvent key={event.id} event={event} defectOf={defectOf} />
      ))}
    </ol>
  );
}

function TimelineEvent({ event, defectOf }: { event: Event; defectOf: (key: string) => string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const happened = format.moment(event.happenedAt, event.happenedOn) ?? t("case.undated");
  const by = [event.employee?.label, event.department?.label].filter((part) => part !== undefined).join(" · ");
  const result = results.find((one) => one === event.result);
  const detail = details.find((one) => one === event.detail);
  const score = event.score === null ? null : { score: format.decimal(event.score, 0) };
  const about = [
    result === undefined ? event.result : t(`case.result.${result}`),
    event.amount === null ? null : format.text(event.amount, event.type === "work_logged" ? "SECONDS" : "MONEY"),
    score === null ? null : t(detail === "nps" ? "case.outOfTen" : "unitRow.score", score),
    event.type === "diagnosed" && event.detail !== null
      ? defectOf(event.detail)
      : detail === undefined
        ? event.detail
        : t(`case.detail.${detail}`),
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
