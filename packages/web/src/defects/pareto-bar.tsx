import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { figureSearch } from "../filters/figure-search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput } from "../gql/graphql.ts";
import { RowsLink } from "../parts/rows-link.tsx";
import { typesOf } from "./few-words.ts";
import classes from "./pareto.module.css";
import { addsUp, type Rank, type RankedLine } from "./rank-lines.ts";

/** One defect: its name shows its course, its bar opens its rows. */
export function ParetoBar({
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
export function RestBar({ rest, range, rank }: { rest: readonly RankedLine[]; range: DateRangeInput; rank: Rank }) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearchState();
  const n = sumOf(rest);
  const types = typesOf(rest).length;
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
      <span className={classes["rest"]}>
        {t(types === rest.length ? "pareto.others" : "pareto.othersAndUnclassified", { n: types })}
      </span>
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
