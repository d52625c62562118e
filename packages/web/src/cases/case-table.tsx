import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { filtersOnly } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { MetricKey } from "../gql/graphql.ts";
import classes from "./cases.module.css";
import { ChooseCell, ChooseHead, type Choice } from "./choose-cell.tsx";
import { UnitCell } from "./unit-cell.tsx";
import type { CaseRow, CaseRows } from "./use-case-lines.ts";

const rowHeight = 37;
const ahead = 30;
const columns = [
  "number",
  "reported",
  "status",
  "model",
  "defect",
  "department",
  "employee",
  "region",
  "handling",
] as const;

/** Any number of rows, of which only those in view are drawn; the next hundred are fetched before they are reached. */
export function CaseTable({
  list,
  metric,
  choice,
}: {
  list: CaseRows;
  metric: MetricKey | null;
  /** Null where nothing can be done with chosen cases. */
  choice: Choice | null;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.totalCount ?? 0;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (last >= rows.length - ahead && hasNextPage && !isFetchingNextPage && !isFetchNextPageError)
      void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div ref={scroller} className={classes["scroller"]} tabIndex={0} role="region" aria-label={t("cases.title")}>
      <div
        role="table"
        aria-rowcount={total + 1}
        aria-label={t("cases.title")}
        className={classes["table"]}
        data-figure={metric ?? undefined}
        data-choice={choice === null ? undefined : ""}
      >
        <div role="row" aria-rowindex={1} className={classes["headRow"]}>
          {choice !== null && <ChooseHead choice={choice} rows={rows} />}
          {columns.map((column) => (
            <span key={column} role="columnheader" data-column={column}>
              {t(`cases.column.${column}`)}
            </span>
          ))}
          {metric !== null && (
            <span role="columnheader" data-column="unit">
              {t("cases.column.unit")}
            </span>
          )}
        </div>
        <div role="rowgroup" style={{ position: "relative", height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Line key={row.key} row={row} index={index} start={start} metric={metric} choice={choice} />
            );
          })}
        </div>
      </div>
      {isFetchingNextPage && (
        <p className={classes["more"]} role="status">
          {t("state.loading")}
        </p>
      )}
      {isFetchNextPageError && (
        <p className={classes["more"]} role="alert">
          {t("cases.moreFailed")}{" "}
          <button type="button" className="plain link" onClick={() => void fetchNextPage()}>
            {t("state.retry")}
          </button>
        </p>
      )}
    </div>
  );
}

type LineProps = { row: CaseRow; index: number; start: number; metric: MetricKey | null; choice: Choice | null };

function Line({ row, index, start, metric, choice }: LineProps) {
  const format = useFormat();
  const filters = filtersOnly(useSearchState());
  const one = row.case;
  const leading = row.unit?.defect ?? one.defects.find((defect) => defect.leading) ?? one.defects[0];
  const further = one.defects.length - 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes["row"]}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
    >
      {choice !== null && <ChooseCell choice={choice} one={one} />}
      <span role="cell" data-column="number">
        <Link
          to="/cases/$caseId"
          params={{ caseId: one.id }}
          search={filters}
          preload={false}
          className={classes["open"]}
        >
          {one.number}
        </Link>
      </span>
      <span role="cell" data-column="reported">
        {format.moment(null, one.reportedOn) ?? "–"}
      </span>
      <span role="cell" data-column="status">
        <span className={classes["status"]} data-status={one.status.key}>
          {one.status.label}
        </span>
      </span>
      <span role="cell" data-column="model" title={one.productModel?.label}>
        {one.productModel?.label ?? "–"}
      </span>
      <span role="cell" data-column="defect" title={one.defects.map(({ label }) => label).join(" · ")}>
        {leading?.label ?? "–"}
        {further > 0 && <small> +{further}</small>}
      </span>
      <span role="cell" data-column="department" title={one.department?.label}>
        {one.department?.label ?? "–"}
      </span>
      <span role="cell" data-column="employee" title={one.employee?.label}>
        {one.employee?.label ?? "–"}
      </span>
      <span role="cell" data-column="region" title={one.region?.label}>
        {one.region?.label ?? "–"}
      </span>
      <span role="cell" data-column="handling">
        {format.text(one.handlingSeconds, "SECONDS")}
      </span>
      {metric !== null && (
        <span role="cell" data-column="unit">
          {row.unit !== null && <UnitCell unit={row.unit} metric={metric} />}
        </span>
      )}
    </div>
  );
}
