import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { verdictOf, type Verdict } from "../format/verdict.ts";
import type { FigureFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { comparable } from "./comparable.ts";
import type { StandingOf } from "./use-targets.ts";

/** What matters in the figures below, said first: how many cases, what got better, what got worse, what did not move, which target was missed. */
export function OverviewSentence({
  figures,
  standingOf,
}: {
  figures: readonly FigureFragment[];
  standingOf: StandingOf;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const metrics = useMetrics();
  const cases = figures.find(({ metric }) => metric === "cases");
  const verdicts = figures.map((figure) => {
    const previous = figure.previous.find(({ comparison }) => comparison === "PREVIOUS_PERIOD") ?? figure.previous[0];
    const definition = metrics.get(figure.metric);
    return {
      name: definition?.name ?? "",
      verdict: verdictOf(figure, previous === undefined ? null : comparable(previous), definition?.better ?? "NEITHER"),
    };
  });
  const named = (verdict: Verdict): string[] =>
    verdicts.filter((one) => one.verdict === verdict && one.name !== "").map(({ name }) => name);
  const isCompared = verdicts.some(({ verdict }) => verdict !== null);
  const better = named("better");
  const worse = named("worse");
  const previous = cases?.previous[0];
  const before = previous === undefined ? null : comparable(previous);
  const told =
    previous === undefined || before === null || typeof cases?.value !== "number"
      ? null
      : {
          before: t(`compared.${previous.comparison}`),
          difference: format.count(Math.abs(cases.value - before)),
        };
  const fewer = (cases?.value ?? 0) < (before ?? 0);
  const missed = figures
    .map(({ metric }) => metric)
    .filter((metric) => standingOf(metric)?.shown.state === "MISSED")
    .map((metric) => metrics.get(metric)?.name ?? metric);
  const against = previous === undefined ? null : t(`against.${previous.comparison}`);
  const parts = [
    told === null
      ? t("overview.cases", { n: format.count(cases?.n ?? 0) })
      : t(fewer ? "overview.casesFewer" : "overview.casesMore", { n: format.count(cases?.n ?? 0), ...told }),
    against !== null && better.length > 0 ? t("overview.better", { against, names: format.list(better) }) : null,
    against !== null && worse.length > 0 ? t("overview.worse", { against, names: format.list(worse) }) : null,
    against !== null && better.length + worse.length === 0 && isCompared
      ? t("overview.noDifference", { against })
      : null,
    missed.length > 0 ? t("overview.missed", { names: format.list(missed) }) : null,
  ];
  return <p style={{ margin: 0 }}>{parts.filter((part) => part !== null).join("")}</p>;
}
