import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, ParetoQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./pareto.module.css";
import { addsUp, type Rank, type RankedLine } from "./rank-lines.ts";
import { fewWords, typesOf } from "./few-words.ts";
import { ParetoBar, RestBar } from "./pareto-bar.tsx";
import { ParetoTable } from "./pareto-table.tsx";
import { RankChoice } from "./rank-choice.tsx";

const fewest = 8;
const most = 12;
const height = 340;

type Props = {
  query: UseQueryResult<ParetoQuery>;
  lines: readonly RankedLine[];
  /** What the rank goes by is still asked for. */
  isWaiting: boolean;
  rank: Rank;
  onRank: (rank: Rank) => void;
  range: DateRangeInput;
  chosen: string | undefined;
  onChoose: (key: string) => void;
};

/** Bars from the most frequent down, a rule under the vital few; a name shows its course, a bar opens its rows. */
export function Pareto({ query, lines, isWaiting, rank, onRank, range, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = useInstallation();
  const [all, setAll] = useState(false);
  const { asTable, toggle } = useTableToggle();
  const vital = addsUp(rank) ? lines.filter((line) => line.vital) : [];
  const few = vital.length;
  const top = typesOf(lines)[0] ?? lines[0];
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
          : t(`pareto.sentence.${rank}`, { name: top?.label ?? "", share: format.percent(top?.share ?? 0) })
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
      <RankChoice rank={rank} onRank={onRank} />
      <QueryState query={query} height={height} empty={() => (lines.length === 0 ? <NoRows height={height} /> : null)}>
        {() =>
          asTable ? (
            <ParetoTable lines={lines} range={range} />
          ) : (
            <ol className={classes["pareto"]} aria-label={t("pareto.title")} aria-busy={isWaiting}>
              <li className={classes["heads"]} aria-hidden="true">
                <span />
                <span>
                  {t(`pareto.by.${rank}`)}
                  {rank === "cost" && ` (${currency})`}
                </span>
                <span>{addsUp(rank) ? t("pareto.cumulative") : rank === "severity" ? t("pareto.severity") : ""}</span>
                <span>{t("pareto.before")}</span>
                <span>{t("pareto.rate")}</span>
              </li>
              {shown.map((line, index) => (
                <ParetoBar
                  key={line.key}
                  line={line}
                  range={range}
                  rank={rank}
                  longest={Math.max(1e-9, ...lines.map(({ size }) => size ?? 0))}
                  chosen={line.key === chosen}
                  onChoose={onChoose}
                  rule={
                    index === few - 1 && few < lines.length
                      ? fewWords(t, vital, { share, words: "pareto.rules" })
                      : null
                  }
                />
              ))}
              {rest.length > 0 && <RestBar rest={rest} range={range} rank={rank} />}
            </ol>
          )
        }
      </QueryState>
    </Card>
  );
}
