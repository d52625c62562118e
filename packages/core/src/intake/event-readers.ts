import { repairResults, type RepairResult } from "../cases/case-event-types.ts";
import type { IncomingDefect, IncomingEvent, IncomingTerm } from "../cases/incoming-case.ts";
import {
  amountReader,
  conditionReader,
  reshaper,
  scoreReader,
  termReader,
  textReader,
  type Cells,
  type JudgingReader,
  type Reader,
} from "./field-readers.ts";
import { momentReader } from "./moment-reader.ts";
import type { ActivityMapping, DefectMapping, EventMapping } from "./mapping.ts";
import type { RowContext } from "./row-context.ts";
import type { RowReport } from "./row-report.ts";

/** The event that a row tells, or undefined when it tells none. */
export type EventReader = Reader<IncomingEvent>;

const isResult = (text: string): text is RepairResult => repairResults.some((result) => result === text);
const longestDetail = 500;

/**
 * Reads one event. It exists when its conditions hold and none of what it names (moment, result, amount, score) is
 * empty; what is there but impossible is set aside and the event keeps the reason.
 */
export function eventReader(event: EventMapping, path: string, context: RowContext): EventReader {
  const holds = conditionReader(event.when, path, context);
  const at = event.at && momentReader(event.at, `${path}.at`, context);
  const result = resultReader(event.result, `${path}.result`, context);
  const amount = event.amount && amountReader(event.amount, `${path}.amount`, context);
  const score = event.score && scoreReader(event.score, `${path}.score`, context);
  const employee = event.employee && termReader(event.employee, `${path}.employee`, context);
  const department = event.department && termReader(event.department, `${path}.department`, context);
  const detail = event.detail && textReader(event.detail, `${path}.detail`, context, longestDetail);
  const eventId = event.eventId && textReader(event.eventId, `${path}.eventId`, context, longestDetail);
  return (cells, report) => {
    if (!holds(cells)) return undefined;
    const [when, outcome, money, points] = [
      at?.(cells, report),
      result?.(cells, report),
      amount?.(cells, report),
      score?.(cells, report),
    ];
    if ((at && !when) || (result && !outcome) || (amount && !money) || (score && !points)) return undefined;
    const [who, where, words, id] = [
      employee?.(cells, report),
      department?.(cells, report),
      detail?.(cells, report),
      eventId?.(cells, report),
    ];
    const aside = [when, outcome, money, points].find((part) => part && "setAside" in part);
    return {
      type: event.type,
      ...(when && "value" in when && { moment: when.value }),
      ...(outcome && "value" in outcome && { result: outcome.value }),
      ...(money && "value" in money && { amount: money.value }),
      ...(points && "value" in points && { score: points.value }),
      ...(who && { employee: who }),
      ...(where && { department: where }),
      ...(words !== undefined && { detail: words }),
      ...(id !== undefined && { sourceEventId: id }),
      ...(aside && "setAside" in aside && { setAside: aside.setAside }),
    };
  };
}

function resultReader(
  given: EventMapping["result"],
  path: string,
  context: RowContext,
): JudgingReader<RepairResult> | undefined {
  if (given === undefined) return undefined;
  if (typeof given === "string") return () => ({ value: given });
  const read = textReader(given, path, context);
  const place = typeof given.column === "undefined" ? null : context.column(given.column, path);
  return (cells, report) => {
    const before = report.findings.length;
    const text = read(cells, report);
    if (text !== undefined && isResult(text)) return { value: text };
    if (text === undefined && report.findings.length === before) return undefined;
    // The attempt itself is no less true: its outcome is not known, and first-time fix lists it so.
    if (text !== undefined) report.add("set_aside", place, text, "result_unknown");
    return { value: "unknown" };
  };
}

/** Reads what the activity of a row means: its word, and one or several events. Null rejects the row. */
export function activityReader(
  activity: ActivityMapping,
  context: RowContext,
): (cells: Cells, report: RowReport) => { word: string; events: IncomingEvent[] } | null {
  const place = context.column(activity.column, "activity.column");
  const { at, employee, department, eventId } = activity;
  const common = { at, ...(employee && { employee }), ...(department && { department }), ...(eventId && { eventId }) };
  const readersOf = (word: string, events: readonly EventMapping[]) =>
    events.map((event) => eventReader({ detail: { constant: word }, ...common, ...event }, `activity`, context));
  const known = new Map(Object.entries(activity.map).map(([word, events]) => [word, readersOf(word, events)]));
  return (cells, report) => {
    const word = cells[place]?.trim() ?? "";
    const readers =
      known.get(word) ?? (activity.unknown === "note" && word !== "" ? readersOf(word, [{ type: "noted" }]) : null);
    if (!readers) {
      report.add("rejected", place, word, word === "" ? "activity_empty" : "activity_unknown");
      return null;
    }
    if (known.size < mostActivities) known.set(word, readers);
    return { word, events: readers.flatMap((read) => read(cells, report) ?? []) };
  };
}

/** A log names few activities; a column that was mistaken for one must not fill the memory. */
const mostActivities = 10_000;

/** Reads the defects of a row: a family and type by column, or several codes in one cell. */
export function defectReader(
  defect: DefectMapping,
  path: string,
  context: RowContext,
): (cells: Cells, report: RowReport) => IncomingDefect[] {
  const holds = conditionReader(defect.when, path, context);
  const read = defect.codes ? codesReader(defect.codes, `${path}.codes`, context) : pairReader(defect, path, context);
  return (cells, report) => (holds(cells) ? read(cells, report) : []);
}

function pairReader(
  defect: DefectMapping,
  path: string,
  context: RowContext,
): (cells: Cells, report: RowReport) => IncomingDefect[] {
  const family = defect.family && termReader(defect.family, `${path}.family`, context);
  const type = defect.type && termReader(defect.type, `${path}.type`, context);
  return (cells, report) => pairOf(family?.(cells, report), type?.(cells, report));
}

function pairOf(family: IncomingTerm | undefined, type: IncomingTerm | undefined): IncomingDefect[] {
  return family || type ? [{ ...(family && { family }), ...(type && { type }) }] : [];
}

function codesReader(
  codes: NonNullable<DefectMapping["codes"]>,
  path: string,
  context: RowContext,
): (cells: Cells, report: RowReport) => IncomingDefect[] {
  const place = context.column(codes.column, path);
  const family = codes.family && reshaper(codes.family);
  const type = reshaper(codes.type ?? {});
  const empty = new Set(["", ...context.mapping.emptyValues]);
  return (cells, report) => {
    const found = new Set(
      (cells[place] ?? "")
        .split(codes.split)
        .map((code) => code.trim())
        .filter((code) => !empty.has(code)),
    );
    return [...found].flatMap((code) => pairOf(family?.(code, report, place), type(code, report, place)));
  };
}
