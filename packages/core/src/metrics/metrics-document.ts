import type { Metrics } from "./check-query.ts";
import type { Choice, Metric, Words } from "./metric.ts";
import type { Asker } from "./metric-query.ts";

const unitWords: Record<Metric["unit"], Words> = {
  COUNT: { zh: "件", en: "count" },
  RATE: { zh: "0–1", en: "0–1" },
  SECONDS: { zh: "秒", en: "seconds" },
  MONEY: { zh: "本币", en: "money in the installation's currency" },
  PER_HUNDRED: { zh: "每百件", en: "for each hundred" },
  PER_THOUSAND: { zh: "每千台在用", en: "for each thousand units in service" },
};
const betterWords: Record<Metric["better"], Words> = {
  HIGHER: { zh: "越高越好", en: "higher is better" },
  LOWER: { zh: "越低越好", en: "lower is better" },
  NEITHER: { zh: "无好坏", en: "neither" },
};
const intervalWords: Record<NonNullable<Metric["interval"]>, string> = {
  wilson: "Wilson score, 95 %",
  meanOfHistogram: "normal interval of the mean, 95 %, variance between histogram buckets",
  poisson: "exact Poisson interval of the count (Garwood 1936), 95 %",
  meanCumulative: "of the mean cumulative function from its variance (Nelson 1995; Fay & Feuer 1997), 95 %",
  multinomial: "normal interval of the difference of two shares of one multinomial, 95 %",
};

/** The glossary page docs/metrics.md, made of the registry's records alone. */
export function metricsDocument(
  metrics: Metrics,
  words: (language: Asker["language"]) => (key: string) => string,
): string {
  const sections = Object.entries(metrics).map(([key, metric]) => section(key, metric, words));
  return [
    "# Metrics",
    "",
    "Generated from the metric registry (`packages/core/src/registry.ts`) by `npm run check -- --write`; do not edit.",
    "Rates are 0–1, durations seconds. n counts the metric's units; `metricRows` lists exactly those. Empty is null, never 0 or 100 %.",
    "",
    ...sections.flat(),
  ].join("\n");
}

function choiceOf({ name, values }: Choice): string {
  return `\`${name}\`: ${values.join(", ")}; default ${values[0]}`;
}

function section(
  key: string,
  metric: Metric,
  words: (language: Asker["language"]) => (key: string) => string,
): string[] {
  const excluded = (language: Asker["language"]) =>
    metric.exclusions.map((reason) => words(language)(`outcome.${reason}`));
  const facts: [string, string][] = [
    ["定义", metric.definition.zh],
    ["Definition", metric.definition.en],
    ["Anchor day", `${metric.anchor.zh} · ${metric.anchor.en}`],
    [
      "Unit",
      `${unitWords[metric.unit].zh} · ${unitWords[metric.unit].en}; ${betterWords[metric.better].zh} · ${betterWords[metric.better].en}`,
    ],
    ["Counts rows of", `\`unit_${metric.of.key}\``],
    ["Interval", metric.interval ? intervalWords[metric.interval] : "–"],
    ["Minimum n", String(metric.minimumN)],
    ["Choice", metric.choice ? choiceOf(metric.choice) : "–"],
    [
      "Excluded, listed by reason",
      metric.exclusions.map((reason, i) => `\`${reason}\` ${excluded("zh-CN")[i]} · ${excluded("en")[i]}`).join("; ") ||
        "–",
    ],
    ["Source", metric.source],
  ];
  return [
    `## ${metric.name.zh} · ${metric.name.en} (\`${key}\`)`,
    "",
    "| | |",
    "|---|---|",
    ...facts.map(([name, text]) => `| ${name} | ${text} |`),
    "",
  ];
}
