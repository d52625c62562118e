import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { MonthsInServiceDocument, type MonthsInServiceQuery } from "../gql/graphql.ts";
import { PageHead } from "../parts/page-head.tsx";
import { cohortName } from "./cohort-name.ts";
import { CohortsCard } from "./cohorts-card.tsx";
import { ForecastCard } from "./forecast-card.tsx";
import { useLifeFilters } from "./life-filters.ts";
import { ModesCard } from "./modes-card.tsx";
import { RepairsCard } from "./repairs-card.tsx";
import classes from "./reliability.module.css";

/** How long what was sold lasts: by cohort, by way to fail, how often it comes back, and what is to be expected. */
export function ReliabilityPage() {
  const { t } = useTranslation();
  const filters = useLifeFilters();
  const { by = "PRODUCTION_MONTH", cohort } = useSearchState();
  const query = useGraphql(MonthsInServiceDocument, { filters, by, curves: cohort ?? null });
  const found = query.data?.monthsInService;
  return (
    <div className={classes["page"]}>
      <PageHead title={t("reliability.title")}>{found && <Sentence found={found} />}</PageHead>
      <CohortsCard query={query} by={by} />
      <div className={classes["two"]}>
        <RepairsCard filters={filters} />
        <ForecastCard filters={filters} />
      </div>
      <ModesCard filters={filters} />
    </div>
  );
}

function Sentence({ found }: { found: NonNullable<MonthsInServiceQuery["monthsInService"]> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = (age: number) => found.all.find((point) => point.age === age);
  const mark = at(12) ?? at(6) ?? found.all.at(-1);
  if (!mark || found.reports === 0) return t("reliability.nothing");
  // Less than a twentieth above all is nothing to name first.
  const worst = found.cohorts.reduce<(typeof found.cohorts)[number] | null>(
    (most, one) => ((one.excess?.low ?? 0) > (most?.excess?.low ?? 1.05) && one.cohort !== "" ? one : most),
    null,
  );
  const values = {
    units: format.compact(found.units),
    rate: format.decimal(mark.perThousand, 1),
    count: mark.age,
    interval: `${format.decimal(mark.low, 1)}–${format.decimal(mark.high, 1)}`,
  };
  const first = t("reliability.sentence", values);
  if (!worst?.excess) return first;
  return (
    first +
    t("reliability.sentenceWorst", {
      cohort: worst.model ? `${worst.label} (${worst.model})` : cohortName(format, worst),
      times: format.times(worst.excess.times),
      low: format.times(worst.excess.low),
      count: worst.excess.age,
    })
  );
}
