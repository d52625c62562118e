import { z } from "zod";

import { DomainError } from "../errors.ts";
import { comparisons, dimensions, grains } from "../metrics/metric-query.ts";

export const exportKinds = ["FIGURES", "ROWS", "CASE_METRICS", "CASES"] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportFormats = ["CSV", "XLSX"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const day = z.string();
const range = z.object({ from: day, to: day });
const dimension = z.enum(dimensions);
const filters = z.array(z.object({ dimension, in: z.array(z.string()) })).nullish();

const metric = z.object({
  key: z.string(),
  windowDays: z.number().nullish(),
  byDay: z.number().nullish(),
  atMonths: z.number().nullish(),
  per: z.enum(["MONTH", "YEAR"]).nullish(),
  clock: z.enum(["CALENDAR", "BUSINESS"]).nullish(),
  aspect: z.string().nullish(),
});

const query = z.object({
  metrics: z.array(metric),
  range,
  grain: z.enum(grains).nullish(),
  by: z.array(dimension).nullish(),
  filters,
  compare: z.array(z.enum(comparisons)).nullish(),
  asKnownOn: z.coerce.date().nullish(),
  limit: z.number().nullish(),
  order: z.object({ metric: z.string(), descending: z.boolean().nullish() }).nullish(),
});

const figure = z.object({
  metric: z.string(),
  bucket: day.nullish(),
  dimensions: z.array(z.object({ dimension, key: z.string() })).nullish(),
  outcome: z.string().nullish(),
});

const withMark = z
  .boolean()
  .nullish()
  .transform((wanted) => wanted ?? true);
const form = { format: z.enum(exportFormats), byteOrderMark: withMark };
const request = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("FIGURES"), ...form, query }),
  z.object({ kind: z.literal("ROWS"), ...form, query, figure }),
  z.object({ kind: z.literal("CASE_METRICS"), ...form, query }),
  z.object({
    kind: z.literal("CASES"),
    ...form,
    cases: z.object({ range: range.nullish(), filters, search: z.string().nullish() }),
  }),
]);

/**
 * What is to be exported. FIGURES: the answer to `query`. ROWS: the units behind one `figure` of `query`. CASE_METRICS:
 * one row a case with what each metric of `query` counts of it. CASES: the list of cases. No metrics means every one.
 */
export type ExportRequest = z.infer<typeof request>;
export type ExportRequestOf<Kind extends ExportKind> = Extract<ExportRequest, { kind: Kind }>;

/** Parses what a caller or a row says. Throws BAD_INPUT `export_incomplete` with the part that is missing or wrong. */
export function readExportRequest(given: unknown): ExportRequest {
  const parsed = request.safeParse(given);
  if (parsed.success) return parsed.data;
  const parts = new Set(parsed.error.issues.map((issue) => issue.path.join(".")));
  throw new DomainError("BAD_INPUT", "export_incomplete", { parts: [...parts].join(", ") });
}
