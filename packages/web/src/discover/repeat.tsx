import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import type { RepeatFieldsFragment } from "../gql/graphql.ts";
import { DecideRepeat } from "./decide-repeat.tsx";
import classes from "./discover.module.css";
import { RepeatCases } from "./repeat-cases.tsx";

/** Complaints that say the same: how many, whose, when, what they were taken for; and the cases themselves. */
export function Repeat({ repeat, mayDecide }: { repeat: RepeatFieldsFragment; mayDecide: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const id = useId();
  const [shown, setShown] = useState(false);
  const sizes = { cases: format.count(repeat.cases), customers: format.count(repeat.customers) };
  const kind = repeat.exact === null ? null : t(repeat.exact ? "discover.repeats.exact" : "discover.repeats.near");
  return (
    <li className={classes["phrase"]}>
      <h3>
        <span>{t("discover.repeats.size", { ...sizes, days: daysOf(repeat, format, today) })}</span>
        {kind !== null && <span className={classes["kind"]}>{kind}</span>}
      </h3>
      <p className={classes["sample"]}>
        {repeat.sample === null ? t("discover.repeats.erased") : t("discover.quoted", { phrase: repeat.sample })}
      </p>
      <TakenFor repeat={repeat} />
      <Decided repeat={repeat} />
      <div className={`${classes["actions"]} no-print`}>
        <button
          type="button"
          className="plain link"
          aria-expanded={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? "discover.repeats.hide" : "discover.repeats.show")}
        </button>
        {mayDecide && <DecideRepeat repeat={repeat} />}
      </div>
      <div id={id}>{shown && <RepeatCases repeat={repeat} />}</div>
    </li>
  );
}

function daysOf({ firstOn, lastOn }: RepeatFieldsFragment, format: Format, today: string): string {
  if (firstOn === null || lastOn === null) return "–";
  return firstOn === lastOn ? format.day(firstOn) : format.range({ from: firstOn, to: addDays(lastOn, 1) }, today);
}

function TakenFor({ repeat: { types, models, eventId, undecided } }: { repeat: RepeatFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (shares: RepeatFieldsFragment["types"], none: string) =>
    format.list(
      shares.map(({ term, cases }) => t("discover.share", { name: term?.label ?? none, n: format.count(cases) })),
    );
  return (
    <p className="quiet">
      {t("discover.repeats.takenFor", { types: words(types, t("unclassified")) })}
      {t("discover.repeats.models", { models: words(models, "–") })}
      {eventId !== null && t("discover.repeats.cameSince", { n: format.count(undecided.length) })}
    </p>
  );
}

function Decided({ repeat: { decidedBy, decidedAt, reason } }: { repeat: RepeatFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (decidedAt === null) return null;
  const by = { who: decidedBy ?? "–", when: format.dateTime(decidedAt) };
  return (
    <p className="quiet">
      {reason === null ? t("discover.repeats.decided", by) : t("discover.repeats.decidedWhy", { ...by, reason })}
    </p>
  );
}
