import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { filtersOnly, hoursAhead, promises, withoutDimensions, type Promised } from "../filters/search.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { DueCasesDocument, DueCountsDocument, type DimensionFilterInput, type DueCasesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./clocks.module.css";
import { useTermWords } from "./use-term-words.ts";

const page = 100;
const everyMinute = 60_000;

/** The open cases whose reply, dispatch or repair is overdue or due soon, what has been due longest first. */
export function DuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { promise = "reply", within: withinHours = 24 } = useSearchState();
  const change = useChangeSearch();
  const { filters } = useQuestion();
  const counts = useGraphql(DueCountsDocument, { withinHours, filters }, { every: everyMinute });
  const chosen = counts.data?.[promise].counts;
  const tab = (one: Promised): string => {
    const found = counts.data?.[one].counts;
    const n = found === undefined ? "" : format.count(found.overdue + found.soon);
    return t("due.tab", { promise: t(`due.promise.${one}`), n });
  };
  return (
    <div className={classes["page"]}>
      <PageHead title={t("due.title")}>
        {chosen !== undefined &&
          t("due.sentence", {
            promise: t(`due.promise.${promise}`),
            overdue: format.count(chosen.overdue),
            soon: format.count(chosen.soon),
            hours: aheadWords(t, withinHours),
          })}
      </PageHead>
      <div className={classes["choices"]}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("due.open")}
          value={promise}
          onChange={(text) => change((now) => ({ ...now, promise: promises.find((one) => one === text) ?? "reply" }))}
          data={promises.map((one) => ({ value: one, label: tab(one) }))}
        />
        <span className="quiet">{t("due.within")}</span>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("due.within")}
          value={String(withinHours)}
          onChange={(text) =>
            change((now) => ({ ...now, within: hoursAhead.find((hours) => String(hours) === text) ?? 24 }))
          }
          data={hoursAhead.map((hours) => ({ value: String(hours), label: aheadWords(t, hours) }))}
        />
      </div>
      <DueList
        key={`${promise} ${withinHours} ${JSON.stringify(filters)}`}
        promise={promise}
        withinHours={withinHours}
        filters={filters}
      />
    </div>
  );
}

function aheadWords(t: TFunction, hours: number): string {
  return hours < 48 ? t("due.hours", { count: hours }) : t("due.days", { count: hours / 24 });
}

function DueList({
  promise,
  withinHours,
  filters,
}: {
  promise: Promised;
  withinHours: number;
  filters: DimensionFilterInput[];
}) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(page);
  const query = useGraphql(DueCasesDocument, { promise, withinHours, filters, first }, { every: everyMinute });
  return (
    <Card title={t("due.list", { promise: t(`due.promise.${promise}`) })} sentence={t("due.listSentence")}>
      <QueryState
        query={query}
        height={360}
        empty={({ dueCases }) => (dueCases.edges.length === 0 ? <NothingDue isFiltered={filters.length > 0} /> : null)}
      >
        {({ dueCases }) => (
          <>
            <DueTable rows={dueCases.edges.map(({ node }) => node)} />
            {dueCases.pageInfo.hasNextPage && first < 5 * page && (
              <p>
                <button type="button" className="plain link" onClick={() => setFirst(first + page)}>
                  {t("due.more", { n: page })}
                </button>
              </p>
            )}
          </>
        )}
      </QueryState>
    </Card>
  );
}

function NothingDue({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  return (
    <Notice title={t("due.none")} text={t(isFiltered ? "due.noneHere" : "due.noneWhy")} height={200}>
      {isFiltered && (
        <button type="button" className="plain link" onClick={() => change(withoutDimensions)}>
          {t("filters.clear")}
        </button>
      )}
    </Notice>
  );
}

type Due = DueCasesQuery["dueCases"]["edges"][number]["node"];
const columns = ["number", "left", "due", "clock", "status", "department", "employee", "model"] as const;

function DueTable({ rows }: { rows: readonly Due[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={t("due.title")}>
      <table className={`figures ${classes["whole"] ?? ""}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`due.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((due) => (
            <DueRow key={due.case.id} due={due} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DueRow({ due }: { due: Due }) {
  const { t } = useTranslation();
  const format = useFormat();
  const termWords = useTermWords();
  const filters = filtersOnly(useSearchState());
  const { id, number, status, department, employee, productModel } = due.case;
  const left = due.secondsLeft === null ? null : format.text(Math.abs(due.secondsLeft), "SECONDS");
  const told = (): string => {
    if (left === null) return due.overdue ? t("due.overdue") : t("due.today");
    return due.overdue ? t("due.overdueBy", { time: left }) : t("due.leftOf", { time: left });
  };
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId: id }} search={filters} preload={false} className="link">
          {number}
        </Link>
      </th>
      <td className={due.overdue ? "worse" : undefined}>{told()}</td>
      <td>{due.dueAt === null ? t("due.day", { day: format.day(due.dueOn) }) : format.dateTime(due.dueAt)}</td>
      <td className="quiet">{termWords(due.policy)}</td>
      <td>{status.label}</td>
      <td>{department?.label ?? "–"}</td>
      <td>{employee?.label ?? "–"}</td>
      <td>{productModel?.label ?? "–"}</td>
    </tr>
  );
}
