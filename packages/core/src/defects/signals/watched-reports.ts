import type { Sql } from "../../database/database.ts";
import type { WatchedSeries } from "../detectors/watch-series.ts";
import { agedUnitMonths, type AgeShape, ageShape, flatShape, readReportsByAge } from "./age-shape.ts";
import { type ExposedUnits, readExposedUnits, type SoldByWeek } from "./read-exposed-units.ts";
import { readReports, type ReportSeries } from "./read-reports.ts";
import { type SeriesSubject, subjectKey } from "./signal-level.ts";
import type { Weeks } from "./weeks.ts";

/** The series that detectors watch, and how many have too few reports to be tested. */
export type WatchedReports = {
  readonly series: readonly WatchedSeries[];
  readonly subjects: ReadonlyMap<string, SeriesSubject>;
  readonly untested: number;
};

// One or two reports are no recurring defect.
const fewestReports = 3;

/** What is known of reports and of the units that brought them. */
export type KnownReports = {
  readonly reports: readonly ReportSeries[];
  readonly units: ExposedUnits;
  /** Reports of each defect by band of age. */
  readonly ages: ReadonlyMap<number, readonly number[]>;
  readonly weeks: Weeks;
};

/** Reads them as they are known now; `defectTypeId`: what concerns this defect only. */
export async function readKnownReports(
  sql: Sql,
  weeks: Weeks,
  defectTypeId: number | null = null,
): Promise<KnownReports> {
  const reports = await readReports(sql, weeks, defectTypeId);
  const units = await readExposedUnits(sql, weeks, defectTypeId === null ? null : reports);
  return { reports, units, ages: await readReportsByAge(sql, weeks, defectTypeId), weeks };
}

/**
 * Every series of defect reports with the unit-months that could have failed, weighed by age: what is young fails more
 * often of some defects, what is old of others, and neither is a change for the worse. A defect is exposed to the models
 * that ever had it; a supplier lot to its share of the batches it went into. A series without known sales has none. Reports
 * without a type are watched for each model, batch, lot and region: they are held against all reports of it and the share
 * that has no type in the same week, for what came in lately waits for one everywhere; so they wait for the week's end.
 */
export function watchedReports(known: KnownReports): WatchedReports {
  const { reports, units, weeks } = known;
  const watchable = reports.filter(({ level, defectTypeId }) => level !== "DEFECT" || defectTypeId !== null);
  const enough = watchable.filter(({ counts }) => counts.reduce((sum, n) => sum + n, 0) >= fewestReports);
  const exposure = exposureReader(known);
  const parents = new Set(enough.map(subjectKey));
  const series = enough.map((one): WatchedSeries => {
    const exposed = exposure(one);
    const above = parentOf(one, units);
    const parent = [above, topOf(one)].flatMap((two) => (two ? [subjectKey(two)] : [])).find((key) => parents.has(key));
    const isHeld = one.defectTypeId === null && weeks.runningDays > 0;
    return {
      key: subjectKey(one),
      parent: parent ?? null,
      counts: isHeld ? withoutLast(one.counts) : one.counts,
      ...(exposed ? { exposure: isHeld ? withoutLast([...exposed]) : [...exposed] } : {}),
    };
  });
  const subjects = new Map(
    enough.map(({ level, defectTypeId, partId }) => {
      const subject = { level, defectTypeId, partId };
      return [subjectKey(subject), subject] as const;
    }),
  );
  return { series, subjects, untested: watchable.length - enough.length };
}

const withoutLast = (values: readonly number[]) => [...values.slice(0, -1), 0];

/** A batch is a part of its model, everything else of its defect. */
function parentOf(subject: SeriesSubject, units: Pick<ExposedUnits, "modelOfBatch">): SeriesSubject | null {
  if (subject.level === "DEFECT") return null;
  const model =
    subject.level === "BATCH" && subject.partId !== null ? units.modelOfBatch.get(subject.partId) : undefined;
  if (model !== undefined) return { ...subject, level: "MODEL", partId: model };
  return { ...subject, level: "DEFECT", partId: null };
}

