import type { HeatMapQuery } from "../gql/graphql.ts";

type Named = { key: string; label: string; n: number };
export type HeatCell = { n: number; expected: number; tone: Tone };
export type Tone = "above-1" | "above-2" | "above-3" | "below-1" | "below-2" | "below-3" | "even";
export type Heat = { models: Named[]; defects: Named[]; total: number; cell: (model: string, defect: string) => HeatCell };

const models = 10;
const defects = 8;
/** Below this expectation a ratio says little: such a cell is not coloured. */
export const leastExpected = 5;

/**
 * The most frequent models against the most frequent defects. Expected is what a model would have if defects were
 * spread over the models alike: its total × the defect's total ÷ all. Reports without a defect type stay out.
 */
export function heatOf(rows: HeatMapQuery["metricQuery"]["rows"]): Heat {
  const byModel = new Map<string, Named>();
  const byDefect = new Map<string, Named>();
  const counts = new Map<string, number>();
  let total = 0;
  for (const { dimensions, values } of rows) {
    const model = dimensions.find(({ dimension }) => dimension === "productModel");
    const defect = dimensions.find(({ dimension }) => dimension === "defectType");
    const n = values[0]?.n ?? 0;
    if (model === undefined || defect === undefined || defect.key === "unclassified") continue;
    add(byModel, model, n);
    add(byDefect, defect, n);
    counts.set(cellKey(model.key, defect.key), n);
    total += n;
  }
  return {
    models: largest(byModel, models),
    defects: largest(byDefect, defects),
    total,
    cell: (model, defect) => {
      const n = counts.get(cellKey(model, defect)) ?? 0;
      const expected = total === 0 ? 0 : ((byModel.get(model)?.n ?? 0) * (byDefect.get(defect)?.n ?? 0)) / total;
      return { n, expected, tone: toneOf(n, expected) };
    },
  };
}

function toneOf(n: number, expected: number): Tone {
  const ratio = n / expected;
  if (expected < leastExpected) return "even";
  if (ratio >= 2.5) return "above-3";
  if (ratio >= 1.6) return "above-2";
  if (ratio >= 1.25) return "above-1";
  if (ratio <= 0.4) return "below-3";
  if (ratio <= 0.625) return "below-2";
  return ratio <= 0.8 ? "below-1" : "even";
}

function add(totals: Map<string, Named>, { key, label }: { key: string; label: string }, n: number): void {
  totals.set(key, { key, label, n: (totals.get(key)?.n ?? 0) + n });
}

function largest(totals: ReadonlyMap<string, Named>, most: number): Named[] {
  return [...totals.values()].toSorted((a, b) => b.n - a.n || a.label.localeCompare(b.label)).slice(0, most);
}

function cellKey(model: string, defect: string): string {
  return JSON.stringify([model, defect]);
}
