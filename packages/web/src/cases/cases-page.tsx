import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuestion } from "../filters/use-question.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import type { MetricKey } from "../gql/graphql.ts";
import { FigureChanges } from "../known/figure-changes.tsx";
import { FigureViews } from "../known/figure-views.tsx";
import { useKnownDay } from "../known/use-known-day.ts";
import { NoRows } from "../parts/no-rows.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { ChoosableCases } from "./choosable-cases.tsx";
import classes from "./cases.module.css";
import { FigureTitle } from "./figure-title.tsx";
import { useCaseList, useFigureRows } from "./use-case-lines.ts";

/** The cases of the filters, or, when the address names a figure, exactly the rows it counts or what changed it. */
export function CasesPage() {
  const { metric, since } = useSearchState();
  if (metric === undefined) return <CaseList />;
  if (since === undefined) return <FigureRows metric={metric} />;
  return (
    <div className={classes["page"]}>
      <FigureTitle total={undefined} />
      <FigureViews />
      <FigureChanges metric={metric} since={since} />
    </div>
  );
}

function CaseList() {
  const { t } = useTranslation();
  const format = useFormat();
  const question = useQuestion();
  const words = useSearchState().q ?? "";
  const known = useKnownDay();
  const list = useCaseList(question, words);
  const total = list.data?.pages[0]?.totalCount;
  return (
    <div className={classes["page"]}>
      <div className={classes["head"]}>
        <PageHead title={t("cases.title")}>
          {total !== undefined && t("cases.sentence", { n: format.count(total) })}
          {known !== null && ` ${t("known.listNow")}`}
        </PageHead>
        <SearchBox words={words} />
      </div>
      <QueryState query={list} height={480} empty={() => (total === 0 ? <NoRows height={480} /> : null)}>
        {() => <ChoosableCases list={list} metric={null} />}
      </QueryState>
    </div>
  );
}

function FigureRows({ metric }: { metric: MetricKey }) {
  const list = useFigureRows(useQuestion(), useSearchState());
  const total = list.data?.pages[0]?.totalCount;
  return (
    <div className={classes["page"]}>
      <FigureTitle total={total} />
      <FigureViews />
      <QueryState query={list} height={480} empty={() => (total === 0 ? <NoRows height={480} /> : null)}>
        {() => <ChoosableCases list={list} metric={metric} />}
      </QueryState>
    </div>
  );
}

function SearchBox({ words }: { words: string }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const [typed, setTyped] = useState(words);
  const [asked, setAsked] = useState(words);
  // Words dropped elsewhere leave the box, too.
  if (asked !== words) {
    setAsked(words);
    if (words === "") setTyped("");
  }
  const settle = useDebouncedCallback((text: string) => {
    change(({ q: _, ...rest }) => (text.trim() === "" ? rest : { ...rest, q: text.trim() }));
  }, 300);
  return (
    <TextInput
      type="search"
      className={`${classes["search"] ?? ""} no-print`}
      size="sm"
      value={typed}
      aria-label={t("cases.search")}
      placeholder={t("cases.search")}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}
