import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { CardLineFragment, DateRangeInput } from "../gql/graphql.ts";
import { RowsLink } from "../parts/rows-link.tsx";
import { ContestedMark, RatioWords, StandingWords } from "./figure-words.tsx";
import { figureOf, type Measure } from "./measures.ts";
import { RatioBar } from "./ratio-bar.tsx";
import classes from "./staff.module.css";

/** Cards as lines, by name: one measure with its doubt, the work, what was learned. Each n opens its rows. */
export function ScorecardTable({
  cards,
  measure,
  range,
  dimension,
  name,
  chosen,
  onChoose,
}: {
  cards: readonly CardLineFragment[];
  measure: Measure;
  range: DateRangeInput;
  dimension: "employee" | "department";
  name: string;
  chosen?: string | undefined;
  onChoose?: (key: string) => void;
}) {
  const { t } = useTranslation();
  const people = dimension === "employee";
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={name}>
      <table className={`figures ${classes["cards"] ?? ""}`}>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`dimension.${dimension}`)}</th>
            {(["units", "observed", "expected", "ratio"] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`staff.${column}`)}
              </th>
            ))}
            <th scope="col" aria-hidden="true" />
            <th scope="col" className="number" title={t("staff.shrunkenTitle")}>
              {t("staff.shrunken")}
            </th>
            <th scope="col">{t("staff.position")}</th>
            <th scope="col" className="number">
              {t("staff.cases")}
            </th>
            <th scope="col" className="number">
              {t("staff.custody")}
            </th>
            {people && <th scope="col">{t("staff.training")}</th>}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Line
              key={card.key}
              card={card}
              measure={measure}
              range={range}
              dimension={dimension}
              chosen={card.key === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  card,
  measure,
  range,
  dimension,
  chosen,
  onChoose,
}: {
  card: CardLineFragment;
  measure: Measure;
  range: DateRangeInput;
  dimension: "employee" | "department";
  chosen: boolean;
  onChoose: ((key: string) => void) | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = figureOf(card.figures, measure);
  if (figure === undefined) return null;
  const upheld = figure.excluded.find(({ reason }) => reason === "contest_upheld")?.n ?? 0;
  const expired = card.training.filter(({ valid }) => !valid).length;
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        {onChoose === undefined ? (
          card.label
        ) : (
          <button type="button" className="plain link" aria-pressed={chosen} onClick={() => onChoose(card.key)}>
            {card.label}
          </button>
        )}{" "}
        <ContestedMark figure={figure} />
      </th>
      <td className="number">
        {figure.n === 0 ? (
          "0"
        ) : (
          <RowsLink
            figure={{ metric: figure.metric, range, cut: [{ dimension, key: card.key }] }}
            className="link"
            label={t("staff.rowsOf", { name: card.label, n: format.count(figure.n) })}
          >
            {format.count(figure.n)}
          </RowsLink>
        )}
        {upheld > 0 && (
          <>
            {" "}
            <span className="quiet">{t("staff.lessUpheld", { count: upheld })}</span>
          </>
        )}
      </td>
      <td className="number">{format.count(figure.observed)}</td>
      <td className="number">{figure.expected === null ? "–" : format.decimal(figure.expected, 1)}</td>
      <td className="number">
        <RatioWords figure={figure} />
      </td>
      <td>
        <RatioBar figure={figure} />
      </td>
      <td className="number">{figure.shrunken === null ? "–" : format.decimal(figure.shrunken.mean, 2)}</td>
      <td>
        <StandingWords figure={figure} />
      </td>
      <td className="number">{format.count(card.workload.cases)}</td>
      <td className="number">{format.text(card.workload.custodySeconds, "SECONDS")}</td>
      {dimension === "employee" && (
        <td>
          {card.training.length === 0 ? (
            <span className="quiet">–</span>
          ) : expired === 0 ? (
            t("staff.trainingValid", { count: card.training.length })
          ) : (
            <span className="worse">{t("staff.trainingExpired", { count: expired })}</span>
          )}
        </td>
      )}
    </tr>
  );
}
