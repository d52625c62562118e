import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { rateRatio } from "../detectors/signal.ts";
import { firstReportDay, type ReportSeries } from "../signals/read-reports.ts";
import { readTerms, type TermOf } from "../signals/read-terms.ts";
import type { SignalLevel } from "../signals/signal-level.ts";
import { exposureReader, readKnownReports } from "../signals/watched-reports.ts";
import { endedWeeks, weekDay } from "../signals/weeks.ts";

/** One model, batch, supplier lot or region, and how its rate of a defect compares with the others'. */
export type StandOut = {
  readonly level: Exclude<SignalLevel, "DEFECT">;
  readonly part: TermOf;
  readonly observed: number;
  /** What the others' rate would have brought on its unit-months, weighed by age. */
  readonly expected: number;
  /** Its rate ÷ the others', with the exact 95 % interval; null: the others had none. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
  readonly unitMonths: number;
};

export type StandOuts = {
  /** Whole weeks: Mondays, `to` exclusive. */
  readonly range: { readonly from: BusinessDay; readonly to: BusinessDay };
  readonly reports: number;
  /** By the lower limit of the ratio, the highest first. */
  readonly parts: readonly StandOut[];
};

export type StandOutQuestion = {
  /** The defect type's key. */
  readonly defectType: string;
  /** How many whole weeks before today. */
  readonly weeks: number;
  readonly today: BusinessDay;
  readonly language: "zh-CN" | "en";
};

/**
 * Which models, batches, supplier lots and regions stand out of a defect: each one's rate against all others that have the
 * defect, over unit-months in service weighed by age (Przyborowski & Wilenski 1940). What has no known sales is left out.
 * Throws NOT_FOUND `defect_unknown`.
 */
export async function standOuts(
  sql: Sql,
  { defectType, weeks, today, language }: StandOutQuestion,
): Promise<StandOuts> {
  const defectTypeId = await defectId(sql, defectType);
  const all = endedWeeks((await firstReportDay(sql)) ?? today, today);
  const first = Math.max(0, all.count - weeks);
  const known = await readKnownReports(sql, all, defectTypeId);
  const { reports } = known;
  const exposure = exposureReader(known);
  const whole = reports.find(({ level }) => level === "DEFECT");
  const range = { from: weekDay(all, first), to: all.to };
  if (!whole) return { range, reports: 0, parts: [] };
  const terms = await readTerms(sql, language);
  const total = eventRate(whole, exposure(whole), first);
  const parts = reports.flatMap((one): StandOut[] => {
    const part = terms.part(one.level, one.partId);
    const exposed = exposure(one);
    if (one.level === "DEFECT" || !part || !exposed) return [];
    const found = compare(eventRate(one, exposed, first), total);
    return found ? [{ level: one.level, part, ...found }] : [];
  });
  return { range, reports: total.events, parts: parts.toSorted((a, b) => b.low - a.low || b.observed - a.observed) };
}

async function defectId(sql: Sql, key: string): Promise<number> {
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM defect_type WHERE code = $1", [key]);
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND", "defect_unknown", { key });
  return row.id;
}

type Rate = { readonly events: number; readonly exposure: number };

function eventRate({ counts }: ReportSeries, exposed: Float64Array | null, first: number): Rate {
  const sum = (values: ArrayLike<number>) =>
    Array.from(values)
      .slice(first)
      .reduce((total, value) => total + value, 0);
  return { events: sum(counts), exposure: exposed ? sum(exposed) : 0 };
}

function compare(part: Rate, total: Rate): Omit<StandOut, "level" | "part"> | null {
  const others = { events: Math.max(0, total.events - part.events), exposure: total.exposure - part.exposure };
  // A part that is the whole has nothing to be compared with.
  if (part.exposure <= 0 || others.exposure <= total.exposure * 1e-9) return null;
  const { ratio, low, high } = rateRatio(part, others, 1);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    observed: part.events,
    expected: (others.events / others.exposure) * part.exposure,
    ratio: finite(ratio),
    low: Number.isFinite(low) ? low : 0,
    high: finite(high),
    unitMonths: part.exposure,
  };
}
