import type { Sql } from "../../database/database.ts";
import { matureKnown } from "../../defects/reliability/curve-of.ts";
import { firstDay, type MonthNumber, monthNumber } from "../../defects/reliability/months.ts";
import { knownShare, type Observation, readObservation } from "../../defects/reliability/observation.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { ComparisonPlan } from "./action-under-test.ts";
import type { NotComparable, ReportCount, UnitCount } from "./cohorts.ts";
import { readCohorts } from "./read-cohorts.ts";
import { type ServiceMonth, type Side, sideCurve, type SideCurvePoint } from "./service-months.ts";

/** Both sides of a cut-in, month of service by month of service. */
export type BeforeAfter = {
  /** The first day that is not counted. */
  readonly upTo: BusinessDay;
  readonly cells: readonly ServiceMonth[];
  /** Units in service of each side, and those that stand on neither: made in the month of the cut-in or before anybody tells. */
  readonly units: { readonly before: number; readonly after: number; readonly neither: number };
  /** Reports of the defects on neither side, or without a known age. */
  readonly unplaced: number;
  /** Whether units are still added after the cut-in. */
  readonly grows: boolean;
  readonly curves: { readonly before: readonly SideCurvePoint[]; readonly after: readonly SideCurvePoint[] };
};

export type BeforeAfterReading =
  | { readonly comparable: BeforeAfter; readonly reason: null }
  | { readonly comparable: null; readonly reason: NotComparable };

/**
 * What is known of both sides of a cut-in when `today` begins: units in service and their reports by month of sale and of
 * service. Counted are whole months of which at least 0.7 of the reports are known by now, units as far as their reports
 * are (Kalbfleisch, Lawless & Robinson 1991); reports as the metric `defectReports` counts them. The months that the
 * alarm's window touches are no part of the baseline: they were chosen for being bad, and would make any measure look like
 * a help (regression to the mean). Where nothing can be compared, why; what nobody knows is never guessed.
 */
export async function readBeforeAfter(
  sql: Sql,
  plan: ComparisonPlan,
  { today }: { readonly today: BusinessDay },
): Promise<BeforeAfterReading> {
  const observed = await readObservation(sql, today);
  if (!observed) return { comparable: null, reason: "NO_REPORTS" };
  const found = await readCohorts(sql, plan, observed);
  if ("reason" in found) return { comparable: null, reason: found.reason };
  const { units, reports, grows } = found;
  const counted = countedMonths(observed, plan);
  const dated = datedShares(reports);
  const cells = units.flatMap((count) => serviceMonths(count, { observed, counted, dated: dated[count.side] }));
  const placed = withReports(cells, reports);
  // Where nothing was ever reported, nothing can become less.
  if (!placed.some(({ side, reports: told }) => side === "before" && told > 0))
    return { comparable: null, reason: "NO_BASELINE" };
  if (!placed.some(({ side }) => side === "after")) return { comparable: null, reason: "NOTHING_AFTER" };
  return {
    comparable: {
      upTo: firstDay(observed.to),
      cells: placed,
      units: found.sold,
      unplaced: unplacedOf(reports, placed, counted),
      grows,
      curves: { before: sideCurve(placed, "before"), after: sideCurve(placed, "after") },
    },
    reason: null,
  };
}

/** Whether a month counts for a side. */
type Counted = (month: MonthNumber, side: Side) => boolean;

// The first observed month may have begun before its reports did.
function countedMonths(observed: Observation, { alarmWindow }: ComparisonPlan): Counted {
  const isKnown = (month: MonthNumber) =>
    month > observed.from && month < observed.to && knownShare(observed, month) >= matureKnown;
  const alarm = alarmWindow && { from: monthNumber(alarmWindow.from), to: monthNumber(alarmWindow.to) };
  const raisedAlarm = (month: MonthNumber) => alarm !== null && month >= alarm.from && month <= alarm.to;
  return (month, side) => isKnown(month) && !(side === "before" && raisedAlarm(month));
}

type Placed = ReportCount & { readonly side: Side; readonly soldMonth: MonthNumber };
const isPlaced = (one: ReportCount): one is Placed => one.side !== null && one.soldMonth !== null;

/** Reports of the defects that stand on neither side, have no age, or belong to no units that anybody knows of. */
function unplacedOf(reports: readonly ReportCount[], cells: readonly ServiceMonth[], counted: Counted): number {
  const placed = reports.filter(isPlaced);
  const due = placed.filter(({ month, side }) => counted(month, side));
  const sum = (of: readonly { readonly own: number }[]) => of.reduce((all, { own }) => all + own, 0);
  const told = cells.reduce((all, cell) => all + cell.reports, 0);
  return sum(reports) - sum(placed) + sum(due) - told;
}

/** The share of each side's reports, of any defect, whose age is known: its units count as far. */
function datedShares(reports: readonly ReportCount[]): Readonly<Record<Side, number>> {
  const shareOf = (side: Side) => {
    const own = reports.filter((one) => one.side === side);
    const sum = (of: readonly ReportCount[]) => of.reduce((all, one) => all + one.own + one.others, 0);
    const dated = sum(own.filter(({ soldMonth }) => soldMonth !== null));
    return dated > 0 ? dated / sum(own) : 1;
  };
  return { before: shareOf("before"), after: shareOf("after") };
}

type Months = { readonly observed: Observation; readonly counted: Counted; readonly dated: number };

/** The months that units of one side sold in one month were in service and on that side. */
function serviceMonths({ side, soldMonth, from, to, units }: UnitCount, { observed, counted, dated }: Months) {
  const [first, end] = [Math.max(soldMonth, from, observed.from), Math.min(to, observed.to)];
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
    .filter((month) => counted(month, side))
    .map((month) => ({ side, soldMonth, month, units: units * dated * knownShare(observed, month) }));
}

const keyOf = ({ side, soldMonth, month }: Pick<ServiceMonth, "side" | "soldMonth" | "month">) =>
  `${side} ${soldMonth} ${month}`;

/** Adds up units of the same side, sale and month, with their reports. */
function withReports(
  cells: readonly Pick<ServiceMonth, "side" | "soldMonth" | "month" | "units">[],
  reports: readonly ReportCount[],
): ServiceMonth[] {
  const told = Map.groupBy(reports.filter(isPlaced), keyOf);
  return [...Map.groupBy(cells, keyOf)].flatMap(([key, same]) => {
    const [first] = same;
    const units = same.reduce((sum, cell) => sum + cell.units, 0);
    if (!first || units <= 0) return [];
    const own = told.get(key) ?? [];
    const sum = (of: (one: ReportCount) => number) => own.reduce((all, one) => all + of(one), 0);
    return [{ ...first, units, reports: sum((one) => one.own), others: sum((one) => one.others) }];
  });
}
