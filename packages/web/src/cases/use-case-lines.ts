import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { graphqlRequest } from "../app/graphql-request.ts";
import { cutOf } from "../filters/figure-search.ts";
import type { Question } from "../filters/question.ts";
import type { Search } from "../filters/search.ts";
import {
  FigureRowsDocument,
  ServiceCasesDocument,
  type CaseLineFragment,
  type FigureRowsQuery,
  type MetricKey,
} from "../gql/graphql.ts";

type Unit = FigureRowsQuery["metricRows"]["edges"][number]["node"];

/** A line of the table: a case, and where the table lists a figure's rows, the row that counts it. */
export type CaseRow = { key: string; case: CaseLineFragment; unit: Unit | null };
type Page = { totalCount: number; rows: CaseRow[]; next: string | null };
export type CaseRows = UseInfiniteQueryResult<InfiniteData<Page>>;

const pageSize = 100;

export function useCaseList({ range, filters }: Question, words: string): CaseRows {
  const filter = { range, filters, ...(words === "" ? {} : { search: words }) };
  return usePages(["cases", filter], async (after, context) => {
    const { serviceCases } = await graphqlRequest(ServiceCasesDocument, { filter, first: pageSize, after }, context);
    const rows = serviceCases.edges.map(({ node }) => ({ key: node.id, case: node, unit: null }));
    return { totalCount: serviceCases.totalCount, rows, next: nextOf(serviceCases.pageInfo) };
  });
}

/** The rows of the figure that the address names. */
export function useFigureRows({ range, filters, asKnownOn }: Question, search: Search): CaseRows {
  const figure = figureOf({ range, filters }, search);
  const asked = {
    ...figure,
    input: { ...figure.input, asKnownOn },
    outcome: search.outcome ?? null,
    first: pageSize,
  };
  return usePages(["figure", asked], async (after, context) => {
    const { metricRows } = await graphqlRequest(FigureRowsDocument, { ...asked, after }, context);
    const rows = metricRows.edges.map(({ node }) => ({ key: node.id, case: node.case, unit: node }));
    return { totalCount: metricRows.totalCount, rows, next: nextOf(metricRows.pageInfo) };
  });
}

/** The one figure of the address, as metricRows and metricChanges ask for it. */
export function figureOf({ range, filters }: Pick<Question, "range" | "filters">, search: Search) {
  const metric: MetricKey = search.metric ?? "cases";
  const dimensions = cutOf(search);
  const by = dimensions.map(({ dimension }) => dimension);
  const input = { metrics: [{ key: metric }], range, filters, by, grain: search.grain ?? null };
  return { input, metric, dimensions, bucket: search.bucket ?? null };
}

function usePages(
  key: readonly unknown[],
  read: (after: string | null, context: { language: string; signal: AbortSignal }) => Promise<Page>,
): CaseRows {
  const { language } = useTranslation().i18n;
  return useInfiniteQuery({
    queryKey: [...key, language],
    queryFn: ({ pageParam, signal }) => read(pageParam, { language, signal }),
    initialPageParam: startOfList(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

function startOfList(): string | null {
  return null;
}

function nextOf({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null }): string | null {
  return hasNextPage ? endCursor : null;
}
