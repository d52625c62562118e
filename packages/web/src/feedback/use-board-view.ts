import { useMediaQuery } from "@mantine/hooks";
import type { BoardView } from "../filters/board-search.ts";
import { useAddress } from "../filters/use-search-state.ts";

/** How issues are shown: as the address says; where it is silent, on a phone as a list. */
export function useBoardView(): BoardView {
  const { view } = useAddress();
  const isPhone = useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false });
  return view ?? (isPhone ? "list" : "board");
}
