import { ebgmFit, ebgmPosterior, type EbgmPrior } from "../../statistics/ebgm.ts";
import type { ReportSeries } from "../signals/read-reports.ts";
import type { SignalLevel } from "../signals/signal-level.ts";

/** How much more often a defect is reported of a part than both alone let expect, shrunk towards what is usual. */
export type Disproportion = {
  readonly observed: number;
  /** The part's reports × the defect's ÷ all. */
  readonly expected: number;
  /** The empirical Bayes geometric mean of the ratio, and its limits at 5 % and 95 %. */
  readonly ebgm: number;
  readonly eb05: number;
  readonly eb95: number;
};

// Cells of the same count whose expectations lie within a fifth of an e-fold are fitted as one.
const squash = 5;
// DuMouchel's own start and three far from it; the likelihood of so many cells is smooth.
const starts = 4;

/**
 * The disproportion of every part of `level` for one defect, from the reports of all defects (DuMouchel 1999): for parts
 * whose units in service nobody knows. Reports without a type are left out. The prior is fitted on all pairs of a defect
 * and a part, those without reports too, squashed as in DuMouchel & Pregibon (2001). Empty where there is nothing to compare.
 */
export function disproportions(
  reports: readonly ReportSeries[],
  { level, defectTypeId }: { readonly level: SignalLevel; readonly defectTypeId: number },
): ReadonlyMap<number, Disproportion> {
  const table = tableOf(reports, level);
  const { defects, parts, total } = table;
  if (defects.size < 2 || parts.size < 2) return new Map();
  const { N, E, weights } = squashed(table);
  const { theta } = ebgmFit(N, E, { weights, starts });
  const ofDefect = defects.get(defectTypeId) ?? 0;
  const own = [...(table.counts.get(defectTypeId) ?? [])].map(([part, observed]) => ({
    part,
    observed,
    expected: (ofDefect * (parts.get(part) ?? 0)) / total,
  }));
  const { EBGM, EB05, EB95 } = ebgmPosterior(
    cautious(theta),
    own.map(({ observed }) => observed),
    own.map(({ expected }) => expected),
  );
  return new Map(
    own.map(({ part, observed, expected }, i) => {
      return [part, { observed, expected, ebgm: EBGM[i] ?? 0, eb05: EB05[i] ?? 0, eb95: EB95[i] ?? 0 }];
    }),
  );
}

// Parts of one kind differ by a fifth at least: a few outliers alike would else make a prior that is sure of itself, and
// intervals with it.
const surest = 25;

function cautious({ alpha1, beta1, alpha2, beta2, P }: EbgmPrior): EbgmPrior {
  const [first, second] = [Math.min(1, surest / alpha1), Math.min(1, surest / alpha2)];
  return { alpha1: alpha1 * first, beta1: beta1 * first, alpha2: alpha2 * second, beta2: beta2 * second, P };
}

type Table = {
  /** Of each defect and part that were reported together how often. */
  readonly counts: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly defects: ReadonlyMap<number, number>;
  readonly parts: ReadonlyMap<number, number>;
  readonly total: number;
};

function tableOf(reports: readonly ReportSeries[], level: SignalLevel): Table {
  const counts = new Map<number, Map<number, number>>();
  const defects = new Map<number, number>();
  const parts = new Map<number, number>();
  let total = 0;
  for (const { level: own, defectTypeId, partId, counts: weeks } of reports) {
    if (own !== level || defectTypeId === null || partId === null) continue;
    const n = weeks.reduce((sum, one) => sum + one, 0);
    if (n === 0) continue;
    counts.set(defectTypeId, (counts.get(defectTypeId) ?? new Map<number, number>()).set(partId, n));
    defects.set(defectTypeId, (defects.get(defectTypeId) ?? 0) + n);
    parts.set(partId, (parts.get(partId) ?? 0) + n);
    total += n;
  }
  return { counts, defects, parts, total };
}

function squashed({ counts, defects, parts, total }: Table) {
  const cells = new Map<string, { n: number; sum: number; weight: number }>();
  for (const [defect, ofDefect] of defects) {
    for (const [part, ofPart] of parts) {
      const [n, expected] = [counts.get(defect)?.get(part) ?? 0, (ofDefect * ofPart) / total];
      const key = `${n} ${Math.round(squash * Math.log(expected))}`;
      const cell = cells.get(key) ?? { n, sum: 0, weight: 0 };
      cell.sum += expected;
      cell.weight += 1;
      cells.set(key, cell);
    }
  }
  const all = [...cells.values()];
  return {
    N: all.map(({ n }) => n),
    E: all.map(({ sum, weight }) => sum / weight),
    weights: all.map(({ weight }) => weight),
  };
}
