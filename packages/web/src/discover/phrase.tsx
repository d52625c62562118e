import { useTranslation } from "react-i18next";
import { Sparkline } from "../charts/sparkline.tsx";
import { useFormat } from "../format/use-format.ts";
import type { PhraseFieldsFragment } from "../gql/graphql.ts";
import { DecidePhrase } from "./decide-phrase.tsx";
import classes from "./discover.module.css";
import { SaidText } from "./said-text.tsx";

/** One phrase: how much more often it is said than before, what its cases are taken for, and some of them to read. */
export function Phrase({ phrase, mayDecide }: { phrase: PhraseFieldsFragment; mayDecide: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const taken = phrase.types.map(({ type, cases }) =>
    t("discover.share", { name: type?.label ?? t("unclassified"), n: format.count(cases) }),
  );
  return (
    <li className={classes["phrase"]}>
      <h3>
        <span>{t("discover.quoted", { phrase: phrase.phrase })}</span>
        <Sparkline points={phrase.perWeek.map((value) => ({ value, provisional: false }))} />
      </h3>
      <p>
        {t("discover.growth", {
          cases: format.count(phrase.cases),
          before: format.count(phrase.casesBefore),
          times: format.times(phrase.ratio),
          weeks: format.count(phrase.firstSeenWeeksAgo + 1),
          p: phrase.adjustedP < 0.0001 ? "< 0.0001" : phrase.adjustedP.toPrecision(2),
        })}
      </p>
      <p className="quiet">
        {t("discover.takenFor", { types: format.list(taken) })}
        {phrase.also.length > 0 && t("discover.also", { phrases: phrase.also.join(" · ") })}
      </p>
      <ul className={classes["texts"]}>
        {phrase.samples.map((one) => (
          <li key={one.id}>
            <SaidText one={one} words={[phrase.phrase]} />
          </li>
        ))}
      </ul>
      <Outcome phrase={phrase} />
      {mayDecide && <DecidePhrase phrase={phrase} />}
    </li>
  );
}

function Outcome({ phrase }: { phrase: PhraseFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (phrase.decidedBy === null) return null;
  const how =
    phrase.acceptedAs === null
      ? t(`discover.state.${phrase.state}`)
      : t("discover.acceptedAs", { type: phrase.acceptedAs.label, given: format.count(phrase.given ?? 0) });
  return (
    <p className="quiet">
      {how} · {phrase.decidedBy}
      {phrase.reason !== null && t("because", { words: phrase.reason })}
    </p>
  );
}
