import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Search } from "./search.ts";

export function useSearchState(): Search {
  return useSearch({ from: "__root__" });
}

/** Changes the address of the page one is on. A key set to undefined leaves the address. */
export function useChangeSearch(): (change: (search: Search) => Search) => void {
  const navigate = useNavigate();
  return useCallback((change) => void navigate({ to: ".", search: (search) => change(search) }), [navigate]);
}
