import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { MetricDefinitionsDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { intervalMethodOf } from "./interval-method.ts";
import type { MetricDefinition } from "./use-metrics.ts";
import classes from "./glossary.module.css";

/** Every figure of the product, as the code that computes it defines it. */
export function GlossaryPage() {
  const { t } = useTranslation();
  const query = useGraphql(MetricDefinitionsDocument, {});
  return (
    <>
      <PageHead title={t("glossary.title")}>{t("glossary.sentence")}</PageHead>
      <QueryState query={query} height={600}>
        {({ metrics }) => (
          <div className={classes["list"]}>
            {metrics.map((metric) => (
              <Definition key={metric.key} metric={metric} />
            ))}
          </div>
        )}
      </QueryState>
    </>
  );
}

function Definition({ metric }: { metric: MetricDefinition }) {
  const { t } = useTranslation();
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [t("glossary.unit"), t(`glossary.units.${metric.unit}`)],
    [t("glossary.better"), t(`glossary.directions.${metric.better}`)],
    [t("glossary.anchor"), metric.anchor],
    [
      t("glossary.interval"),
      metric.interval === null ? null : t(`intervalMethod.${intervalMethodOf(metric.interval)}`),
    ],
    [t("glossary.minimum"), metric.minimumN > 1 ? t("glossary.minimumRows", { n: metric.minimumN }) : null],
    [
      t("glossary.excluded"),
      metric.exclusions.length === 0 ? null : metric.exclusions.map(({ label }) => label).join(t("glossary.comma")),
    ],
    [
      t("glossary.dimensions"),
      metric.dimensions.map((dimension) => t(`dimension.${dimension}`)).join(t("glossary.comma")),
    ],
    [t("glossary.source"), metric.source],
  ];
  return (
    <div id={metric.key} className={classes["metric"]}>
      <Card title={metric.name} actions={<code>{metric.key}</code>}>
        <p className={classes["definition"]}>{metric.definition}</p>
        <dl className={classes["facts"]}>
          {facts.map(([name, value]) =>
            value === null || value === "" ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </Card>
    </div>
  );
}
