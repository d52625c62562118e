import type { HeatMapQuery } from "../gql/graphql.ts";

type Named = { key: string; label: string; n: number };
export type HeatCell = { n: number; expected: number; tone: Tone };
export type Tone = "above-1" | "above-2" | "above-3" | "below-1" | "below-2" | "below-3" | "even";
export type Heat = {
  models: Named[];
  defects: Named[];
  total: number;
  cell: (model: string, defect: string) => HeatCell;
};

const models = 10;
const defects = 8;
/** Below this expectation a ratio says little: such a cell is not coloured. */
export const leastExpected = 5;

/**
 * The most frequent models against the most frequent defects. Expected is what a model would have if the defects of its
 * product family were spread over that family's models alike: its total × the defect's total there ÷ the family's.
 * A washing machine is not held against a range hood. Reports without a defect type stay out.
 */
export function heatOf(rows: HeatMapQuery["metricQuery"]["rows"]): Heat {
  const byModel = new Map<string, Named>();
  const byDefect = new Map<string, Named>();
  const families = new Map<string, Family>();
  const counts = new Map<string, number>();
  for (const { family, model, defect, n } of reportsOf(rows)) {
    add(byModel, model, n);
    add(byDefect, defect, n);
    raise(counts, cellKey(model.key, defect.key), n);
    addToFamily(families, family.key, { model: model.key, defect: defect.key, n });
  }
  const expected = (model: string, defect: string): number =>
    [...families.values()].reduce(
      (sum, { models: own, defects: theirs, total }) =>
        sum + ((own.get(model) ?? 0) * (theirs.get(defect) ?? 0)) / total,
      0,
    );
  return {
    models: largest(byModel, models),
    defects: largest(byDefect, defects),
    total: [...families.values()].reduce((sum, family) => sum + family.total, 0),
    cell: (model, defect) => {
      const n = counts.get(cellKey(model, defect)) ?? 0;
      const due = expected(model, defect);
      return { n, expected: due, tone: toneOf(n, due) };
    },
  };
}

type Key = { key: string; label: string };
type Family = { models: Map<string, number>; defects: Map<string, number>; total: number };

function reportsOf(rows: HeatMapQuery["metricQuery"]["rows"]): { family: Key; model: Key; defect: Key; n: number }[] {
  return rows.flatMap(({ dimensions, values }) => {
    const of = (wanted: string): Key | undefined => dimensions.find(({ dimension }) => dimension === wanted);
    const family = of("productFamily");
    const model = of("productModel");
    const defect = of("defectType");
    const n = values[0]?.n ?? 0;
    const complete =
      family !== undefined && model !== undefined && defect !== undefined && defect.key !== "unclassified";
    return complete && n > 0 ? [{ family, model, defect, n }] : [];
  });
}

function addToFamily(
  families: Map<string, Family>,
  key: string,
  { model, defect, n }: { model: string; defect: string; n: number },
): void {
  const family = families.get(key) ?? {
    models: new Map<string, number>(),
    defects: new Map<string, number>(),
    total: 0,
  };
  raise(family.models, model, n);
  raise(family.defects, defect, n);
  family.total += n;
  families.set(key, family);
}

function raise(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
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

function add(totals: Map<string, Named>, { key, label }: Key, n: number): void {
  totals.set(key, { key, label, n: (totals.get(key)?.n ?? 0) + n });
}

function largest(totals: ReadonlyMap<string, Named>, most: number): Named[] {
  return [...totals.values()].toSorted((a, b) => b.n - a.n || a.label.localeCompare(b.label)).slice(0, most);
}

function cellKey(model: string, defect: string): string {
  return JSON.stringify([model, defect]);
}
