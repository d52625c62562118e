import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { UnitCell } from "../cases/unit-cell.tsx";
import { filtersOnly } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { MetricKey } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./known.module.css";
import { ReasonSummary } from "./reason-summary.tsx";
import { useChanges, type Change } from "./use-changes.ts";

/** The rows that came, went or count differently since `since` ended: why, before and after, and when it was learned. */
export function FigureChanges({ metric, since }: { metric: MetricKey; since: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useChanges(useSearchState(), since);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query;
  const total = query.data?.pages[0]?.totalCount ?? 0;
  const nothing = <Notice height={240} title={t("known.noChanges")} text={t("known.noChangesWhy", { day: since })} />;
  return (
    <Card
      title={t("known.changes")}
      sentence={
        <span aria-live="polite" data-testid="change-count" data-count={query.data === undefined ? undefined : total}>
          {query.data === undefined
            ? t("known.comparing")
            : t("known.sentence", { count: total, n: format.count(total), day: since })}
        </span>
      }
    >
      <QueryState query={query} height={320} empty={() => (total === 0 ? nothing : null)}>
        {({ pages }) => (
          <>
            <ReasonSummary reasons={pages[0]?.summary ?? []} total={total} />
            <div className="scroller" tabIndex={0} role="region" aria-label={t("known.changes")}>
              <ChangeTable changes={pages.flatMap(({ edges }) => edges.map(({ node }) => node))} metric={metric} />
            </div>
          </>
        )}
      </QueryState>
      {hasNextPage && (
        <Button
          className={`${classes["more"]} no-print`}
          variant="default"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("known.more", { total: format.count(total) })}
        </Button>
      )}
      {isFetchNextPageError && (
        <p className="worse" role="alert">
          {t("cases.moreFailed")}
        </p>
      )}
    </Card>
  );
}

const columns = ["case", "why", "before", "after", "learned"] as const;

function ChangeTable({ changes, metric }: { changes: readonly Change[]; metric: MetricKey }) {
  const { t } = useTranslation();
  return (
    <table className={`figures ${classes["changes"] ?? ""}`} data-testid="change-rows">
      <caption className="unseen">{t("known.changes")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`known.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeRow key={change.id} change={change} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeRow({ change, metric }: { change: Change; metric: MetricKey }) {
  const format = useFormat();
  const filters = filtersOnly(useSearchState());
  const { case: one, reasons, labels, learnedAt } = change;
  return (
    <tr>
      <th scope="row">
        {one === null ? (
          "–"
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: one.id }} search={filters} preload={false} className="link">
            {one.number}
          </Link>
        )}
      </th>
      <td>
        <span className={classes["reasons"]}>
          {labels.map((label, i) => (
            <span key={reasons[i] ?? label} className={classes["reason"]}>
              {label}
            </span>
          ))}
        </span>
      </td>
      <td className={classes["state"]}>
        <StateCell state={change.before} metric={metric} />
      </td>
      <td className={classes["state"]}>
        <StateCell state={change.after} metric={metric} />
      </td>
      <td className={classes["state"]}>{learnedAt === null ? "–" : format.dateTime(learnedAt)}</td>
    </tr>
  );
}

/** How the row stood in the figure, and on which day; or that it did not. */
function StateCell({ state, metric }: { state: Change["before"]; metric: MetricKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state === null) return <span className="quiet">{t("known.absent")}</span>;
  return (
    <>
      <UnitCell unit={state} metric={metric} />
      {state.outcome !== "counted" && <small> {format.day(state.day)}</small>}
    </>
  );
}
