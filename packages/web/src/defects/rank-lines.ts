import type { ParetoLine } from "./pareto-lines.ts";

export const ranks = ["count", "rate", "cost", "severity"] as const;
export type Rank = (typeof ranks)[number];

/** What lines may be ranked by beside their own counts, by the key of the type. */
export type RankedBy = {
  /** Costs of the cases resolved in the period, under each of their types. */
  readonly costs?: ReadonlyMap<string, number>;
  /** 1 a nuisance to 4 a danger, and half a step more where somebody can come to harm. */
  readonly severities?: ReadonlyMap<string, number>;
};

export type RankedLine = ParetoLine & {
  /** What the bar's length tells: reports, their rate, or their cost; null: not known. */
  readonly size: number | null;
  readonly severity: number | null;
};

const vitalShare = 0.8;

/**
 * The lines from the top of `rank` down. Costs add up: their shares and their vital few are told anew. Rates do not, and
 * neither do reports in the order of severity: there nothing is cumulative. What is not known stands last.
 */
export function rankLines(lines: readonly ParetoLine[], rank: Rank, by: RankedBy): RankedLine[] {
  const sized = lines.map((line) => ({
    ...line,
    size: rank === "rate" ? line.rate : rank === "cost" ? (by.costs?.get(line.key) ?? null) : line.n,
    severity: by.severities?.get(line.key) ?? null,
  }));
  if (rank === "count") return sized;
  const weight = (line: RankedLine) => (rank === "severity" ? line.severity : line.size) ?? -1;
  const sorted = sized.toSorted((a, b) => weight(b) - weight(a) || b.n - a.n || (a.label < b.label ? -1 : 1));
  return rank === "cost" ? withShares(sorted) : sorted.map((line) => ({ ...line, vital: (line.severity ?? 0) >= 4 }));
}

function withShares(lines: readonly RankedLine[]): RankedLine[] {
  const total = lines.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let before = 0;
  return lines.map((line) => {
    const share = total === 0 ? 0 : (line.size ?? 0) / total;
    const vital = total > 0 && before < vitalShare - 1e-9;
    before += share;
    return { ...line, share, vital, cumulative: before };
  });
}

/** Whether a rank's shares add up to the whole. */
export function addsUp(rank: Rank): boolean {
  return rank === "count" || rank === "cost";
}
