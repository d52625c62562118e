import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import { figureSearch } from "../filters/figure-search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, ParetoQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./pareto.module.css";
import type { ParetoLine } from "./pareto-lines.ts";
import { ParetoTable } from "./pareto-table.tsx";

const fewest = 8;
const most = 12;
const height = 340;

type Props = {
  query: UseQueryResult<ParetoQuery>;
  lines: readonly ParetoLine[];
  range: DateRangeInput;
  chosen: string | undefined;
  onChoose: (key: string) => void;
};

/** Bars from the most frequent down, a rule under the vital few; a name shows its course, a bar opens its rows. */
export function Pareto({ query, lines, range, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { asTable, toggle } = useTableToggle();
  const few = lines.filter(({ vital }) => vital).length;
  const top = lines.find(({ key }) => key !== "unclassified") ?? lines[0];
  const shown = all ? lines : lines.slice(0, Math.min(most, Math.max(fewest, few)));
  const rest = lines.slice(shown.length);
  const total = lines.reduce((sum, line) => sum + line.n, 0);
  const share = format.percent(lines[few - 1]?.cumulative ?? 0);
  return (
    <Card
      title={t("pareto.title")}
      mark={<DefinitionMark metric="defectShare" range={range} />}
      sentence={
        lines.length === 0
          ? " "
          : t("pareto.sentence", { name: top?.label ?? "", share: format.percent(top?.share ?? 0) })
      }
      actions={
        <>
          {total > 0 && (
            <RowsLink figure={{ metric: "defectReports", range }}>
              {t("rows.see", { n: format.compact(total) })}
            </RowsLink>
          )}
          {(all || rest.length > 0) && (
            <button type="button" className="plain no-print" onClick={() => setAll(!all)}>
              {all ? t("pareto.fewer") : t("pareto.all")}
            </button>
          )}
          {toggle}
        </>
      }
    >
      <QueryState query={query} height={height} empty={() => (lines.length === 0 ? <NoRows height={height} /> : null)}>
        {() =>
          asTable ? (
            <ParetoTable lines={lines} range={range} />
          ) : (
            <ol className={classes["pareto"]} aria-label={t("pareto.title")}>
              <li className={classes["heads"]} aria-hidden="true">
                <span />
                <span>{t("pareto.n")}</span>
                <span>{t("pareto.cumulative")}</span>
                <span>{t("pareto.before")}</span>
                <span>{t("pareto.rate")}</span>
              </li>
              {shown.map((line, index) => (
                <Bar
                  key={line.key}
                  line={line}
                  range={range}
                  longest={lines[0]?.n ?? 1}
                  chosen={line.key === chosen}
                  onChoose={onChoose}
                  rule={index === few - 1 && few < lines.length ? t("pareto.rule", { count: few, share }) : null}
                />
              ))}
              {rest.length > 0 && <RestBar rest={rest} range={range} />}
            </ol>
          )
        }
      </QueryState>
    </Card>
  );
}

function Bar({
  line,
  range,
  longest,
  chosen,
  onChoose,
  rule,
}: {
  line: ParetoLine;
  range: DateRangeInput;
  longest: number;
  chosen: boolean;
  onChoose: (key: string) => void;
  rule: string | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const n = format.count(line.n);
  return (
    <li className={classes["line"]} data-chosen={chosen || undefined} data-rule={rule === null ? undefined : ""}>
      <button
        type="button"
        className={classes["name"]}
        aria-pressed={chosen}
        title={t("pareto.showTrend", { name: line.label })}
        onClick={() => onChoose(line.key)}
      >
        {line.label}
      </button>
      <RowsLink
        figure={{ metric: "defectReports", range, cut: [{ dimension: "defectType", key: line.key }] }}
        className={classes["bar"]}
        label={t("pareto.open", {
          name: line.label,
          n,
          share: format.percent(line.share),
          cumulative: format.percent(line.cumulative),
        })}
      >
        <span
          className={classes["fill"]}
          data-tone={line.key === "unclassified" ? "unknown" : line.vital ? "vital" : "tail"}
          style={{ width: `${(line.n / longest) * 78}%` }}
        />
        <span className={classes["n"]}>{n}</span>
      </RowsLink>
      <span className={classes["figure"]}>{format.percent(line.cumulative)}</span>
      <span className={classes["figure"]}>{line.before === null ? "–" : format.count(line.before)}</span>
      <span className={classes["figure"]}>{line.rate === null ? "–" : format.decimal(line.rate, 2)}</span>
      {rule !== null && <span className={classes["rule"]}>{rule}</span>}
    </li>
  );
}

/** The remaining types in one figure, which opens the rows of all of them; a bar of it would dwarf the others. */
function RestBar({ rest, range }: { rest: readonly ParetoLine[]; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearchState();
  const n = sumOf(rest);
  const before = rest.some((line) => line.before !== null)
    ? rest.reduce((sum, line) => sum + (line.before ?? 0), 0)
    : null;
  const address = {
    ...figureSearch(search, { metric: "defectReports", range }),
    defectType: rest.map(({ key }) => key),
  };
  return (
    <li className={classes["line"]}>
      <span className={classes["rest"]}>{t("pareto.others", { n: rest.length })}</span>
      <Link
        to="/cases"
        search={address}
        preload={false}
        className={classes["bar"]}
        aria-label={t("pareto.openOthers", { n: format.count(n) })}
      >
        <span className={classes["n"]}>{format.count(n)}</span>
      </Link>
      <span className={classes["figure"]}>{format.percent(1)}</span>
      <span className={classes["figure"]}>{before === null ? "–" : format.count(before)}</span>
      <span className={classes["figure"]} />
    </li>
  );
}

function sumOf(lines: readonly ParetoLine[]): number {
  return lines.reduce((sum, line) => sum + line.n, 0);
}
