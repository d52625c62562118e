import type { IncomingMoment } from "../cases/incoming-case.ts";
import { dateReader, plainDateReader } from "./date-format.ts";
import { originReader, type JudgingReader } from "./field-readers.ts";
import type { MomentMapping } from "./mapping.ts";
import type { Judged, RowContext } from "./row-context.ts";
import { dayText, zoneClock } from "./wall-time.ts";

/** A moment: the day, and the instant where the text has a time. Days that cannot be are set aside. */
export function momentReader(field: MomentMapping, path: string, context: RowContext): JudgingReader<IncomingMoment> {
  const { read, column } = originReader(field, path, context);
  const { format, zone = context.mapping.zone ?? context.settings.timeZone, timeOfDay = "keep" } = field;
  // Events of a row often share a column: what it says is worked out once.
  const judge = context.sharedJudge(JSON.stringify([format, zone, timeOfDay]), () =>
    momentJudge(format, zone, timeOfDay, context),
  );
  return (cells, report) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const judged = judge(text);
    if ("setAside" in judged) report.add("set_aside", column, text, judged.setAside);
    return judged;
  };
}

function momentJudge(
  format: readonly string[] | undefined,
  zone: string,
  timeOfDay: "keep" | "ignore" | "ignoreMidnight",
  context: RowContext,
): (text: string) => Judged<IncomingMoment> {
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
      return day > context.today ? { setAside: "date_in_future" } : { value: { on: day } };
    }
    const instant = clock(wall);
    if (instant > context.now) return { setAside: "date_in_future" };
    return { value: { on: context.dayOf(instant), at: new Date(instant).toISOString() } };
  };
}
