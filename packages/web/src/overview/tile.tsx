import { useTranslation } from "react-i18next";
import { Sparkline } from "../charts/sparkline.tsx";
import type { TrendPoint } from "../charts/trend-points.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import type { DateRangeInput, FigureFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import { Comparisons } from "./comparisons.tsx";
import classes from "./overview.module.css";

/** One figure with its doubt: large figure, course, interval, n, and how it stands to earlier ones. All of it opens its rows. */
export function Tile({
  figure,
  range,
  course,
}: {
  figure: FigureFragment;
  range: DateRangeInput;
  course: readonly TrendPoint[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const definition = useMetrics().get(figure.metric);
  const { digits, unit } = format.figure(figure.value, figure.unit);
  const n = format.compact(figure.n);
  const name = definition?.name ?? figure.metric;
  return (
    <article className={classes["tile"]}>
      <h2 className={classes["name"]}>
        <RowsLink
          figure={{ metric: figure.metric, range }}
          className={classes["cover"]}
          label={t("tile.open", { metric: name, n })}
        >
          {name}
        </RowsLink>
        <DefinitionMark metric={figure.metric} figure={figure} range={range} />
      </h2>
      <div className={classes["figureLine"]}>
        <p className={classes["figure"]}>
          {digits}
          {unit !== "" && <small>{unit}</small>}
        </p>
        <Sparkline points={course} />
      </div>
      <p className={classes["basis"]}>
        <span>{doubtOf(figure, format, t, definition?.minimumN ?? 0)}</span>
        <span>{t("figure.n", { n })}</span>
      </p>
      <Comparisons figure={figure} better={definition?.better ?? "NEITHER"} />
    </article>
  );
}

/** What belongs beside the figure: why there is none, that it is not final, its interval, or its median. */
function doubtOf(
  figure: FigureFragment,
  format: Format,
  t: ReturnType<typeof useTranslation>["t"],
  minimum: number,
): string {
  if (figure.value === null) return figure.n > 0 ? t("figure.tooFew", { minimum }) : t("figure.nothing");
  if (figure.unit === "SECONDS" && figure.median !== null)
    return t("figure.median", { median: format.text(figure.median, "SECONDS") });
  if (figure.low !== null && figure.high !== null) return format.parenthesis(figure);
  return figure.provisional ? t("figure.provisional") : " ";
}
