import type { CaseEventType, RepairResult } from "../cases/case-event-types.ts";
import type { IncomingDefect, IncomingEvent, IncomingTerm } from "../cases/incoming-case.ts";
import {
  amountReader,
  conditionReader,
  reshaper,
  scoreReader,
  termReader,
  textReader,
  workReader,
  type Cells,
  type JudgingReader,
  type Reader,
} from "./field-readers.ts";
import { momentReader } from "./moment-reader.ts";
import { resultsOf, type ActivityMapping, type DefectMapping, type EventMapping } from "./mapping.ts";
import type { RowContext } from "./row-context.ts";
import type { RowReason, RowReport } from "./row-report.ts";

/** The event that a row tells, or undefined when it tells none. */
export type EventReader = Reader<IncomingEvent>;

const longestDetail = 500;

/**
 * Reads one event. It exists when its conditions hold and none of what it names (moment, due, result, amount, score)
 * is empty; what is there but impossible is set aside and the event keeps the reason.
 */
export function eventReader(event: EventMapping, path: string, context: RowContext, usualDetail?: string): EventReader {
  const holds = conditionReader(event.when, path, context);
  const at = event.at && momentReader(event.at, `${path}.at`, context);
  const due = event.due && momentReader(event.due, `${path}.due`, context, "due");
  const result = resultReader(event, `${path}.result`, context);
  const readAmount = event.type === "work_logged" ? workReader : amountReader;
  const amount = event.amount && readAmount(event.amount, `${path}.amount`, context);
  const score = event.score && scoreReader(event.score, `${path}.score`, context);
  const employee = event.employee && termReader(event.employee, `${path}.employee`, context);
  const department = event.department && termReader(event.department, `${path}.department`, context);
  const detail = event.detail
    ? detailReader(event.type, event.detail, `${path}.detail`, context)
    : () => (usualDetail === undefined ? undefined : { value: usualDetail });
  const eventId = event.eventId && textReader(event.eventId, `${path}.eventId`, context, longestDetail);
  return (cells, report) => {
    if (!holds(cells)) return undefined;
    const words = detail(cells, report);
    const isNps = event.type === "survey_answered" && words !== undefined && "value" in words && words.value === "nps";
    const [when, until, outcome, money, points] = [
      at?.(cells, report),
      due?.(cells, report),
      result?.(cells, report),
      amount?.(cells, report),
      score?.(cells, report, isNps),
    ];
    if ((at && !when) || (due && !until) || (result && !outcome) || (amount && !money) || (score && !points))
      return undefined;
    const [who, where, id] = [employee?.(cells, report), department?.(cells, report), eventId?.(cells, report)];
    const aside = [when, until, outcome, money, points, words].find((part) => part && "setAside" in part);
    return {
      type: event.type,
      ...(when && "value" in when && { moment: when.value }),
      ...(outcome && "value" in outcome && { result: outcome.value }),
      ...(money && "value" in money && { amount: money.value }),
      ...(points && "value" in points && { score: points.value }),
      ...(who && { employee: who }),
      ...(where && { department: where }),
      ...(until && "value" in until && { due: until.value }),
      ...(words && "value" in words && { detail: words.value }),
      ...(id !== undefined && { sourceEventId: id }),
      ...(aside && "setAside" in aside && { setAside: aside.setAside }),
    };
  };
}

/** The words of which one must be the detail of an event of these types, where the mapping names a detail at all. */
const closedDetails: Readonly<
  Partial<Record<CaseEventType, { readonly words: readonly string[]; readonly reason: RowReason }>>
> = {
  survey_answered: { words: ["overall", "attitude", "efficiency", "accuracy", "nps"], reason: "aspect_unknown" },
  part_analysed: { words: ["standard", "load"], reason: "stage_unknown" },
};

/** A score of we know not what, or a stage that is none of the two, must not count as another: it is set aside. */
function detailReader(
  type: CaseEventType,
  field: NonNullable<EventMapping["detail"]>,
  path: string,
  context: RowContext,
): JudgingReader<string> {
  const read = textReader(field, path, context, longestDetail);
  const closed = closedDetails[type];
  const place = field.column === undefined ? null : context.column(field.column, path);
  return (cells, report) => {
    const text = read(cells, report);
    if (text === undefined) return undefined;
    if (!closed || closed.words.includes(text)) return { value: text };
    report.add("set_aside", place, text, closed.reason);
    return { setAside: closed.reason };
  };
}

function resultReader(
  { type, result: given }: EventMapping,
  path: string,
  context: RowContext,
): JudgingReader<RepairResult> | undefined {
  if (given === undefined) return undefined;
  if (typeof given === "string") return () => ({ value: given });
  const read = textReader(given, path, context);
  const place = typeof given.column === "undefined" ? null : context.column(given.column, path);
  const possible = resultsOf(type);
  return (cells, report) => {
    const before = report.findings.length;
    const text = read(cells, report);
    const result = possible.find((one) => one === text);
    if (result !== undefined) return { value: result };
    if (text === undefined && report.findings.length === before) return undefined;
    if (type === "part_analysed") {
      if (text !== undefined) report.add("set_aside", place, text, "result_unknown");
      return { setAside: "result_unknown" };
    }
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
    events.map((event) => eventReader({ ...common, ...event }, `activity`, context, word));
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
