import { z } from "zod";
import { isBusinessDay, type BusinessDay } from "../../time/business-day.ts";

const day = z.string().refine(isBusinessDay);

/**
 * From where on a measure holds. In production: from a batch on, from a serial on (of its model), or from a day on. In the
 * field: from a day on for every unit, or for single units (`serials`), each from its own day or else from `on`.
 */
export const cutInShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("BATCH"), batchId: z.int() }),
  z.object({ kind: z.literal("SERIAL"), serial: z.string().min(1) }),
  z.object({ kind: z.literal("DATE"), on: day }),
  z.object({
    kind: z.literal("FIELD"),
    on: day,
    serials: z
      .array(z.object({ serial: z.string().min(1), on: day.nullable().default(null) }))
      .min(1)
      .nullable()
      .default(null),
  }),
]);
export type CutIn = z.output<typeof cutInShape>;

/** What a measure is to change, and from where on. */
export type ComparisonPlan = {
  readonly defectTypeIds: readonly number[];
  readonly modelIds: readonly number[];
  readonly cutIn: CutIn;
  /** The rate after ÷ before at which the measure has done what was planned; between 0 and 1. */
  readonly plannedRatio: number;
  /** The days (both included) whose reports raised the alarm: no part of the baseline. Null: there was none. */
  readonly alarmWindow: { readonly from: BusinessDay; readonly to: BusinessDay } | null;
  /**
   * Of production the day since which it has had the problem: what was made in earlier months is no baseline, for a measure
   * cannot make better what was good. Told with the cut-in, before the first look. Null: always.
   */
  readonly affectedSince?: BusinessDay | null | undefined;
};

/** A measure as its looks need it. */
export type ActionUnderTest = {
  readonly id: number;
  readonly defectTypeIds: readonly number[];
  readonly modelIds: readonly number[];
  readonly kind: "PRODUCTION" | "FIELD";
  readonly cutIn: CutIn;
  /** Null: half of what was. */
  readonly plannedRatio: number | null;
  readonly implementedOn: BusinessDay | null;
  readonly alarmFrom: BusinessDay | null;
  readonly alarmTo: BusinessDay | null;
  /** See ComparisonPlan. */
  readonly affectedSince?: BusinessDay | null | undefined;
};

const usualRatio = 0.5;

/** What is compared of a measure. */
export function planOf(action: ActionUnderTest): ComparisonPlan {
  const { defectTypeIds, modelIds, cutIn, plannedRatio, alarmFrom, alarmTo, affectedSince } = action;
  return {
    defectTypeIds,
    modelIds,
    cutIn,
    plannedRatio: plannedRatio ?? usualRatio,
    alarmWindow: alarmFrom && alarmTo ? { from: alarmFrom, to: alarmTo } : null,
    affectedSince,
  };
}
