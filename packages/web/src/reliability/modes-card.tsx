import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { type DimensionFilterInput, FailureModesDocument, type FailureModesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { LifeReportsLink } from "./life-reports-link.tsx";
import classes from "./reliability.module.css";

type Found = NonNullable<FailureModesQuery["failureModes"]>;
type Mode = Found["modes"][number];
type Life = NonNullable<Mode["life"]>;
const height = 260;
const few = 10;

/** Each defect as a way to fail: what the shape of its Weibull life means, and by which age a tenth has failed. */
export function ModesCard({ filters }: { filters: DimensionFilterInput[] }) {
  const { t } = useTranslation();
  const query = useGraphql(FailureModesDocument, { filters });
  const found = query.data?.failureModes;
  const title = t("reliability.modes.title");
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("reliability.modes.text")} source={t("reliability.modes.source")} />}
      sentence={found ? <Sentence found={found} /> : " "}
    >
      <QueryState
        query={query}
        height={height}
        empty={({ failureModes }) => (failureModes?.modes.length ? null : <NoRows height={height} />)}
      >
        {({ failureModes }) => failureModes && <Modes found={failureModes} />}
      </QueryState>
    </Card>
  );
}

function Sentence({ found: { modes } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = (shape: "EARLY" | "WEAR_OUT") =>
    modes
      .filter(({ life }) => life?.shape === shape)
      .slice(0, 3)
      .map(({ defect }) => defect.label);
  const [early, wear] = [named("EARLY"), named("WEAR_OUT")];
  const parts = [
    wear.length > 0 ? t("reliability.modes.wear", { names: format.list(wear) }) : null,
    early.length > 0 ? t("reliability.modes.early", { names: format.list(early) }) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join("") : t("reliability.modes.noneShaped");
}

function Modes({ found }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { modes, observed, longestAge } = found;
  return (
    <div className="scroller">
      <table className="figures stacked">
        <thead>
          <tr>
            <th scope="col">{t("reliability.modes.defect")}</th>
            <th scope="col" className="number">
              {t("reliability.reports")}
            </th>
            <th scope="col" className="number">
              {t("reliability.modes.failures")}
            </th>
            <th scope="col" className="number">
              {t("reliability.units")}
            </th>
            <th scope="col">{t("reliability.modes.shape")}</th>
            <th scope="col" className="number">
              β (95 %)
            </th>
            <th scope="col" className="number">
              {t("reliability.modes.b10")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? modes : modes.slice(0, few)).map((mode) => (
            <Row key={mode.defect.key} mode={mode} found={found} />
          ))}
        </tbody>
      </table>
      {modes.length > few && (
        <button type="button" className="plain link no-print" onClick={() => setAll(!all)}>
          {all ? t("reliability.fewer") : t("reliability.modes.every", { n: format.count(modes.length) })}
        </button>
      )}
      <p className={classes["small"]}>
        {t("reliability.modes.note", {
          from: format.bucket(observed.from, "MONTH"),
          to: format.day(observed.settledTo),
          age: format.decimal(longestAge, 0),
        })}
      </p>
    </div>
  );
}

function Row({ mode: { defect, reports, failures, units, life, reason }, found }: { mode: Mode; found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Link to="/defect" search={{ chosen: defect.key }} className="link">
          {defect.label}
        </Link>
      </th>
      <td className="number" data-head={t("reliability.reports")}>
        <LifeReportsLink n={reports} observed={found.observed} of={{ defectType: [defect.key] }} />
      </td>
      <td className="number" data-head={t("reliability.modes.failures")}>
        {format.count(failures)}
      </td>
      <td className="number" data-head={t("reliability.units")}>
        {format.count(units)}
      </td>
      {life ? (
        <>
          <td className="wide" data-head={t("reliability.modes.shape")}>
            {t(`reliability.shape.${life.shape}`)}
          </td>
          <td className="number wide" data-head="β (95 %)">
            {format.decimal(life.beta, 2)}{" "}
            <span className="quiet">
              ({format.decimal(life.betaLow, 2)}–{format.decimal(life.betaHigh, 2)})
            </span>
          </td>
          <td className="number" data-head={t("reliability.modes.b10")}>
            <B10 life={life} longestAge={found.longestAge} />
          </td>
        </>
      ) : (
        <td colSpan={3} className="quiet">
          {t(`reliability.reason.${reason ?? "FEW_FAILURES"}`)}
        </td>
      )}
    </tr>
  );
}

const farBeyond = 10;

/** The age, or where it lies beyond what was seen that it does, with what the curve drawn out would say. */
function B10({ life: { b10, b10Low, b10High, b10BeyondSeen }, longestAge }: { life: Life; longestAge: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const inYears = b10Low >= 24;
  const write = (months: number) => (inYears ? format.decimal(months / 12, 1) : format.decimal(months, 1));
  const told = t(inYears ? "reliability.modes.years" : "reliability.modes.months", { n: write(b10) });
  const interval = `(${write(b10Low)}–${write(b10High)})`;
  if (!b10BeyondSeen)
    return (
      <>
        {told} <span className="quiet">{interval}</span>
      </>
    );
  return (
    <>
      {t("reliability.modes.beyond", { age: format.count(longestAge) })}
      {b10 < farBeyond * longestAge && (
        <span className="quiet"> {t("reliability.modes.drawnOut", { told, interval })}</span>
      )}
    </>
  );
}
