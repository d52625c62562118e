import { Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DateRangeInput, FigureFragment, MetricKey } from "../gql/graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { intervalMethodOf } from "../glossary/interval-method.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { RowsLink } from "./rows-link.tsx";
import classes from "./definition-mark.module.css";

/** The question mark beside a figure's name: what it means, on which rows it rests, and which were left out and why. */
export function DefinitionMark({
  metric,
  figure,
  range,
}: {
  metric: MetricKey;
  figure?: FigureFragment | undefined;
  range: DateRangeInput;
}) {
  const { t } = useTranslation();
  const definition = useMetrics().get(metric);
  if (definition === undefined) return null;
  return (
    <Popover width={320} position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${classes["mark"]} no-print`}
          aria-label={t("definition.of", { metric: definition.name })}
        >
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes["dropdown"] ?? ""}>
        <p className={classes["name"]}>{definition.name}</p>
        <p>{definition.definition}</p>
        {definition.interval !== null && (
          <p className="quiet">
            {t("definition.interval", { method: t(`intervalMethod.${intervalMethodOf(definition.interval)}`) })}
          </p>
        )}
        {figure !== undefined && <Basis figure={figure} range={range} />}
        <p>
          <Link to="/glossary" search={(search) => search} hash={metric} className="link">
            {t("definition.glossary")}
          </Link>
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}

function Basis({ figure, range }: { figure: FigureFragment; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { metric } = figure;
  return (
    <>
      <p>
        <RowsLink figure={{ metric, range }} className="link">
          {t("rows.see", { n: format.count(figure.n) })}
        </RowsLink>
      </p>
      {figure.excluded.length > 0 && (
        <>
          <p className="quiet">{t("definition.excluded")}</p>
          <ul className={classes["excluded"]}>
            {figure.excluded.map(({ reason, label, n }) => (
              <li key={reason}>
                <span>{label}</span>
                <RowsLink figure={{ metric, range, outcome: reason }} className="link">
                  {format.count(n)}
                </RowsLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
