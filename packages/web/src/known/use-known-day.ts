import { useInstallation } from "../app/installation-context.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { knownDayOf } from "./known-day.ts";

/** The day as of whose end the address asks to be told; null for now. */
export function useKnownDay(): string | null {
  return knownDayOf(useSearchState(), useInstallation());
}