const topOf = (subject: SeriesSubject): SeriesSubject | null =>
  subject.level === "DEFECT" ? null : { ...subject, level: "DEFECT", partId: null };

/** The unit-months of each week that could have brought a series' reports, weighed by age; null where none are known. */
export function exposureReader({ reports, units, ages, weeks }: KnownReports) {
  const modelsOf = new Map<number | null, number[]>();
  for (const { level, defectTypeId, partId } of reports) {
    if (level !== "MODEL" || partId === null) continue;
    modelsOf.set(defectTypeId, [...(modelsOf.get(defectTypeId) ?? []), partId]);
  }
  const shapes = new Map<number | null, AgeShape>();
  const shapeOf = (defect: number | null): AgeShape => {
    const sold = (modelsOf.get(defect) ?? []).flatMap((model) => units.byModel.get(model) ?? []);
    const shape = shapes.get(defect) ?? (defect === null ? flatShape : ageShape(ages.get(defect), sold, weeks.count));
    shapes.set(defect, shape);
    return shape;
  };
  const untyped = untypedReader(reports, weeks);
  return (series: ReportSeries): Float64Array | null => {
    const { level, defectTypeId, partId } = series;
    if (defectTypeId === null) return untyped(series);
    const models = modelsOf.get(defectTypeId) ?? [];
    const parts = exposedParts(units, { level, partId, models });
    if (parts.length === 0) return null;
    return agedUnitMonths(addedUp(parts), shapeOf(defectTypeId), weeks.count);
  };
}

/** The sales of all parts together, each as far as its share. */
function addedUp(parts: readonly ExposedPart[]): SoldByWeek {
  const sum = (of: "during" | "before") => {
    const total = new Float64Array(parts[0]?.sold[of].length ?? 0);
    for (const { sold, share } of parts) {
      const units = sold[of];
      for (let week = 0; week < units.length; week += 1) total[week] = (total[week] ?? 0) + share * (units[week] ?? 0);
    }
    return total;
  };
  return { during: sum("during"), before: sum("before") };
}

/** Of reports without a type: all reports of the same part × the share of all reports in the same week that has none. */
function untypedReader(reports: readonly ReportSeries[], weeks: Weeks) {
  const keyOf = (subject: SeriesSubject) => subjectKey({ ...subject, defectTypeId: null });
  const totals = new Map<string, Float64Array>();
  for (const one of reports) {
    const total = totals.get(keyOf(one)) ?? new Float64Array(weeks.count);
    totals.set(keyOf(one), total);
    for (let t = 0; t < weeks.count; t += 1) total[t] = (total[t] ?? 0) + (one.counts[t] ?? 0);
  }
  const whole: SeriesSubject = { level: "DEFECT", defectTypeId: null, partId: null };
  const without = reports.find(({ level, defectTypeId }) => level === "DEFECT" && defectTypeId === null)?.counts ?? [];
  const all = totals.get(subjectKey(whole));
  return (one: SeriesSubject): Float64Array | null =>
    totals.get(keyOf(one))?.map((n, t) => (n * (without[t] ?? 0)) / Math.max(1, all?.[t] ?? 0)) ?? null;
}

type Asked = {
  readonly level: SeriesSubject["level"];
  readonly partId: number | null;
  readonly models: readonly number[];
};
type ExposedPart = { readonly sold: SoldByWeek; readonly share: number };

function exposedParts(units: ExposedUnits, { level, partId, models }: Asked): ExposedPart[] {
  const whole = (sold: SoldByWeek | undefined): ExposedPart[] => (sold ? [{ sold, share: 1 }] : []);
  if (level === "DEFECT") return models.flatMap((model) => whole(units.byModel.get(model)));
  if (partId === null) return [];
  if (level === "MODEL") return whole(units.byModel.get(partId));
  if (level === "BATCH") return whole(units.byBatch.get(partId));
  if (level === "REGION") return models.flatMap((model) => whole(units.byRegion.get(partId)?.get(model)));
  const batches = units.lotShares.get(partId) ?? [];
  return batches.flatMap(({ batchId, share }) =>
    whole(units.byBatch.get(batchId)).map(({ sold }) => ({ sold, share })),
  );
}
