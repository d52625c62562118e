import type { HeatMapQuery } from "../gql/graphql.ts";

type Named = { key: string; label: string; n: number };
export type HeatCell = { n: number; expected: number; tone: Tone };
export type Tone = "above-1" | "above-2" | "above-3" | "below-1" | "below-2" | "below-3" | "even";
export type Heat = {
  models: Named[];
  defects: Named[];
  total: number;
  /** Expected by units in service, in every family. */
  isByRate: boolean;
  cell: (model: string, defect: string) => HeatCell;
};

const models = 10;
const defects = 8;
/** Below this expectation a ratio says little: such a cell is not coloured. */
export const leastExpected = 5;

/**
 * The most frequent models against the most frequent defects. Expected is what a model would have if its product family's
 * models all had the family's rate of the defect on their unit-months in service: a model that sells twice as much may have
 * twice as many. Where the unit-months of a family's models are not all known, its reports stand for them: its total × the
 * defect's total there ÷ the family's. A washing machine is not held against a range hood. Reports without a defect type
 * stay out.
 */
export function heatOf(rows: HeatMapQuery["metricQuery"]["rows"]): Heat {
  const byModel = new Map<string, Named>();
  const byDefect = new Map<string, Named>();
  const families = new Map<string, Family>();
  const counts = new Map<string, number>();
  for (const report of reportsOf(rows)) {
    const { family, model, defect, n } = report;
    add(byModel, model, n);
    add(byDefect, defect, n);
    raise(counts, cellKey(model.key, defect.key), n);
    addToFamily(families, family.key, report);
  }
  const expected = (model: string, defect: string): number =>
    [...families.values()].reduce((sum, family) => sum + shareOf(family, model) * (family.defects.get(defect) ?? 0), 0);
  return {
    models: largest(byModel, models),
    defects: largest(byDefect, defects),
    total: [...families.values()].reduce((sum, family) => sum + family.total, 0),
    isByRate: [...families.values()].every(isExposed),
    cell: (model, defect) => {
      const n = counts.get(cellKey(model, defect)) ?? 0;
      const due = expected(model, defect);
      return { n, expected: due, tone: toneOf(n, due) };
    },
  };
}

type Key = { key: string; label: string };
type Report = { family: Key; model: Key; defect: Key; n: number; unitMonths: number };
type Family = {
  models: Map<string, number>;
  /** In service; 0 where nobody knows. */
  unitMonths: Map<string, number>;
  defects: Map<string, number>;
  total: number;
};

function reportsOf(rows: HeatMapQuery["metricQuery"]["rows"]): Report[] {
  return rows.flatMap(({ dimensions, values }) => {
    const of = (wanted: string): Key | undefined => dimensions.find(({ dimension }) => dimension === wanted);
    const family = of("productFamily");
    const model = of("productModel");
    const defect = of("defectType");
    const n = values.find(({ metric }) => metric === "defectReports")?.n ?? 0;
    const unitMonths = values.find(({ metric }) => metric === "ratePerThousandInService")?.denominator ?? 0;
    const complete =
      family !== undefined && model !== undefined && defect !== undefined && defect.key !== "unclassified";
    return complete && n > 0 ? [{ family, model, defect, n, unitMonths }] : [];
  });
}

function addToFamily(families: Map<string, Family>, key: string, { model, defect, n, unitMonths }: Report): void {
  const family = families.get(key) ?? { models: new Map(), unitMonths: new Map(), defects: new Map(), total: 0 };
  raise(family.models, model.key, n);
  raise(family.defects, defect.key, n);
  // The same in every cell of a model: what is in service does not depend on the defect.
  family.unitMonths.set(model.key, Math.max(unitMonths, family.unitMonths.get(model.key) ?? 0));
  family.total += n;
  families.set(key, family);
}

const isExposed = ({ unitMonths }: Family): boolean => [...unitMonths.values()].every((months) => months > 0);

/** Which share of a family's reports a model would have if all of its models were alike. */
function shareOf(family: Family, model: string): number {
  if (!isExposed(family)) return (family.models.get(model) ?? 0) / family.total;
  const all = [...family.unitMonths.values()].reduce((sum, months) => sum + months, 0);
  return (family.unitMonths.get(model) ?? 0) / all;
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
