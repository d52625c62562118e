import { useTranslation } from "react-i18next";
import type { Search } from "../filters/search.ts";
import { useFormat } from "../format/use-format.ts";
import type { MonthsInServiceQuery } from "../gql/graphql.ts";
import { LifeReportsLink } from "./life-reports-link.tsx";
import classes from "./reliability.module.css";

type Found = NonNullable<MonthsInServiceQuery["monthsInService"]>;

/** On how many reports of which months the curves rest, how late reports are known, and what could not be placed. `of` narrows the filters. */
export function Excluded({ found, of = {} }: { found: Found; of?: Search }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { observed, reports, undated, beforeSale, unsold } = found;
  const last = observed.completeness[0];
  const all = reports + undated + beforeSale + unsold;
  return (
    <p className={classes["small"]}>
      n <LifeReportsLink n={all} observed={observed} of={of} />
      {t("reliability.basis", {
        from: format.bucket(observed.from, "MONTH"),
        to: format.day(observed.to),
        units: format.count(found.units),
      })}
      {last === undefined ? t("reliability.delayUnknown") : t("reliability.delay", { share: format.percent(last) })}
      {undated > 0 && t("reliability.undated", { n: format.count(undated) })}
      {beforeSale > 0 && t("reliability.beforeSale", { n: format.count(beforeSale) })}
      {unsold > 0 && t("reliability.unsold", { n: format.count(unsold) })}
    </p>
  );
}
