import type { Term } from "./terms.ts";

/** A limit as the product's policies say it. */
export type Limit = {
  readonly kind: "reply" | "dispatch" | "repair";
  readonly amount: number;
  readonly unit: "HOURS" | "DAYS";
  readonly clock: "CALENDAR" | "BUSINESS";
  /** Months before the end of the period from which it holds; absent: all along. */
  readonly sinceMonthsAgo?: number;
};
export type Contract = Term & {
  /** Share of the machines sold with it. */
  readonly share: number;
  /** The time until a reply or a dispatch, against that of customers without a contract. */
  readonly pace: number;
  readonly limits: readonly Limit[];
};

/** Service contracts, whose limits are tighter than the regulation's; the second was tightened a year before the end. */
export const contracts: readonly Contract[] = [
  {
    code: "SC-CARE",
    name: "安心保",
    nameEn: "Care plan",
    share: 0.05,
    pace: 0.5,
    limits: [
      { kind: "reply", amount: 8, unit: "HOURS", clock: "CALENDAR" },
      { kind: "dispatch", amount: 24, unit: "HOURS", clock: "CALENDAR" },
      { kind: "repair", amount: 15, unit: "DAYS", clock: "CALENDAR" },
    ],
  },
  {
    code: "SC-BIZ",
    name: "商用无忧",
    nameEn: "Business plan",
    share: 0.025,
    pace: 0.35,
    limits: [
      { kind: "reply", amount: 4, unit: "HOURS", clock: "BUSINESS" },
      { kind: "dispatch", amount: 24, unit: "HOURS", clock: "CALENDAR" },
      { kind: "dispatch", amount: 12, unit: "HOURS", clock: "CALENDAR", sinceMonthsAgo: 12 },
      { kind: "repair", amount: 7, unit: "DAYS", clock: "CALENDAR" },
    ],
  },
];
