import { gammaPoissonShrinkage } from "../../statistics/gamma-poisson-shrinkage.ts";
import type { MonthNumber } from "./months.ts";

/** Reports of a month, and how many rates by age alone would bring. */
export type CourseMonth = { readonly month: MonthNumber; readonly reports: number; readonly expected: number };

/** A calendar month's part in the year, and the variance of how well it is known. */
export type SeasonFactor = { readonly factor: number; readonly variance: number };

export type Season = {
  readonly factors: readonly SeasonFactor[];
  readonly seasonal: boolean;
  /** What is left: Pearson's χ² ÷ degrees of freedom by month, at least 1. */
  readonly dispersion: number;
};

const fewestMonths = 24;
const calm: SeasonFactor = { factor: 1, variance: 0 };

/**
 * The season of the calendar months, drawn towards none as far as chance explains their differences (gamma-Poisson, counts
 * ÷ the dispersion between the same months of several years), from two years of months on.
 */
export function seasonOf(months: readonly CourseMonth[]): Season {
  const told = months.filter(({ expected }) => expected > 0);
  const calendar = Array.from({ length: 12 }, (_, place) => told.filter(({ month }) => month % 12 === place));
  const sum = (of: readonly CourseMonth[], key: "reports" | "expected") => of.reduce((all, one) => all + one[key], 0);
  const seasonal = told.length >= fewestMonths && calendar.every((same) => same.length > 1);
  if (!seasonal) {
    const dispersion = scatter(told, () => 1, 1);
    return { factors: calendar.map(() => calm), seasonal, dispersion };
  }
  const raw = calendar.map((same) => sum(same, "reports") / sum(same, "expected"));
  const between = scatter(told, (place) => raw[place] ?? 1, 12);
  const [counts, expected] = (["reports", "expected"] as const).map((key) =>
    calendar.map((same) => sum(same, key) / between),
  );
  const { a, b } = gammaPoissonShrinkage(counts ?? [], expected ?? []);
  const factors = calendar.map((_, i): SeasonFactor => {
    const [count, exposure] = [a + (counts?.[i] ?? 0), b + (expected?.[i] ?? 0)];
    return { factor: count / exposure, variance: count / exposure ** 2 };
  });
  const freedom = (expected ?? []).reduce((all, exposure) => all + exposure / (b + exposure), 0);
  return { factors, seasonal, dispersion: scatter(told, (place) => factors[place]?.factor ?? 1, Math.max(1, freedom)) };
}

function scatter(months: readonly CourseMonth[], factorOf: (place: number) => number, fitted: number): number {
  const chi = months.reduce((sum, { month, reports, expected }) => {
    const mean = expected * factorOf(month % 12);
    return sum + (mean > 0 ? (reports - mean) ** 2 / mean : 0);
  }, 0);
  return Math.max(1, chi / Math.max(1, months.length - fitted));
}
