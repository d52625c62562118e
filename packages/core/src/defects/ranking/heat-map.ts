import type { Dimension, DimensionFilter, DayRange, MetricQuery, MetricResult } from "../../metrics/metric-query.ts";
import { falseDiscoveryRates } from "../../statistics/false-discovery.ts";
import { poissonUpperTail } from "../../statistics/observed-expected.ts";
import { exposedExpectation, type HeatReport } from "./heat-expectation.ts";

/** What the rows of a heat map are. */
export const heatParts = ["MODEL", "BATCH"] as const;
export type HeatPart = (typeof heatParts)[number];

export type HeatQuestion = {
  readonly by: HeatPart;
  readonly range: DayRange;
  readonly filters?: readonly DimensionFilter[] | null | undefined;
  readonly asKnownOn?: Date | null | undefined;
};

type Term = { readonly key: string; readonly label: string };
export type HeatCell = {
  readonly reports: number;
  /** 0: nobody of the part's family had the defect. */
  readonly expected: number;
  /** Where the difference is more than chance, at a false discovery rate of 5 % over the map. */
  readonly differs: "ABOVE" | "BELOW" | null;
};
/** `model` of a batch. */
export type HeatRow = {
  readonly part: Term;
  readonly model: Term | null;
  readonly reports: number;
  readonly cells: readonly HeatCell[];
};

export type HeatMap = {
  readonly defects: readonly Term[];
  /** The parts with the most reports; each has a cell for each defect, in their order. */
  readonly rows: readonly HeatRow[];
  /** Reports of a known part and type, those of parts and defects not shown included. */
  readonly reports: number;
  /** Expected by units in service, in every family. */
  readonly isByRate: boolean;
};

const [mostParts, mostDefects] = [10, 8];
const falseShare = 0.05;
const unknown = "unclassified";

/**
 * The parts with the most reports against the most frequent defects: how many of each, and how many are expected if all
 * models (or batches) of a product family had the family's rate of the defect on their unit-months in service. Where these
 * are not all known, a part's reports stand for them. Reports without a type or part stay out. `ask` answers metric
 * queries of the asker's scope.
 */
export async function heatMap(
  { by, range, filters, asKnownOn }: HeatQuestion,
  ask: (query: MetricQuery) => Promise<MetricResult>,
): Promise<HeatMap> {
  const { rows } = await ask({
    metrics: [{ key: "defectReports" }, { key: "ratePerThousandInService" }],
    by: ["productFamily", "productModel", ...(by === "BATCH" ? (["batch"] as const) : []), "defectType"],
    ...{ range, filters, asKnownOn },
  });
  const labels = new Map<string, Term>();
  const models = new Map<string, Term>();
  const told = rows.flatMap((row) => reportOf(row, by, labels, models));
  const reports = told.filter(({ defect }) => defect !== unknown);
  const parts = largest(
    Map.groupBy(reports, ({ part }) => part),
    labels,
  ).slice(0, mostParts);
  const defects = largest(
    Map.groupBy(reports, ({ defect }) => defect),
    labels,
  ).slice(0, mostDefects);
  const { expected, isByRate } = exposedExpectation(told, unknown);
  const counts = Map.groupBy(reports, ({ part, defect }) => `${part} ${defect}`);
  const cells = parts.map(({ key: part }) =>
    defects.map(({ key: defect }) => ({
      reports: sumOf(counts.get(`${part} ${defect}`)),
      expected: expected(part, defect),
    })),
  );
  return {
    defects: defects.map(({ key, label }) => ({ key, label })),
    rows: withDifferences(cells).map((own, i) => {
      const { key = "", label = "", n = 0 } = parts[i] ?? {};
      return { part: { key, label }, model: models.get(key) ?? null, reports: n, cells: own };
    }),
    reports: sumOf(reports),
    isByRate,
  };
}

type Row = MetricResult["rows"][number];

function reportOf(
  { dimensions, values }: Row,
  by: HeatPart,
  labels: Map<string, Term>,
  models: Map<string, Term>,
): HeatReport[] {
  const of = (wanted: Dimension): Term | undefined => dimensions.find(({ dimension }) => dimension === wanted);
  const [family, model, defect] = [of("productFamily"), of("productModel"), of("defectType")];
  const part = by === "BATCH" ? of("batch") : model;
  const [reports, rate] = values;
  if (!family || !part || !defect || part.key === unknown || !reports || reports.n === 0) return [];
  labels.set(part.key, part).set(defect.key, defect);
  if (by === "BATCH" && model) models.set(part.key, model);
  return [{ family: family.key, part: part.key, defect: defect.key, n: reports.n, unitMonths: rate?.denominator ?? 0 }];
}

const sumOf = (reports: readonly HeatReport[] = []): number => reports.reduce((sum, { n }) => sum + n, 0);

function largest(groups: ReadonlyMap<string, readonly HeatReport[]>, labels: ReadonlyMap<string, Term>) {
  return [...groups]
    .map(([key, reports]) => ({ key, label: labels.get(key)?.label ?? key, n: sumOf(reports) }))
    .toSorted((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}

type Counted = Omit<HeatCell, "differs">;

/** By exact two-sided tails of a Poisson count, over all cells in which something is expected. */
function withDifferences(rows: readonly (readonly Counted[])[]): HeatCell[][] {
  const tested = rows.flat().filter(({ expected }) => expected > 0);
  const adjusted = falseDiscoveryRates(tested.map(twoSided), tested.length);
  const rates = new Map(tested.map((cell, i) => [cell, adjusted[i] ?? 1]));
  return rows.map((cells) =>
    cells.map((cell): HeatCell => {
      const differs = (rates.get(cell) ?? 1) <= falseShare;
      return { ...cell, differs: differs ? (cell.reports > cell.expected ? "ABOVE" : "BELOW") : null };
    }),
  );
}

function twoSided({ reports, expected }: Counted): number {
  return Math.min(1, 2 * Math.min(poissonUpperTail(reports, expected), 1 - poissonUpperTail(reports + 1, expected)));
}
