import type { Sql } from "../../database/database.ts";
import type { Dimension, DimensionFilter } from "../../metrics/metric-query.ts";
import { businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import type { SignalRecord } from "../signals/list-signals.ts";
import { listSignals, signalStates } from "../signals/list-signals.ts";
import type { SignalLevel } from "../signals/signal-level.ts";

export const annotationKinds = ["SIGNAL", "ISSUE", "MERGE", "SPLIT"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** Something that happened to a defect, to be seen on its course. */
export type ChartAnnotation = {
  readonly kind: AnnotationKind;
  readonly on: BusinessDay;
  /** Of a signal: the change that it dates. */
  readonly sinceOn: BusinessDay | null;
  /** Of a signal: of what part of the reports. */
  readonly level: SignalLevel | null;
  /** The part of a signal, the number of an issue, the other types of a merge or split. */
  readonly label: string | null;
};

export type AnnotationQuestion = {
  readonly defectType: string;
  readonly filters: readonly DimensionFilter[];
  readonly language: "zh-CN" | "en";
  /** What was known then. */
  readonly knownAt: Date;
  readonly timeZone: string;
};

const standing: readonly SignalRecord["state"][] = ["OPEN", "ACKNOWLEDGED", "IN_ISSUE"];

/**
 * The signals of a defect that stand, the strongest first; then the quality issues that its signals went into, and the
 * merges and splits of its type that hold. Signals of products or regions that the filters leave out are not told.
 */
export async function chartAnnotations(sql: Sql, question: AnnotationQuestion): Promise<ChartAnnotation[]> {
  const { defectType, filters, language, knownAt, timeZone } = question;
  const all = await listSignals(sql, { states: signalStates, language, knownAt });
  const own = all.filter((signal) => signal.defect?.key === defectType && isAmong(signal, filters));
  const issues = new Map(own.flatMap(({ issue, decidedAt }) => (issue && decidedAt ? [[issue, decidedAt]] : [])));
  return [
    ...own
      .filter(({ state }) => standing.includes(state))
      .map(({ raisedOn, sinceOn, level, part }): ChartAnnotation => {
        return { kind: "SIGNAL", on: raisedOn, sinceOn, level, label: part?.label ?? null };
      }),
    ...[...issues].map(([label, at]): ChartAnnotation => {
      return { kind: "ISSUE", on: businessDayOf(at, timeZone), sinceOn: null, level: null, label };
    }),
    ...(await readReclassified(sql, question)),
  ];
}

const dimensionOfLevel: Readonly<Record<SignalLevel, Dimension | null>> = {
  DEFECT: null,
  MODEL: "productModel",
  BATCH: "batch",
  SUPPLIER_LOT: "supplierLot",
  REGION: null, // a filter by region means all below it
};

/** Whether the filters let through what the signal is of; keys of models and batches begin with what they belong to. */
function isAmong({ level, part }: SignalRecord, filters: readonly DimensionFilter[]): boolean {
  const dimension = dimensionOfLevel[level];
  if (!dimension || !part) return true;
  const wanted: readonly Dimension[] =
    level === "SUPPLIER_LOT" ? [dimension] : ["productFamily", "productModel", dimension];
  return filters
    .filter((filter) => wanted.includes(filter.dimension) && !(level === "MODEL" && filter.dimension === "batch"))
    .every(({ in: keys }) => keys.some((key) => part.key === key || part.key.startsWith(`${key}/`)));
}

async function readReclassified(
  sql: Sql,
  { defectType, language, knownAt, timeZone }: AnnotationQuestion,
): Promise<ChartAnnotation[]> {
  const name = language === "en" ? "COALESCE(o.name_en, o.name)" : "o.name";
  const { rows } = await sql.query<{ kind: "MERGE" | "SPLIT"; at: Date; label: string }>(
    `SELECT q.kind, q.requested_at AS at, string_agg(DISTINCT ${name}, ', ') AS label
     FROM reclassification q JOIN reclassification_rule r ON r.reclassification_id = q.id
     JOIN defect_type t ON t.code = $1 AND t.id IN (r.from_type_id, r.to_type_id)
     JOIN defect_type o ON o.id IN (r.from_type_id, r.to_type_id) AND o.id <> t.id
     WHERE q.requested_at <= $2 AND (q.undo_requested_at IS NULL OR q.undo_requested_at > $2)
     GROUP BY q.id ORDER BY q.id`,
    [defectType, knownAt],
  );
  return rows.map(({ kind, at, label }) => {
    return { kind, on: businessDayOf(at, timeZone), sinceOn: null, level: null, label };
  });
}
