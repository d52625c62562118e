import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useContext, useMemo } from "react";
import { InstallationContext } from "../app/installation-context.ts";
import type { Search } from "./search.ts";

const none: readonly string[] = [];
const ofDefects = ["/defects", "/defect"];
const comparesPeople = ["/department", "/my-card"];

/** What the address says. */
export function useAddress(): Search {
  return useSearch({ from: "__root__" });
}

/**
 * What the page asks: the address, and where it is silent the page's own default. Defects leaves out kinds that report
 * no defect (installation, training, …) until kinds are chosen; people are compared over a year until a period is chosen,
 * for in weeks chance hides nearly everybody's difference. The filter bar shows either like any other choice.
 */
export function useSearchState(): Search {
  const address = useAddress();
  const page = useLocation({ select: ({ pathname }) => pathname });
  const kinds = useContext(InstallationContext)?.defectKinds ?? none;
  return useMemo(() => ({ ...address, ...defaultsOf(page, address, kinds) }), [address, page, kinds]);
}

function defaultsOf(page: string, { kind, period, from }: Search, kinds: readonly string[]): Search {
  if (ofDefects.includes(page) && kind === undefined && kinds.length > 0) return { kind: [...kinds] };
  const choosesDays = period !== undefined || from !== undefined;
  return comparesPeople.includes(page) && !choosesDays ? { period: "52w" } : {};
}

/** Changes the address of the page one is on. A key set to undefined leaves the address. */
export function useChangeSearch(): (change: (search: Search) => Search) => void {
  const navigate = useNavigate();
  return useCallback((change) => void navigate({ to: ".", search: (search) => change(search) }), [navigate]);
}
