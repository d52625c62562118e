import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { figureSearch } from "../filters/figure-search.ts";
import { useFormat } from "../format/use-format.ts";
import { type DateRangeInput, type Dimension, type DimensionKeyInput, MetricKey } from "../gql/graphql.ts";

/** How many reports of a defect were watched, and the way to exactly these, whatever the page's filters are. */
export function ReportsLink({
  n,
  range,
  defect,
  part,
}: {
  n: number;
  range: DateRangeInput;
  defect: string | undefined;
  part: { dimension: Dimension; key: string } | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { defectKinds } = useInstallation();
  if (n === 0) return "0";
  const cut: DimensionKeyInput[] = [
    ...(defect === undefined ? [] : [{ dimension: "defectType" as const, key: defect }]),
    ...(part ? [part] : []),
  ];
  const search = figureSearch({}, { metric: MetricKey.DefectReports, range, cut });
  return (
    <Link
      to="/cases"
      search={{ ...search, ...(defectKinds.length > 0 ? { kind: [...defectKinds] } : {}) }}
      preload={false}
      className="told"
      aria-label={t("rows.see", { n: format.count(n) })}
    >
      {format.count(n)}
    </Link>
  );
}
