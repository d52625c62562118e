import { useMemo } from "react";
import { useInstallation } from "../app/installation-context.ts";
import { questionOf, type Question } from "./question.ts";
import { useSearchState } from "./use-search-state.ts";

/** What the address asks: days, filters and comparisons, ready for every section's query. */
export function useQuestion(): Question {
  const search = useSearchState();
  const { today, dataFrom, timeZone } = useInstallation();
  return useMemo(() => questionOf(search, { today, dataFrom, timeZone }), [search, today, dataFrom, timeZone]);
}
