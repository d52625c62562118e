import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { filtersOnly } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { DueCasesDocument, DueCountsDocument, type DueCasesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./clocks.module.css";
import { useTermWords } from "./use-term-words.ts";

const promises = ["reply", "dispatch", "repair"] as const;
type Promised = (typeof promises)[number];
const aheads = [8, 24, 72, 168] as const;
const page = 100;
const everyMinute = 60_000;

/** The open cases whose reply, dispatch or repair is overdue or due soon, what has been due longest first. */
export function DuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [promise, setPromise] = useState<Promised>("reply");
  const [withinHours, setWithinHours] = useState(24);
  const counts = useGraphql(DueCountsDocument, { withinHours }, { every: everyMinute });
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
            overdue: format.count(chosen.overdue),
            soon: format.count(chosen.soon),
            hours: withinHours,
          })}
      </PageHead>
      <div className={classes["choices"]}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("due.open")}
          value={promise}
          onChange={(text) => setPromise(promises.find((one) => one === text) ?? "reply")}
          data={promises.map((one) => ({ value: one, label: tab(one) }))}
        />
        <span className="quiet">{t("due.within")}</span>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("due.within")}
          value={String(withinHours)}
          onChange={(text) => setWithinHours(Number(text))}
          data={aheads.map((hours) => ({
            value: String(hours),
            label: hours < 48 ? t("due.hours", { count: hours }) : t("due.days", { count: hours / 24 }),
          }))}
        />
      </div>
      <DueList key={`${promise} ${withinHours}`} promise={promise} withinHours={withinHours} />
    </div>
  );
}

function DueList({ promise, withinHours }: { promise: Promised; withinHours: number }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(page);
  const query = useGraphql(DueCasesDocument, { promise, withinHours, first }, { every: everyMinute });
  return (
    <Card title={t(`due.promise.${promise}`)}>
      <QueryState
        query={query}
        height={360}
        empty={({ dueCases }) =>
          dueCases.edges.length === 0 ? <Notice title={t("due.none")} text={t("due.noneWhy")} height={360} /> : null
        }
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

type Due = DueCasesQuery["dueCases"]["edges"][number]["node"];
const columns = ["number", "due", "left", "clock", "status", "department", "employee", "model"] as const;

function DueTable({ rows }: { rows: readonly Due[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures">
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
      <td>{due.dueAt === null ? t("due.day", { day: format.day(due.dueOn) }) : format.dateTime(due.dueAt)}</td>
      <td className={due.overdue ? "worse" : undefined}>{told()}</td>
      <td className="quiet">{termWords(due.policy)}</td>
      <td>{status.label}</td>
      <td>{department?.label ?? "–"}</td>
      <td>{employee?.label ?? "–"}</td>
      <td>{productModel?.label ?? "–"}</td>
    </tr>
  );
}
