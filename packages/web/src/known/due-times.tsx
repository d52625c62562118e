import { useTranslation } from "react-i18next";
import type { OneCase } from "../cases/one-case.ts";
import { useFormat } from "../format/use-format.ts";
import classes from "./custody-card.module.css";

type DueTime = OneCase["custody"]["dueTimes"][number];

const tones = { MET: "better", MISSED: "worse", OPEN: "quiet" } as const;

/** What was promised, whether it was kept, and when it was done. */
export function DueTimes({ dueTimes }: { dueTimes: readonly DueTime[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <h3 className={classes["head"]}>{t("custody.due")}</h3>
      <ul className={classes["due"]}>
        {dueTimes.map(({ promise, dueOn, dueAt, doneOn, doneAt, state, unjudged }) => {
          const done = format.moment(doneAt, doneOn);
          return (
            <li key={promise}>
              <b>{t(`due.promise.${promise}`)}</b>
              <span>{t("custody.dueBy", { time: format.moment(dueAt, dueOn) })}</span>
              {state === null ? (
                // Whether it was done is not known, or no longer asked: it is neither done nor undone.
                <span className="quiet">{t("custody.unjudged", { why: unjudged ?? "" })}</span>
              ) : (
                <>
                  <span className="quiet">
                    {done === null ? t("custody.notDone") : t("custody.done", { time: done })}
                  </span>
                  <span className={tones[state]}>{t(`custody.state.${state}`)}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
