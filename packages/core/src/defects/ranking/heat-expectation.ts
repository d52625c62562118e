/** Reports of one defect of one part; `unitMonths` in service of the part, 0 where nobody knows. */
export type HeatReport = {
  readonly family: string;
  readonly part: string;
  readonly defect: string;
  readonly n: number;
  readonly unitMonths: number;
};

type Family = {
  /** Typed reports of each part, and its unit-months, the same in all of its cells. */
  readonly reports: Map<string, number>;
  readonly unitMonths: Map<string, number>;
  readonly defects: Map<string, number>;
};

/**
 * How many reports of a defect a part would have if all parts of its family were alike: the defect's reports there ÷ the
 * family's unit-months × the part's. Where the unit-months of a family's parts are not all known, its total × the
 * defect's total ÷ the family's. Reports of type `untyped` tell only of unit-months.
 */
export function exposedExpectation(
  reports: readonly HeatReport[],
  untyped: string,
): { expected(part: string, defect: string): number; readonly isByRate: boolean } {
  const families = new Map<string, Family>();
  for (const { family: key, part, defect, n, unitMonths } of reports) {
    const family = families.get(key) ?? { reports: new Map(), unitMonths: new Map(), defects: new Map() };
    families.set(key, family);
    raise(family.unitMonths, part, 0);
    family.unitMonths.set(part, Math.max(unitMonths, family.unitMonths.get(part) ?? 0));
    if (defect === untyped) continue;
    raise(family.reports, part, n);
    raise(family.defects, defect, n);
  }
  return {
    expected: (part, defect) =>
      [...families.values()].reduce((sum, one) => sum + shareOf(one, part) * (one.defects.get(defect) ?? 0), 0),
    isByRate: [...families.values()].every(isExposed),
  };
}

const isExposed = ({ unitMonths }: Family): boolean => [...unitMonths.values()].every((months) => months > 0);

/** Which share of a family's reports a part would have if all of its parts were alike. */
function shareOf(family: Family, part: string): number {
  const weights = isExposed(family) ? family.unitMonths : family.reports;
  const all = [...weights.values()].reduce((sum, one) => sum + one, 0);
  return all === 0 ? 0 : (weights.get(part) ?? 0) / all;
}

function raise(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}
