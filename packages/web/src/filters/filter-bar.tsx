import { useTranslation } from "react-i18next";
import { ExportMenu } from "../exports/export-menu.tsx";
import { useInstallation } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";
import type { Dimension } from "../gql/graphql.ts";
import { goesBack } from "../known/known-day.ts";
import { KnownAsOf } from "../known/known-as-of.tsx";
import { KnownPicker } from "../known/known-picker.tsx";
import { useKnownDay } from "../known/use-known-day.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { DimensionPicker } from "./dimension-picker.tsx";
import classes from "./filter-bar.module.css";
import { PeriodPicker } from "./period-picker.tsx";
import { dimensions, withoutDimensions } from "./search.ts";
import { useAddress, useChangeSearch, useSearchState } from "./use-search-state.ts";

// One line at 1440 px in either language; any other dimension is shown where it is set.
const everywhere: readonly Dimension[] = ["department", "productFamily", "region", "defectType"];
const onDefects: readonly Dimension[] = [...everywhere, "productModel"];
const onCases: readonly Dimension[] = [...onDefects, "status", "kind", "channel"];
const onPage = new Map<string, readonly Dimension[]>([
  ["/defects", onDefects],
  ["/cases", onCases],
]);
// Scorecards are made of a period and a department, and of nothing else.
const onStaff = new Map<string, readonly Dimension[]>([
  ["/department", ["department"]],
  ["/my-card", []],
]);

/** What is asked, in one line: what is set is tinted. A filter set elsewhere is shown too, so that none works unseen. */
export function FilterBar({ path }: { path: string }) {
  const { t } = useTranslation();
  const search = useSearchState();
  const change = useChangeSearch();
  const staff = onStaff.get(path);
  const offered = staff ?? onPage.get(path) ?? everywhere;
  const shown = dimensions.filter(
    (dimension) => offered.includes(dimension) || (staff === undefined && search[dimension] !== undefined),
  );
  const address = useAddress();
  const day = useKnownDay();
  const told = goesBack(path, search) ? day : null;
  const anySet = shown.some((dimension) => address[dimension] !== undefined);
  return (
    <div
      className={classes["bar"]}
      role="region"
      aria-label={t("filters.name")}
      data-known={told === null ? undefined : ""}
    >
      <div className={classes["filters"]}>
        <PeriodPicker />
        {path !== "/cases" && staff === undefined && <ComparePicker />}
        {shown.map((dimension) => (
          <DimensionPicker key={dimension} dimension={dimension} />
        ))}
        {staff === undefined && <KnownPicker />}
        {anySet && (
          <button type="button" className={classes["clear"]} onClick={() => change(withoutDimensions)}>
            {t("filters.clear")}
          </button>
        )}
      </div>
      {told === null ? <AsOf ignored={day !== null} /> : <KnownAsOf day={told} />}
      {staff === undefined && <ExportMenu path={path} />}
    </div>
  );
}

/** When the data was read; `ignored`: an earlier day was asked for, but this page only tells what is known now. */
function AsOf({ ignored }: { ignored: boolean }) {
  const { t } = useTranslation();
  const { asOf, today } = useInstallation();
  const format = useFormat();
  const text = format.dateTime(asOf);
  const short = text.startsWith(today.slice(0, 4)) ? text.slice(5) : text;
  return (
    <p className={classes["asOf"]} title={text}>
      {t(ignored ? "known.ignored" : "asOf", { time: short })}
    </p>
  );
}
