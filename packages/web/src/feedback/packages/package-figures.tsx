import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { useMetrics } from "../../glossary/use-metrics.ts";
import type { Comparison } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { DefinitionMark } from "../../parts/definition-mark.tsx";
import { toneOf, useTargetWords } from "../../targets/use-target-words.ts";
import { type PackageDocument, usePackageSearch, type WholePackage } from "./package-search.ts";

type Figure = PackageDocument["figures"][number];

/** The department's figures, each with interval, n, what it was before and its target; a figure opens its rows. */
export function PackageFigures({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const { figures } = whole.document;
  const column = (key: "metric" | "value" | "n" | "previous" | "lastYear" | "target" | "state") =>
    t(`packages.column.${key}`);
  return (
    <Card title={t("packages.section.figures")}>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[column("metric")]}
            numbers={[column("value"), column("n"), column("previous"), column("lastYear"), column("target")]}
            last={column("state")}
          />
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.metric} figure={figure} whole={whole} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function FigureRow({ figure, whole }: { figure: Figure; whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { aim } = useTargetWords();
  const metrics = useMetrics();
  const { ofFigure } = usePackageSearch(whole);
  const { metric, value, unit, n, previous, target, provisional } = figure;
  const before = (comparison: Comparison) => {
    const found = previous.find((one) => one.comparison === comparison);
    return found === undefined || found.n === 0 ? "–" : format.text(found.value, unit);
  };
  return (
    <tr>
      <th scope="row">
        {metrics.get(metric)?.name ?? metric}{" "}
        <DefinitionMark metric={metric} range={{ from: whole.from, to: whole.to }} />
      </th>
      <td className="number">
        <b>{format.text(value, unit)}</b> <span className="quiet">{format.parenthesis(figure)}</span>
        {provisional && <span className="quiet"> {t("figure.provisional")}</span>}
      </td>
      <td className="number">
        {n === 0 ? (
          "0"
        ) : (
          <Link
            to="/cases"
            search={ofFigure({ metric })}
            preload={false}
            className="told"
            aria-label={t("rows.see", { n: format.count(n) })}
          >
            {format.count(n)}
          </Link>
        )}
      </td>
      <td className="number">{before("PREVIOUS_PERIOD")}</td>
      <td className="number">{before("PREVIOUS_YEAR")}</td>
      <td className="number">{target === null ? "–" : aim(metric, target.value)}</td>
      <td className={target === null ? "quiet" : toneOf[target.state]}>
        {target === null ? "–" : t(`target.state.${target.state}`)}
      </td>
    </tr>
  );
}
