import { cutFilters } from "../filters/cut-filters.ts";
import { cutOf } from "../filters/figure-search.ts";
import { grainOf, type Question } from "../filters/question.ts";
import type { Search } from "../filters/search.ts";
import type { DimensionKeyInput, ExportInput, MetricQueryInput } from "../gql/graphql.ts";

type Subject = Omit<ExportInput, "format">;
/** Something that a page has to export, under the name `exports.what.<name>`. */
export type ExportChoice = { readonly name: ExportName; readonly subject: Subject };
export type ExportName =
  | "figures"
  | "figuresByDepartment"
  | "figuresOverTime"
  | "defects"
  | "modelDefects"
  | "rows"
  | "cases"
  | "caseMetrics";

/** What can be exported from the page of `path`, with the filters that it shows. */
export function exportChoices(path: string, question: Question, search: Search): readonly ExportChoice[] {
  const { range, compare, asKnownOn } = question;
  const filters = path === "/defect" ? cutFilters(question.filters, chosenCut(search)) : question.filters;
  const ofFigures = (name: ExportName, query: Partial<MetricQueryInput>): ExportChoice => ({
    name,
    subject: { kind: "FIGURES", query: { metrics: [], range, filters, asKnownOn, ...query } },
  });
  const caseMetrics: ExportChoice = {
    name: "caseMetrics",
    subject: { kind: "CASE_METRICS", query: { metrics: [], range, filters, asKnownOn } },
  };
  if (path === "/defects") {
    const metrics: MetricQueryInput["metrics"] = [{ key: "defectReports" }, { key: "defectShare" }];
    const order = { metric: "defectReports", descending: true } as const;
    return [
      ofFigures("defects", { metrics, by: ["defectFamily", "defectType"], compare: ["PREVIOUS_PERIOD"], order }),
      ofFigures("modelDefects", { metrics: [{ key: "defectReports" }], by: ["productModel", "defectType"] }),
      caseMetrics,
    ];
  }
  if (path === "/cases") return [casesOrRows(question, search), caseMetrics];
  return [
    ofFigures("figures", { compare }),
    ofFigures("figuresByDepartment", { by: ["department"], compare }),
    ofFigures("figuresOverTime", { grain: grainOf(range) }),
    caseMetrics,
  ];
}

/** The rows of the figure that the address names, or the list of cases. */
function casesOrRows({ range, filters, asKnownOn }: Question, search: Search): ExportChoice {
  const { metric, bucket, grain, outcome, q } = search;
  if (metric === undefined) {
    return { name: "cases", subject: { kind: "CASES", cases: { range, filters, search: q ?? null } } };
  }
  const dimensions = cutOf(search);
  const by = dimensions.map(({ dimension }) => dimension);
  const query: MetricQueryInput = { metrics: [{ key: metric }], range, filters, by, grain: grain ?? null, asKnownOn };
  const figure = { metric, dimensions, bucket: bucket ?? null, outcome: outcome ?? null };
  return { name: "rows", subject: { kind: "ROWS", query, figure } };
}

/** The one defect that a page is about. */
function chosenCut({ chosen }: Search): DimensionKeyInput[] {
  return chosen === undefined ? [] : [{ dimension: "defectType", key: chosen }];
}
