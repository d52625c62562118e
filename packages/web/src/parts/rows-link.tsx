import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { figureSearch, type FigureAddress } from "../filters/figure-search.ts";
import { useSearchState } from "../filters/use-search-state.ts";

/** A figure that opens exactly its rows, whatever the page's filters are. */
export function RowsLink({
  figure,
  children,
  className,
  label,
}: {
  figure: FigureAddress;
  children: ReactNode;
  className?: string | undefined;
  label?: string | undefined;
}) {
  const search = useSearchState();
  return (
    <Link to="/cases" search={figureSearch(search, figure)} preload={false} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
