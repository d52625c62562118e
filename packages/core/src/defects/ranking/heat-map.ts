import type { Dimension, DimensionFilter, DayRange, MetricQuery, MetricResult } from "../../metrics/metric-query.ts";
import { falseDiscoveryRates } from "../../statistics/false-discovery.ts";
import { poissonUpperTail } from "../../statistics/observed-expected.ts";
import { exposedExpectation, type FamilyReport, type HeatReport } from "./heat-expectation.ts";

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
 * The parts with the most reports against their most frequent defects: how many of each, and how many are expected if all
 * models (or batches) of a product family had the family's rate of the defect on their unit-months in service. Where these
 * are not all known, a part's reports stand for them. Reports without a type or part stay out. `ask` answers metric
 * queries of the asker's scope.
 */
export async function heatMap(
  { by, range, filters, asKnownOn }: HeatQuestion,
  ask: (query: MetricQuery) => Promise<MetricResult>,
): Promise<HeatMap> {
  const metrics = [{ key: "defectReports" }, { key: "ratePerThousandInService" }];
  const asked = { metrics, range, filters, asKnownOn };
  const cut = by === "BATCH" ? (["productModel", "batch"] as const) : (["productModel"] as const);
  const { rows } = await ask({ ...asked, by: ["productFamily", ...cut, "defectType"] });
  const whole = (await ask({ ...asked, by: ["productFamily", "defectType"] })).rows.flatMap(familyReportOf);
  const told = rows.flatMap((row) => reportOf(row, by));
  const reports = told.filter(({ defect }) => defect !== unknown);
  const parts = largest(reports, "part").slice(0, mostParts);
  const shown = new Set(parts.map(({ key }) => key));
  const ofShown = reports.filter(({ part }) => shown.has(part));
  const defects = largest(ofShown, "defect").slice(0, mostDefects);
  const { expected, isByRate } = exposedExpectation(told, whole, unknown);
  const counts = Map.groupBy(ofShown, ({ part, defect }) => `${part} ${defect}`);
  const cells = parts.map(({ key: part }) =>
    defects.map(({ key: defect }) => ({
      reports: sumOf(counts.get(`${part} ${defect}`)),
      expected: expected(part, defect),
    })),
  );
  const differing = withDifferences(cells);
  return {
    defects: defects.map(({ one }) => one.defectTerm),
    rows: parts.map(({ one: { partTerm, model }, n }, i) => {
      return { part: partTerm, model, reports: n, cells: differing[i] ?? [] };
    }),
    reports: sumOf(reports),
    isByRate,
  };
}

type Row = MetricResult["rows"][number];

type Told = HeatReport & { readonly partTerm: Term; readonly defectTerm: Term; readonly model: Term | null };

const termOf = ({ dimensions }: Row, wanted: Dimension): Term | undefined =>
  dimensions.find(({ dimension }) => dimension === wanted);

function familyReportOf(row: Row): FamilyReport[] {
  const [family, defect] = [termOf(row, "productFamily"), termOf(row, "defectType")];
  const [reports, rate] = row.values;
  if (!family || !defect || !reports) return [];
  return [{ family: family.key, defect: defect.key, n: reports.n, unitMonths: rate?.denominator ?? 0 }];
}

function reportOf(row: Row, by: HeatPart): Told[] {
  const of = (wanted: Dimension) => termOf(row, wanted);
  const [reports, rate] = row.values;
  const [family, model, defect] = [of("productFamily"), of("productModel"), of("defectType")];
  const part = by === "BATCH" ? of("batch") : model;
  if (!family || !part || !defect || part.key === unknown || !reports || reports.n === 0) return [];
  return [
    {
      family: family.key,
      part: part.key,
      defect: defect.key,
      n: reports.n,
      unitMonths: rate?.denominator ?? 0,
      partTerm: part,
      defectTerm: defect,
      model: by === "BATCH" ? (model ?? null) : null,
    },
  ];
}

const sumOf = (reports: readonly HeatReport[] = []): number => reports.reduce((sum, { n }) => sum + n, 0);

/** By their reports, ties by key; each with one of them. */
function largest(reports: readonly Told[], by: "part" | "defect"): { key: string; n: number; one: Told }[] {
  return [...Map.groupBy(reports, (one) => one[by])]
    .flatMap(([key, own]) => own.slice(0, 1).map((one) => ({ key, n: sumOf(own), one })))
    .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
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
