import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useContext, useMemo } from "react";
import { InstallationContext } from "../app/installation-context.ts";
import type { Search } from "./search.ts";

const none: readonly string[] = [];

/** What the address says. */
export function useAddress(): Search {
  return useSearch({ from: "__root__" });
}

/**
 * What the page asks: the address, and where it is silent the page's own default. Defects leaves out kinds that report
 * no defect (installation, training, …) until kinds are chosen; the filter bar shows it like any other filter.
 */
export function useSearchState(): Search {
  const address = useAddress();
  const onDefects = useLocation({ select: ({ pathname }) => pathname === "/defects" });
  const kinds = useContext(InstallationContext)?.defectKinds ?? none;
  return useMemo(
    () => (onDefects && address.kind === undefined && kinds.length > 0 ? { ...address, kind: [...kinds] } : address),
    [address, onDefects, kinds],
  );
}

/** Changes the address of the page one is on. A key set to undefined leaves the address. */
export function useChangeSearch(): (change: (search: Search) => Search) => void {
  const navigate = useNavigate();
  return useCallback((change) => void navigate({ to: ".", search: (search) => change(search) }), [navigate]);
}
