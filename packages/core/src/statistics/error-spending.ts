import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";

/** One of the looks: how much was known, and what of the error may be spent by then. */
export type SpendingLook = {
  /** In any one unit; above that of the look before. */
  readonly information: number;
  /** One-sided, of all looks up to this one. */
  readonly spent: number;
};

/** Lan & DeMets' (1983) spending like O'Brien & Fleming's: how much of the one-sided `error` is spent at `fraction` (0 to 1) of the information. */
export function obrienFlemingSpending(fraction: number, error: number): number {
  if (fraction <= 0) return 0;
  const z = normalQuantile(1 - error / 2, 0, 1);
  return 2 * normalCdf(-z / Math.sqrt(Math.min(1, fraction)), 0, 1);
}

// In standard errors to either side; what lies further out is less than the least that is ever spent.
const [gridPoints, widest, rounds] = [160, 6.5, 32];
const leastSpent = 1e-9;

/**
 * The one-sided level of each look at which the chance of crossing for the first time is what is newly spent there, where
 * scores gain independent normal increments as information grows (Armitage, McPherson & Rowe 1969; Lan & DeMets 1983). 0
 * where a look has nothing to spend.
 */
export function nominalLevels(looks: readonly SpendingLook[]): number[] {
  let before: Scores | null = null;
  let [known, spent] = [0, 0];
  return looks.map((look) => {
    const spends = look.spent - spent;
    // Until something is spent all scores are normal from the beginning.
    if (!before && spends < leastSpent) return 0;
    const step = Math.sqrt(look.information - known);
    const limit = limitOf(before, { step, information: look.information, spends });
    before = scoresBelow(before, { step, limit, information: look.information });
    [known, spent] = [look.information, Math.max(spent, look.spent)];
    return limit === null ? 0 : normalCdf(-limit / Math.sqrt(look.information), 0, 1);
  });
}

/** The density of the scores that crossed at no look so far, on even points from `from` on. */
type Scores = { readonly from: number; readonly width: number; readonly density: Float64Array };
type Step = { readonly step: number; readonly information: number };

/** The score above which exactly `spends` lies of what crossed at no look before; null where nothing can be spent. */
function limitOf(before: Scores | null, { step, information, spends }: Step & { readonly spends: number }) {
  if (spends < leastSpent) return null;
  if (!before) return -step * normalQuantile(spends, 0, 1);
  let [low, high] = [0, widest * Math.sqrt(information)];
  for (let round = 0; round < rounds; round += 1) {
    const middle = (low + high) / 2;
    if (crossing(before, step, middle) > spends) low = middle;
    else high = middle;
  }
  return high;
}

function crossing({ from, width, density }: Scores, step: number, limit: number): number {
  let sum = 0;
  // From further below nothing reaches the limit in one step.
  const first = Math.max(0, Math.floor((limit - widest * step - from) / width));
  for (let i = first; i < density.length; i += 1) {
    sum += (density[i] ?? 0) * normalCdf((from + i * width - limit) / step, 0, 1);
  }
  return sum * width;
}

function scoresBelow(before: Scores | null, { step, limit, information }: Step & { readonly limit: number | null }) {
  const end = widest * Math.sqrt(information);
  const to = Math.min(limit ?? end, end);
  const width = (to + end) / gridPoints;
  const density = new Float64Array(gridPoints + 1);
  for (let i = 0; i <= gridPoints; i += 1) {
    const at = -end + i * width;
    // Simpson's rule, when it is summed.
    const weight = i === 0 || i === gridPoints ? 1 / 3 : i % 2 === 1 ? 4 / 3 : 2 / 3;
    density[i] = weight * densityAt(before, at, step);
  }
  return { from: -end, width, density };
}

function densityAt(before: Scores | null, at: number, step: number): number {
  const normal = (x: number) => Math.exp((-x * x) / (2 * step * step)) / (step * Math.sqrt(2 * Math.PI));
  if (!before) return normal(at);
  const { from, width, density } = before;
  const [first, last] = [(at - widest * step - from) / width, (at + widest * step - from) / width];
  let sum = 0;
  for (let i = Math.max(0, Math.floor(first)); i <= Math.min(gridPoints, last); i += 1) {
    sum += (density[i] ?? 0) * normal(at - from - i * width);
  }
  return sum * width;
}
