import { useTranslation } from "react-i18next";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import type { TargetFieldsFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { useStandings } from "./standing-cell.tsx";
import classes from "./targets.module.css";
import { toneOf, useTargetWords } from "./use-target-words.ts";

const shown = 12;

/** Which versions there were, who set them, and how the last periods stood to the one that applied to them. */
export function TargetHistory({ versions }: { versions: readonly TargetFieldsFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { aim } = useTargetWords();
  const [latest] = versions;
  if (latest === undefined) return null;
  return (
    <div className={classes["history"]}>
      <div>
        <h3>{t("targets.versions")}</h3>
        <ul>
          {versions.map(({ id, metric, grain, validFrom, value, setBy, setAt }) => (
            <li key={id}>
              {t("targets.from", { period: format.bucket(validFrom, grain) })}{" "}
              {value === null ? t("targets.ended") : aim(metric, value)}
              <span className="quiet">
                {" "}
                {t("targets.setBy", { who: setBy ?? t("targets.installation"), when: format.dateTime(setAt) })}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <Periods target={latest} />
    </div>
  );
}

function Periods({ target }: { target: TargetFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { aim } = useTargetWords();
  const unit = shownUnit(useMetrics().get(target.metric));
  const standings = useStandings(target);
  return (
    <div>
      <h3>{t("targets.periods")}</h3>
      <ul>
        {standings.slice(0, shown).map((one) => (
          <li key={one.bucket}>
            {format.bucket(one.bucket, one.grain)}{" "}
            <span className={toneOf[one.state]}>{t(`target.state.${one.state}`)}</span>{" "}
            <span className="quiet">
              {format.text(one.value, unit)} {format.parenthesis({ ...one, unit })}{" "}
              {t("figure.n", { n: format.count(one.n) })} · {t("target.aim", { aim: aim(one.metric, one.target) })}
              {one.provisional && ` · ${t("figure.provisional")}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
