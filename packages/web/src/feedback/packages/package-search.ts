import { figureSearch, type FigureAddress } from "../../filters/figure-search.ts";
import type { Search } from "../../filters/search.ts";
import { useFormat } from "../../format/use-format.ts";
import { type DepartmentPackageQuery, MetricKey } from "../../gql/graphql.ts";

export type WholePackage = DepartmentPackageQuery["departmentPackage"];
export type PackageDocument = WholePackage["document"];

/** The address of the rows behind a figure of a package: its department and days, as known when it was made. */
export function usePackageSearch({
  department,
  from,
  to,
  document,
}: Pick<WholePackage, "department" | "from" | "to" | "document">) {
  const format = useFormat();
  const { knownAt, defectKinds } = document;
  const base: Search = { department: [department.key], known: format.dayOf(knownAt), knownAt };
  const range = { from, to };
  return {
    ofFigure: (figure: Omit<FigureAddress, "range"> & { range?: FigureAddress["range"] }): Search =>
      figureSearch(base, { range, ...figure }),
    /** Defects are told of the kinds of cases that report them. */
    ofDefects: (cut: FigureAddress["cut"] = []): Search =>
      figureSearch(defectKinds.length > 0 ? { ...base, kind: [...defectKinds] } : base, {
        metric: MetricKey.DefectReports,
        range,
        cut,
      }),
  };
}
