import { wilsonInterval } from "../../statistics/wilson.ts";

/** So many of so many, with Wilson's 95 % interval; null of none. */
export type IssueShare = {
  readonly hits: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export function shareOf(hits: number, of: number): IssueShare {
  const { low, high } = wilsonInterval(hits, of) ?? { low: null, high: null };
  return { hits, of, share: of === 0 ? null : hits / of, low, high };
}
