import { demand, demandFigures, total } from "./finite.ts";

/** Rows are periods of occurrence, columns delays from 0; `null` is not observable yet. */
export type DelayTriangle = readonly (readonly (number | null)[])[];

export type ReportingDelay = {
  /** Growth of what is known from one delay to the next; `null` where nothing was known. */
  readonly dev_factors: readonly (number | null)[];
  /** The share that is reported with at most this delay, 1 at the longest one observed. */
  readonly cdf: readonly number[];
  /** By period: what is known, which share of all that will be, and all by that share (`null` where none is known). */
  readonly observed: readonly number[];
  readonly completeness: readonly (number | null)[];
  readonly nowcast: readonly (number | null)[];
};

/**
 * How late things are reported, from a triangle cut off by today: the reverse-time hazard of Kalbfleisch & Lawless (1989),
 * which is the chain ladder; what happened by now is observed ÷ completeness (Kalbfleisch, Lawless & Robinson 1991).
 */
export function reportingDelay(triangle: DelayTriangle): ReportingDelay {
  const known = triangle.map(knownPart);
  const width = Math.max(0, ...known.map((row) => row.length));
  demand(width > 0, "triangle");
  const upTo = (row: readonly number[], delay: number) => total(row.slice(0, delay + 1));
  const links = Array.from({ length: width - 1 }, (_, i) => {
    const rows = known.filter((row) => row.length > i + 1);
    return { before: total(rows.map((row) => upTo(row, i))), after: total(rows.map((row) => upTo(row, i + 1))) };
  });
  const cdf = Array.from({ length: width }, () => 1);
  for (let delay = width - 2; delay >= 0; delay -= 1) {
    const { before = 0, after = 0 } = links[delay] ?? {};
    cdf[delay] = (cdf[delay + 1] ?? 1) * (after === 0 ? 1 : before / after);
  }
  const observed = known.map(total);
  const completeness = known.map((row) => (row.length === 0 ? null : (cdf[row.length - 1] ?? null)));
  return {
    dev_factors: links.map(({ before, after }) => (before === 0 ? null : after / before)),
    cdf,
    observed,
    completeness,
    nowcast: completeness.map((share, i) => (share === null || share === 0 ? null : (observed[i] ?? 0) / share)),
  };
}

function knownPart(row: readonly (number | null)[]): number[] {
  const end = row.findIndex((count) => count === null);
  const known = row.slice(0, end < 0 ? row.length : end).flatMap((count) => (count === null ? [] : [count]));
  if (known.length > 0) demandFigures(known, "triangle", 0);
  // A hole in the middle would be taken for the end.
  demand(
    row.slice(known.length).every((count) => count === null),
    "triangle",
  );
  return known;
}
