import type { UseQueryResult } from "@tanstack/react-query";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import { figureSearch } from "../filters/figure-search.ts";
import { useInstallation, useViewer } from "../app/installation-context.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, ParetoQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./pareto.module.css";
import { addsUp, ranks, type Rank, type RankedLine } from "./rank-lines.ts";
import { ParetoTable } from "./pareto-table.tsx";

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
  const few = addsUp(rank) ? lines.filter(({ vital }) => vital).length : 0;
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
                <Bar
                  key={line.key}
                  line={line}
                  range={range}
                  rank={rank}
                  longest={Math.max(1e-9, ...lines.map(({ size }) => size ?? 0))}
                  chosen={line.key === chosen}
                  onChoose={onChoose}
                  rule={index === few - 1 && few < lines.length ? t("pareto.rule", { count: few, share }) : null}
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

/** What the bars go by; severity is for those who see the taxonomy. */
function RankChoice({ rank, onRank }: Pick<Props, "rank" | "onRank">) {
  const { t } = useTranslation();
  const maySeeSeverity = useViewer().operations.includes("taxonomy");
  return (
    <SegmentedControl
      size="xs"
      className="no-print"
      aria-label={t("pareto.rankBy")}
      value={rank}
      onChange={(value) => onRank(ranks.find((one) => one === value) ?? "count")}
      data={ranks
        .filter((one) => one !== "severity" || maySeeSeverity)
        .map((value) => ({ value, label: t(`pareto.ranks.${value}`) }))}
    />
  );
}

function Bar({
  line,
  rank,
  range,
  longest,
  chosen,
  onChoose,
  rule,
}: {
  line: RankedLine;
  rank: Rank;
  range: DateRangeInput;
  longest: number;
  chosen: boolean;
  onChoose: (key: string) => void;
  rule: string | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const n = format.count(line.n);
  const figure =
    line.size === null
      ? "–"
      : rank === "rate"
        ? format.decimal(line.size, 2)
        : rank === "cost"
          ? format.count(Math.round(line.size))
          : n;
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
        figure={{
          metric: rank === "cost" ? "costPerCase" : "defectReports",
          range,
          cut: [{ dimension: "defectType", key: line.key }],
        }}
        className={classes["bar"]}
        label={
          rank === "count"
            ? t("pareto.open", {
                name: line.label,
                n,
                share: format.percent(line.share),
                cumulative: format.percent(line.cumulative),
              })
            : t("pareto.openBy", { name: line.label, figure, by: t(`pareto.by.${rank}`) })
        }
      >
        <span
          className={classes["fill"]}
          data-tone={line.key === "unclassified" ? "unknown" : line.vital ? "vital" : "tail"}
          style={{ width: `${((line.size ?? 0) / longest) * 78}%` }}
        />
        <span className={classes["n"]}>{figure}</span>
      </RowsLink>
      <span className={classes["figure"]}>
        {addsUp(rank) ? format.percent(line.cumulative) : rank === "severity" ? severityText(line.severity) : ""}
      </span>
      <span className={classes["figure"]}>{line.before === null ? "–" : format.count(line.before)}</span>
      <span className={classes["figure"]}>{line.rate === null ? "–" : format.decimal(line.rate, 2)}</span>
      {rule !== null && <span className={classes["rule"]}>{rule}</span>}
    </li>
  );
}

/** "4 !" where somebody can come to harm. */
function severityText(severity: number | null): string {
  if (severity === null) return "–";
  return Number.isInteger(severity) ? String(severity) : `${Math.floor(severity)} !`;
}

/** The remaining types in one figure, which opens the rows of all of them; a bar of it would dwarf the others. */
function RestBar({ rest, range, rank }: { rest: readonly RankedLine[]; range: DateRangeInput; rank: Rank }) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearchState();
  const n = sumOf(rest);
  const shown = rank === "cost" ? rest.reduce((sum, { size }) => sum + (size ?? 0), 0) : n;
  const before = rest.some((line) => line.before !== null)
    ? rest.reduce((sum, line) => sum + (line.before ?? 0), 0)
    : null;
  const address = {
    ...figureSearch(search, { metric: rank === "cost" ? "costPerCase" : "defectReports", range }),
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
        <span className={classes["n"]}>
          {rank === "rate" ? t("rows.see", { n: format.compact(n) }) : format.count(Math.round(shown))}
        </span>
      </Link>
      <span className={classes["figure"]}>{addsUp(rank) ? format.percent(1) : ""}</span>
      <span className={classes["figure"]}>{before === null ? "–" : format.count(before)}</span>
      <span className={classes["figure"]} />
    </li>
  );
}

function sumOf(lines: readonly RankedLine[]): number {
  return lines.reduce((sum, line) => sum + line.n, 0);
}
