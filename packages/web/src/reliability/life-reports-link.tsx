import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { figureSearch } from "../filters/figure-search.ts";
import type { Search } from "../filters/search.ts";
import { useFormat } from "../format/use-format.ts";
import { type LifeObservedFragment, MetricKey } from "../gql/graphql.ts";
import { lifeSearch, useLifeFilters } from "./life-filters.ts";

/** How many defect reports of the observed months, and the way to them. `of` narrows the page's filters. */
export function LifeReportsLink({ n, observed, of = {} }: { n: number; observed: LifeObservedFragment; of?: Search }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { defectKinds } = useInstallation();
  const filters = useLifeFilters();
  if (n === 0) return "0";
  const kinds = defectKinds.length > 0 ? { kind: [...defectKinds] } : {};
  const range = { from: observed.from, to: observed.to };
  const search = figureSearch({ ...lifeSearch(filters), ...of }, { metric: MetricKey.DefectReports, range });
  return (
    <Link
      to="/cases"
      search={{ ...search, ...kinds }}
      preload={false}
      className="told"
      aria-label={t("rows.see", { n: format.count(n) })}
    >
      {format.count(n)}
    </Link>
  );
}
