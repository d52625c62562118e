import type { Asker, DayRange, DimensionFilter, MetricQuery, MetricResult } from "../../metrics/metric-query.ts";
import type { PackageGrain } from "./package-document.ts";
import type { PackageSubject } from "./package-subject.ts";

/** A question of the metrics engine, as the package's department asks it, as of when its package is told. */
export type Ask = (query: Omit<MetricQuery, "asKnownOn">) => Promise<MetricResult>;

/** Whose package, of which days, as of when: what every part of a document is told by. */
export type Telling = {
  readonly subject: PackageSubject;
  readonly grain: PackageGrain;
  readonly range: DayRange;
  readonly knownAt: Date;
  /** The same, for questions; null: nothing was learned since, and now is then. */
  readonly asKnownOn: Date | null;
  /** When the package of the period before was made; what became known since belongs to this one. */
  readonly since: Date | null;
  /** Kinds of cases of which defects are told, as on the page of defects; empty: all. */
  readonly defectKinds: readonly string[];
  readonly asker: Asker;
  readonly ask: Ask;
};

/** The filter under which defects are told. */
export function ofDefectKinds({ defectKinds }: Pick<Telling, "defectKinds">): DimensionFilter[] {
  return defectKinds.length === 0 ? [] : [{ dimension: "kind", in: defectKinds }];
}
