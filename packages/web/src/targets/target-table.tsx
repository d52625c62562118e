import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import type { TargetFieldsFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { EndTarget } from "./end-target.tsx";
import type { TargetGroup } from "./group-targets.ts";
import { chosenIn } from "./metric-choice.ts";
import { StandingCell } from "./standing-cell.tsx";
import { TargetHistory } from "./target-history.tsx";
import classes from "./targets.module.css";
import { useTargetWords } from "./use-target-words.ts";

type OnChange = (target: TargetFieldsFragment) => void;

/** A line a target: what holds now, who answers for it, how it stands; its versions and states unfold below it. */
export function TargetTable({ groups, onChange }: { groups: readonly TargetGroup[]; onChange: OnChange }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={t("targets.list")}>
      <table className={`figures ${classes["table"] ?? ""}`}>
        <thead>
          <tr>
            <th scope="col">{t("targets.metric")}</th>
            <th scope="col">{t("targets.grain")}</th>
            <th scope="col">{t("dimension.department")}</th>
            <th scope="col">{t("targets.value")}</th>
            <th scope="col">{t("targets.validFrom")}</th>
            <th scope="col">{t("targets.owner")}</th>
            <th scope="col">{t("targets.standing")}</th>
            <th scope="col">
              <span className="unseen">{t("targets.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.key}>
              <TargetLine
                group={group}
                onChange={onChange}
                isOpen={open === group.key}
                onOpen={() => setOpen(open === group.key ? null : group.key)}
              />
              {open === group.key && (
                <tr>
                  <td colSpan={8}>
                    <TargetHistory versions={group.versions} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TargetLine({
  group: { versions, inForce, coming },
  onChange,
  isOpen,
  onOpen,
}: {
  group: TargetGroup;
  onChange: OnChange;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { aim, choice } = useTargetWords();
  const metrics = useMetrics();
  const shown = inForce ?? coming ?? versions[0];
  if (shown === undefined) return null;
  const { metric, parameters, grain, department, owner } = shown;
  const definition = metrics.get(metric);
  const chosen = chosenIn(parameters);
  const unit = shownUnit(definition);
  // A difference of shares is one of points; other units are told as finely as they are set.
  const marginWords = (value: number): string =>
    unit === "RATE" ? format.difference(shown.margin, unit, value) : format.text(shown.margin, unit);
  const valid = shown.value !== null && (inForce !== null || coming !== null);
  return (
    <tr>
      <th scope="row">
        {definition?.name ?? metric}
        {chosen !== null && <span className={classes["below"]}>{choice(chosen.name, chosen.value)}</span>}
      </th>
      <td>{t(`grain.${grain}`)}</td>
      <td>{department?.label ?? t("targets.company")}</td>
      <td className={classes["whole"]}>
        {valid && shown.value !== null ? aim(metric, shown.value) : <span className="quiet">{t("targets.ended")}</span>}
        {valid && shown.value !== null && shown.margin > 0 && (
          <span className={classes["below"]}>{t("targets.within", { margin: marginWords(shown.value) })}</span>
        )}
      </td>
      <td className={classes["whole"]}>{format.bucket(shown.validFrom, grain)}</td>
      <td>{owner?.label ?? <span className="quiet">–</span>}</td>
      <td className={classes["whole"]}>{inForce !== null && <StandingCell target={inForce} />}</td>
      <td>
        <div className={classes["actions"]}>
          <button type="button" className="plain link" aria-expanded={isOpen} onClick={onOpen}>
            {t("targets.history")}
          </button>
          {valid && (
            <button type="button" className="plain link" onClick={() => onChange(shown)}>
              {t("targets.changeIt")}
            </button>
          )}
          {valid && <EndTarget target={shown} />}
        </div>
      </td>
    </tr>
  );
}
