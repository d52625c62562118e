import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { filtersOnly, promises } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { DueCountsDocument, type DueCountsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./overview.module.css";

const withinHours = 24;
const everyMinute = 60_000;

/** What must be done next: how many open cases are overdue or soon due, by promise; each line opens its cases. */
export function DueSection({ filters }: { filters: Question["filters"] }) {
  const { t } = useTranslation();
  const search = filtersOnly(useSearchState());
  const query = useGraphql(DueCountsDocument, { withinHours, filters }, { every: everyMinute });
  return (
    <Card
      title={t("due.title")}
      sentence={t("due.sectionSentence")}
      className={classes["due"]}
      actions={
        <Link to="/due" search={search}>
          {t("due.all")}
        </Link>
      }
    >
      <QueryState query={query} height={150}>
        {(counts) => <DueLines counts={counts} />}
      </QueryState>
    </Card>
  );
}

function DueLines({ counts }: { counts: DueCountsQuery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = filtersOnly(useSearchState());
  return (
    <ul className={classes["dueLines"]}>
      {promises.map((promise) => {
        const { overdue, soon } = counts[promise].counts;
        return (
          <li key={promise}>
            <Link to="/due" search={{ ...search, promise, within: withinHours }}>
              <span>{t(`due.promise.${promise}`)}</span>
              <b className={overdue > 0 ? "worse" : "quiet"}>{t("due.overdueCount", { n: format.count(overdue) })}</b>
              <b className={soon > 0 ? undefined : "quiet"}>{t("due.soonCount", { n: format.count(soon) })}</b>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
