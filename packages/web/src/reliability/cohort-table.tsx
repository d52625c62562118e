import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeSearch } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { CohortKind, MonthsInServiceQuery, PointFragment } from "../gql/graphql.ts";
import { cohortName } from "./cohort-name.ts";
import { LifeReportsLink } from "./life-reports-link.tsx";
import { costAge, useCohortCosts } from "./use-cohort-costs.ts";
import classes from "./reliability.module.css";

type Found = NonNullable<MonthsInServiceQuery["monthsInService"]>;
type Cohort = Found["cohorts"][number];
const marks = [3, 6, 12, 24];
const few = 8;

/** Every cohort: its units, its reports, its rate at some ages, and how it stands against all; the highest first. */
export function CohortTable({ found, by }: { found: Found; by: CohortKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const told = found.cohorts
    .filter(({ marks: points, excess }) => points.length > 0 || excess)
    .toSorted((a, b) => (b.excess?.low ?? -1) - (a.excess?.low ?? -1) || b.cohort.localeCompare(a.cohort));
  const severalModels = new Set(told.map(({ model }) => model)).size > 1;
  const costs = useCohortCosts(found.observed, by);
  const drawn = found.curves.map(({ cohort }) => cohort);
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t(`reliability.by.${by}`)}</th>
            <th scope="col" className="number">
              {t("reliability.units")}
            </th>
            <th scope="col" className="number">
              {t("reliability.reports")}
            </th>
            {marks.map((age) => (
              <th key={age} scope="col" className="number">
                {t("reliability.atMonths", { age })}
              </th>
            ))}
            {costs && (
              <th scope="col" className={`number ${classes["narrow"]}`}>
                {t("reliability.costAt", { age: costAge })}
              </th>
            )}
            <th scope="col" className="number">
              {t("reliability.againstAll")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? told : told.slice(0, few)).map((cohort) => (
            <Row key={cohort.cohort} cohort={cohort} found={found} drawn={drawn} named={severalModels}>
              {costs && <Cost cost={costs.get(cohort.cohort)} />}
            </Row>
          ))}
        </tbody>
      </table>
      {told.length > few && (
        <button type="button" className="plain link no-print" onClick={() => setAll(!all)}>
          {all ? t("reliability.fewer") : t("reliability.every", { n: format.count(told.length) })}
        </button>
      )}
    </div>
  );
}

function Row({
  cohort,
  found,
  drawn,
  named,
  children,
}: {
  cohort: Cohort;
  found: Found;
  drawn: readonly string[];
  /** Whether its model must be told, for there are several. */
  named: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useChangeSearch();
  const isDrawn = drawn.includes(cohort.cohort);
  const { excess, batches } = cohort;
  const choose = () => {
    const kept = drawn.filter((one) => one !== cohort.cohort);
    change((search) => ({ ...search, cohort: isDrawn ? kept : [...drawn, cohort.cohort] }));
  };
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={isDrawn ? `plain link ${classes["chosen"]}` : "plain link"}
          aria-pressed={isDrawn}
          title={t(isDrawn ? "reliability.hide" : "reliability.draw")}
          onClick={choose}
        >
          {cohort.label === "" ? t("reliability.cohorts.unknown") : cohortName(format, cohort)}
        </button>
        {named && cohort.model && (
          <span className={`quiet ${classes["model"]}`} title={cohort.model}>
            {cohort.model}
          </span>
        )}
      </th>
      <td className="number">
        {format.count(cohort.units)}
        {typeof cohort.made === "number" && (
          <span className="quiet"> {t("reliability.made", { n: format.count(cohort.made) })}</span>
        )}
      </td>
      <td className="number">
        {batches.length > 0 ? (
          <LifeReportsLink n={cohort.reports} observed={found.observed} of={{ batch: [...batches] }} />
        ) : (
          format.count(cohort.reports)
        )}
      </td>
      {marks.map((age) => {
        const point = cohort.marks.find((one) => one.age === age);
        return (
          <td key={age} className={point?.mature ? "number" : "number quiet"}>
            {point ? format.decimal(point.perThousand, 1) : "–"}
            {point && (
              <span className="quiet">
                {` (${format.decimal(point.low, 1)}–${format.decimal(point.high, 1)})${point.mature ? "" : ` ${t("figure.provisional")}`}`}
              </span>
            )}
          </td>
        );
      })}
      {children}
      <td className={(excess?.low ?? 0) > 1 ? "number worse" : "number"}>
        {excess
          ? t("reliability.excess", {
              times: format.times(excess.times),
              low: format.decimal(excess.low, 1),
              age: excess.age,
            })
          : "–"}
      </td>
    </tr>
  );
}

/** What a cohort cost for each of its units; the number of cases stands on the figure. */
function Cost({ cost }: { cost: PointFragment | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value = null, n = 0, provisional = false } = cost ?? {};
  if (value === null) return <td className="number quiet">–</td>;
  return (
    <td
      className={`number ${classes["narrow"]} ${provisional ? "quiet" : ""}`}
      title={t("figure.n", { n: format.count(n) })}
    >
      {format.text(value, "MONEY")}
      {provisional && <span className="quiet"> {t("figure.provisional")}</span>}
    </td>
  );
}
