import { useTranslation } from "react-i18next";
import { ExportMenu } from "../exports/export-menu.tsx";
import type { Dimension } from "../gql/graphql.ts";
import { AsOf } from "../known/as-of.tsx";
import { goesBack } from "../known/known-day.ts";
import { KnownPicker } from "../known/known-picker.tsx";
import { useKnownDay } from "../known/use-known-day.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { DimensionPicker } from "./dimension-picker.tsx";
import classes from "./filter-bar.module.css";
import { PeriodPicker } from "./period-picker.tsx";
import { lifeDimensions } from "./life-dimensions.ts";
import { dimensions, withoutDimensions } from "./search.ts";
import { useAddress, useChangeSearch, useSearchState } from "./use-search-state.ts";

// One line at 1440 px in either language; any other dimension is shown where it is set.
const everywhere: readonly Dimension[] = ["department", "productFamily", "region", "defectType"];
const onDefects: readonly Dimension[] = [...everywhere, "productModel"];
const onOneDefect = onDefects.filter((dimension) => dimension !== "defectType");
const onCases: readonly Dimension[] = [...onDefects, "status", "kind", "channel"];
const onPage = new Map<string, readonly Dimension[]>([
  ["/defects", onDefects],
  ["/defect", onOneDefect],
  ["/cases", onCases],
]);
// Scorecards and the scoreboard are made of a period and a department, and of nothing else.
const onStaff = new Map<string, readonly Dimension[]>([
  ["/department", ["department"]],
  ["/my-card", []],
  ["/scoreboard", ["department"]],
]);
// What is due is due now, in no period.
const onDue: readonly Dimension[] = ["department", "kind", "productFamily", "productModel", "region", "priority"];

/** What is asked, in one line: what is set is tinted. A filter set elsewhere is shown too, so that none works unseen. */
export function FilterBar({ path }: { path: string }) {
  const { t } = useTranslation();
  const search = useSearchState();
  const change = useChangeSearch();
  const staff = onStaff.get(path);
  const due = path === "/due";
  const lives = path === "/reliability";
  const offered = due ? onDue : lives ? lifeDimensions : (staff ?? onPage.get(path) ?? everywhere);
  const shown = dimensions.filter(
    (dimension) => offered.includes(dimension) || (staff === undefined && !lives && search[dimension] !== undefined),
  );
  const address = useAddress();
  const day = useKnownDay();
  const asksFigures = staff === undefined && !due && !lives;
  const anySet = shown.some((dimension) => address[dimension] !== undefined);
  return (
    <div
      className={classes["bar"]}
      role="region"
      aria-label={t("filters.name")}
      data-known={day !== null && goesBack(path, search) ? "" : undefined}
    >
      <div className={classes["filters"]}>
        {!due && !lives && <PeriodPicker />}
        {path !== "/cases" && asksFigures && <ComparePicker />}
        {shown.map((dimension) => (
          <DimensionPicker key={dimension} dimension={dimension} />
        ))}
        {anySet && (
          <button type="button" className={classes["clear"]} onClick={() => change(withoutDimensions)}>
            {t("filters.clear")}
          </button>
        )}
      </div>
      {asksFigures ? <KnownPicker /> : <AsOf />}
      {asksFigures && <ExportMenu path={path} />}
    </div>
  );
}
