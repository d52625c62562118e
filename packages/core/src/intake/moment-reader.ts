import type { IncomingMoment } from "../cases/incoming-case.ts";
import { addDays } from "../time/business-day.ts";
import { dateReader, plainDateReader } from "./date-format.ts";
import { originReader, type JudgingReader } from "./field-readers.ts";
import type { MomentMapping } from "./mapping.ts";
import type { Judged, RowContext } from "./row-context.ts";
import { dayText, zoneClock } from "../time/wall-time.ts";

/** What a moment may be: something that has happened, or something promised, which may lie in the coming years. */
export type MomentKind = "happened" | "due";
const longestPromise = 3650;

/** A moment: the day, and the instant where the text has a time. Days that cannot be are set aside. */
export function momentReader(
  field: MomentMapping,
  path: string,
  context: RowContext,
  kind: MomentKind = "happened",
): JudgingReader<IncomingMoment> {
  const { read, column } = originReader(field, path, context);
  const { format, zone = context.mapping.zone ?? context.settings.timeZone, timeOfDay = "keep" } = field;
  // Events of a row often share a column: what it says is worked out once.
  const judge = context.sharedJudge(JSON.stringify([format, zone, timeOfDay, kind]), () =>
    momentJudge({ format, zone, timeOfDay, kind }, context),
  );
  return (cells, report) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const judged = judge(text);
    if ("setAside" in judged) report.add("set_aside", column, text, judged.setAside);
    return judged;
  };
}

type Writing = {
  readonly format: readonly string[] | undefined;
  readonly zone: string;
  readonly timeOfDay: "keep" | "ignore" | "ignoreMidnight";
  readonly kind: MomentKind;
};

function momentJudge(
  { format, zone, timeOfDay, kind }: Writing,
  context: RowContext,
): (text: string) => Judged<IncomingMoment> {
  const latest = kind === "due" ? addDays(context.today, longestPromise) : context.today;
  const tooLate = kind === "due" ? "due_too_late" : "date_in_future";
  const readers = (format ?? []).map(dateReader);
  const clock = zoneClock(zone);
  return (text) => {
    const found = readers.map((reader) => reader(text)).filter((wall) => wall !== null);
    // Cells that are real dates in a workbook arrive year first, whatever format was declared for the texts.
    const wall = found.find((one) => one !== "impossible") ?? found[0] ?? plainDateReader(text);
    if (wall === null) return { setAside: "date_unreadable" };
    if (wall === "impossible") return { setAside: "date_impossible" };
    const { time } = wall;
    const day = dayText(wall);
    if (day < context.mapping.earliest) return { setAside: "date_too_early" };
    const isMidnight = time && time.hour + time.minute + time.second + time.millisecond === 0;
    if (!time || timeOfDay === "ignore" || (isMidnight && timeOfDay === "ignoreMidnight")) {
      return day > latest ? { setAside: tooLate } : { value: { on: day } };
    }
    const instant = clock(wall);
    if (kind === "happened" ? instant > context.now : day > latest) return { setAside: tooLate };
    return { value: { on: context.dayOf(instant), at: new Date(instant).toISOString() } };
  };
}
