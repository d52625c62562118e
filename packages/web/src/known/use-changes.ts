import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { graphqlRequest } from "../app/graphql-request.ts";
import { useInstallation } from "../app/installation-context.ts";
import { figureOf } from "../cases/use-case-lines.ts";
import type { Search } from "../filters/search.ts";
import { useQuestion } from "../filters/use-question.ts";
import { FigureChangesDocument, type FigureChangesQuery } from "../gql/graphql.ts";
import { endOfDay } from "./end-of-day.ts";

type Page = FigureChangesQuery["metricChanges"];
export type Change = Page["edges"][number]["node"];
export type ReasonSummary = Page["summary"][number];
export type Changes = UseInfiniteQueryResult<InfiniteData<Page>>;

const pageSize = 50;

/** What made the figure of the address another than it was known when `since` ended. */
export function useChanges(search: Search, since: string): Changes {
  const { language } = useTranslation().i18n;
  const { timeZone } = useInstallation();
  const asked = { ...figureOf(useQuestion(), search), since: endOfDay(since, timeZone), first: pageSize };
  return useInfiniteQuery({
    queryKey: ["changes", asked, language],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { ...asked, after: pageParam };
      const { metricChanges } = await graphqlRequest(FigureChangesDocument, variables, { language, signal });
      return metricChanges;
    },
    initialPageParam: firstPage(),
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
  });
}

function firstPage(): string | null {
  return null;
}
