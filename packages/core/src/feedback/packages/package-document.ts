import { z } from "zod";
import { grains, comparisons } from "../../metrics/metric-query.ts";
import { targetStates } from "../../kpis/target.ts";

/** How many rows each list of a document shows beside its total. */
export const mostListed = 20;

const day = z.string();
const instant = z.string();
/** Something by its code and by its name in both languages. */
const term = z.object({ key: z.string(), zh: z.string(), en: z.string() });
/** A list that shows its first rows only: `total` is how many there are. */
const listOf = <Row extends z.ZodType>(row: Row) => z.object({ total: z.number(), rows: z.array(row).max(mostListed) });

const figure = z.object({
  metric: z.string(),
  unit: z.enum(["COUNT", "RATE", "SECONDS", "MONEY", "PER_HUNDRED", "PER_THOUSAND"]),
  value: z.number().nullable(),
  n: z.number(),
  median: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  provisional: z.boolean(),
  excluded: z.array(z.object({ reason: z.string(), n: z.number() })),
  previous: z.array(
    z.object({ comparison: z.enum(comparisons), value: z.number().nullable(), n: z.number(), from: day, to: day }),
  ),
  /** null: nothing is asked for in periods of this length; `of` null: the company's. */
  target: z
    .object({ value: z.number(), margin: z.number(), state: z.enum(targetStates), of: term.nullable() })
    .nullable(),
});

const point = z.object({ bucket: day, value: z.number().nullable(), n: z.number(), provisional: z.boolean() });
/** A case, without anything that names a person: who may open it reads the rest there. */
const caseRef = z.object({
  id: z.string(),
  number: z.string(),
  reportedOn: day.nullable(),
  status: z.string(),
  model: term.nullable(),
  defect: term.nullable(),
});
const defect = z.object({
  type: term,
  reports: z.number(),
  share: z.number(),
  cumulative: z.number(),
  /** A month, for each thousand in service; null where it is not known how many are. */
  rate: z.number().nullable(),
  previous: z.number().nullable(),
  lastYear: z.number().nullable(),
});
const signal = z.object({
  id: z.number(),
  level: z.enum(["DEFECT", "MODEL", "BATCH", "SUPPLIER_LOT", "REGION"]),
  type: term,
  part: term.nullable(),
  sinceOn: day,
  raisedOn: day,
  /** The department's own reports of it in the period. */
  reports: z.number(),
});
const phrase = z.object({ phrase: z.string(), type: term, reports: z.number(), acceptedAt: instant });
const issue = z.object({
  number: z.string(),
  title: z.string(),
  severity: z.number(),
  safety: z.boolean(),
  step: z.number(),
  at: instant,
});
const closedIssue = issue.extend({
  closing: z.enum(["VERDICT", "EXCEPTION"]),
  causeClass: z.string().nullable(),
  cause: z.string().nullable(),
  lesson: z.string().nullable(),
  measures: z.array(
    z.object({ kind: z.string(), description: z.string(), on: day.nullable(), verdict: z.string().nullable() }),
  ),
});
const step = z.object({
  number: z.string(),
  title: z.string(),
  step: z.number(),
  owner: z.string().nullable(),
  /** When it was due, or approved. */
  at: instant,
});
const measure = z.object({
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  description: z.string(),
  owner: z.string(),
  dueOn: day,
});
const handOver = z.object({ subject: z.string(), from: z.string().nullable(), dueAt: instant, url: z.string() });
const event = z.object({ id: z.number(), cases: listOf(caseRef), firstOn: day.nullable(), lastOn: day.nullable() });
const dueCases = z.object({ promise: z.enum(["reply", "dispatch", "repair"]), cases: listOf(caseRef) });

/** What a department is told of a period, frozen as it was known at `knownAt`. */
export const packageDocument = z.object({
  version: z.literal(1),
  department: term,
  grain: z.enum(["WEEK", "MONTH"]),
  range: z.object({ from: day, to: day }),
  knownAt: instant,
  timeZone: z.string(),
  /** Kinds of cases of which defects are told (others report none); empty: all. */
  defectKinds: z.array(z.string()),
  currency: z.string(),
  figures: z.array(figure),
  trend: z.object({ metric: z.string(), grain: z.enum(grains), from: day, points: z.array(point) }),
  fresh: z.object({ signals: listOf(signal), phrases: listOf(phrase), issues: listOf(issue) }),
  recurs: z.object({ reports: z.number(), defects: listOf(defect), events: listOf(event), reopened: listOf(issue) }),
  overdue: z.object({
    steps: listOf(step),
    measures: listOf(measure),
    handOvers: listOf(handOver),
    cases: z.array(dueCases),
  }),
  solved: z.object({ issues: listOf(closedIssue), steps: listOf(step) }),
  /** Samples of the period's reports, of the most frequent defects first. */
  samples: listOf(caseRef),
});

export type PackageDocument = z.infer<typeof packageDocument>;
export type PackageFigure = z.infer<typeof figure>;
export type PackageDefect = z.infer<typeof defect>;
export type PackageCase = z.infer<typeof caseRef>;
export type PackageIssue = z.infer<typeof issue>;
export type PackageHandOver = z.infer<typeof handOver>;
export type PackageTerm = z.infer<typeof term>;
export type PackageList<Row> = { total: number; rows: Row[] };

/** The first rows of a list, and how many there are. */
export function firstOf<Row>(rows: readonly Row[], total: number = rows.length): PackageList<Row> {
  return { total, rows: rows.slice(0, mostListed) };
}

export const packageGrains = ["WEEK", "MONTH"] as const;
export type PackageGrain = (typeof packageGrains)[number];
