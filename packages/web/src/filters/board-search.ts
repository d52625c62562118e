import { oneOf, textOf, textsOf } from "./address-texts.ts";

export const boardViews = ["board", "list"] as const;
export type BoardView = (typeof boardViews)[number];
export const whoseIssues = ["mine", "department"] as const;
export type WhoseIssues = (typeof whoseIssues)[number];
export const onlyIssues = ["late", "special"] as const;
export type OnlyIssues = (typeof onlyIssues)[number];

/** What the address says on the board of quality issues. */
export type BoardSearch = {
  /** Absent: the board, on a phone the list. */
  view?: BoardView;
  /** Absent: everybody's. */
  whose?: WhoseIssues;
  /** Late ones, special cases, or what is both. */
  only?: OnlyIssues[];
  /** Those that were closed of late are shown, too. */
  closed?: "shown";
  /** The issue that one comes from. */
  issue?: string;
};

export function boardOf(raw: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  const view = oneOf(boardViews, textOf(raw["view"]));
  if (view !== undefined) search.view = view;
  const whose = oneOf(whoseIssues, textOf(raw["whose"]));
  if (whose !== undefined) search.whose = whose;
  const asked = textsOf(raw["only"]);
  const only = onlyIssues.filter((one) => asked.includes(one));
  if (only.length > 0) search.only = only;
  if (textOf(raw["closed"]) === "shown") search.closed = "shown";
  const issue = textOf(raw["issue"]);
  if (issue !== undefined) search.issue = issue;
  return search;
}
