/** Of what a watched series is: a defect, or a part of its reports. */
export const signalLevels = ["DEFECT", "MODEL", "BATCH", "SUPPLIER_LOT", "REGION"] as const;
export type SignalLevel = (typeof signalLevels)[number];

/** One series: a defect type (null: reports without a type), and the model, batch, lot or region it is cut by. */
export type SeriesSubject = {
  readonly level: SignalLevel;
  readonly defectTypeId: number | null;
  readonly partId: number | null;
};

/** Tells a subject from every other. */
export function subjectKey({ level, defectTypeId, partId }: SeriesSubject): string {
  return `${defectTypeId ?? 0}:${level}:${partId ?? 0}`;
}
