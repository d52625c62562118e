import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { verdictOf, type Verdict } from "../format/verdict.ts";
import type { FigureFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";

/** What matters in the figures below, said first: how many cases, what got better, what got worse, what did not move. */
export function OverviewSentence({ figures }: { figures: readonly FigureFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const metrics = useMetrics();
  const cases = figures.find(({ metric }) => metric === "cases");
  const verdicts = figures.map((figure) => {
    const previous = figure.previous.find(({ comparison }) => comparison === "PREVIOUS_PERIOD") ?? figure.previous[0];
    const definition = metrics.get(figure.metric);
    return {
      name: definition?.name ?? "",
      verdict: verdictOf(figure, previous?.value ?? null, definition?.better ?? "NEITHER"),
    };
  });
  const named = (verdict: Verdict): string[] =>
    verdicts.filter((one) => one.verdict === verdict && one.name !== "").map(({ name }) => name);
  const better = named("better");
  const worse = named("worse");
  const previous = cases?.previous[0];
  const told =
    typeof previous?.value !== "number" || typeof cases?.value !== "number"
      ? null
      : {
          before: t(`compared.${previous.comparison}`),
          difference: format.count(Math.abs(cases.value - previous.value)),
        };
  const fewer = (cases?.value ?? 0) < (previous?.value ?? 0);
  const against = previous === undefined ? null : t(`against.${previous.comparison}`);
  const parts = [
    told === null
      ? t("overview.cases", { n: format.count(cases?.n ?? 0) })
      : t(fewer ? "overview.casesFewer" : "overview.casesMore", { n: format.count(cases?.n ?? 0), ...told }),
    against !== null && better.length > 0 ? t("overview.better", { against, names: format.list(better) }) : null,
    against !== null && worse.length > 0 ? t("overview.worse", { against, names: format.list(worse) }) : null,
    against !== null && better.length + worse.length === 0 ? t("overview.noDifference", { against }) : null,
  ];
  return <p style={{ margin: 0 }}>{parts.filter((part) => part !== null).join("")}</p>;
}
