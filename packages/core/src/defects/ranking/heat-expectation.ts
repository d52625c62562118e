/** Reports of one defect of one part; `unitMonths` in service of the part, 0 where nobody knows. */
export type HeatReport = {
  readonly family: string;
  readonly part: string;
  readonly defect: string;
  readonly n: number;
  readonly unitMonths: number;
};

/** The same of a whole family: of all its parts, those without a report and those unknown too. */
export type FamilyReport = Omit<HeatReport, "part">;

export type HeatExpectation = {
  expected(part: string, defect: string): number;
  /** Whether all unit-months are known. */
  readonly isByRate: boolean;
};

/**
 * How many reports of a defect a part would have if all parts of its family were alike: the family's rate, its reports ÷ its
 * unit-months, × the part's unit-months. Where the unit-months of a family's parts are not all known, the part's reports ×
 * the defect's ÷ the family's. Reports of type `untyped` tell only of unit-months.
 */
export function exposedExpectation(
  reports: readonly HeatReport[],
  whole: readonly FamilyReport[],
  untyped: string,
): HeatExpectation {
  const wholes = Map.groupBy(whole, ({ family }) => family);
  const families = [...Map.groupBy(reports, ({ family }) => family)].map(([family, own]) => {
    const isExposed = own.every(({ unitMonths }) => unitMonths > 0);
    return { isExposed, expected: isExposed ? byRate(own, wholes.get(family) ?? []) : byReports(own, untyped) };
  });
  return {
    expected: (part, defect) => families.reduce((sum, { expected }) => sum + expected(part, defect), 0),
    isByRate: families.every(({ isExposed }) => isExposed),
  };
}

function byRate(own: readonly HeatReport[], whole: readonly FamilyReport[]): HeatExpectation["expected"] {
  const months = new Map(own.map(({ part, unitMonths }) => [part, unitMonths]));
  const rates = new Map(whole.map(({ defect, n, unitMonths }) => [defect, unitMonths > 0 ? n / unitMonths : 0]));
  return (part, defect) => (months.get(part) ?? 0) * (rates.get(defect) ?? 0);
}

function byReports(own: readonly HeatReport[], untyped: string): HeatExpectation["expected"] {
  const typed = own.filter(({ defect }) => defect !== untyped);
  const [ofParts, ofDefects] = [sums(typed, "part"), sums(typed, "defect")];
  const all = typed.reduce((sum, { n }) => sum + n, 0);
  return (part, defect) => (all === 0 ? 0 : ((ofParts.get(part) ?? 0) * (ofDefects.get(defect) ?? 0)) / all);
}

function sums(reports: readonly HeatReport[], by: "part" | "defect"): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const one of reports) found.set(one[by], (found.get(one[by]) ?? 0) + one.n);
  return found;
}
