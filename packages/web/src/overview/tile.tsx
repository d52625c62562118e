import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Sparkline } from "../charts/sparkline.tsx";
import type { TrendPoint } from "../charts/trend-points.ts";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import type { DateRangeInput, FigureFragment } from "../gql/graphql.ts";
import { basisWords } from "../glossary/basis-words.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import type { LatestStanding } from "../targets/latest-standing.ts";
import { toneOf, useTargetWords } from "../targets/use-target-words.ts";
import { BulletBar } from "./bullet-bar.tsx";
import { Comparisons } from "./comparisons.tsx";
import classes from "./overview.module.css";
import { isOnPhone } from "./shown-metrics.ts";

/** One figure with its doubt: large figure, course, target, n, and how it stands to earlier ones. All of it opens its rows. */
export function Tile({
  figure,
  range,
  course,
  standing,
}: {
  figure: FigureFragment;
  range: DateRangeInput;
  course: readonly TrendPoint[];
  standing: LatestStanding | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const definition = useMetrics().get(figure.metric);
  const { digits, unit } = format.figure(
    figure.value,
    shownUnit(definition, figure.unit),
    standing?.shown.target ?? null,
  );
  const n = format.compact(figure.n);
  const name = definition?.name ?? figure.metric;
  const basis = basisWords(t, definition);
  const doubt = doubtOf(figure, format, t, definition?.minimumN ?? 0);
  return (
    <article className={classes["tile"]} data-phone={isOnPhone(figure.metric) || undefined}>
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
      {/* A count grows with its days, so only a rate, a duration or an amount can be drawn beside a month's target. */}
      {standing !== null && figure.unit !== "COUNT" && <BulletBar figure={figure} standing={standing.shown} />}
      <p className={classes["basis"]}>
        <span>{doubt}</span>
        <span>{t("figure.n", { n })}</span>
      </p>
      {basis !== null && <p className={classes["basis"]}>{basis}</p>}
      {standing !== null && <TargetLines standing={standing} />}
      <Comparisons figure={figure} better={definition?.better ?? "NEITHER"} />
    </article>
  );
}

/** 目标 ≥ 85 %, then 未达标，自 2026-08 起; the period's own figure and whose target it is are read aloud and shown on hover. */
function TargetLines({ standing: { shown, running } }: { standing: LatestStanding }) {
  const { t } = useTranslation();
  const { aim, state, whole } = useTargetWords();
  const wholly = [shown, ...(running === null ? [] : [running])].map(whole).join("\n");
  return (
    <div className={classes["target"]} title={wholly} data-state={shown.state}>
      <span>{t("target.aim", { aim: aim(shown.metric, shown.target) })}</span>
      <span className={toneOf[shown.state]}>{state(shown)}</span>
      {running !== null && (
        <span>{t(`target.running.${running.grain}`, { state: t(`target.state.${running.state}`) })}</span>
      )}
      <span className="unseen">{wholly}</span>
    </div>
  );
}

/** What belongs beside the figure: why there is none, that it is not final, its interval, or its median. */
function doubtOf(figure: FigureFragment, format: Format, t: TFunction, minimum: number): string {
  if (figure.value === null) return figure.n > 0 ? t("figure.tooFew", { minimum }) : t("figure.nothing");
  if (figure.unit === "SECONDS" && figure.median !== null)
    return t("figure.median", { median: format.text(figure.median, "SECONDS") });
  if (figure.low !== null && figure.high !== null) return format.parenthesis(figure);
  return figure.provisional ? t("figure.provisional") : " ";
}
