import { DomainError } from "../errors.ts";
import { csvRecords } from "../intake/csv-records.ts";
import { writtenDay } from "../time/written-day.ts";
import type { DayRow } from "./set-calendar-day.ts";

/** Why a row of the file cannot be taken; the words are `clocks.problem.<reason>`. */
export type HolidayProblem = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: HolidayProblemReason;
};
export type HolidayProblemReason =
  | "row_ragged"
  | "day_unreadable"
  | "day_of_another_year"
  | "day_repeated"
  | "kind_unknown"
  | "name_missing"
  | "weekday_unknown";

const columns = ["date", "kind", "name", "name_en", "like_weekday"] as const;
type Column = (typeof columns)[number];

const headings: Readonly<Record<string, Column>> = {
  date: "date",
  day: "date",
  日期: "date",
  kind: "kind",
  type: "kind",
  类型: "kind",
  name: "name",
  名称: "name",
  节日: "name",
  name_en: "name_en",
  英文名称: "name_en",
  like_weekday: "like_weekday",
  按星期: "like_weekday",
};

const kinds: Readonly<Record<string, DayRow["kind"]>> = {
  holiday: "holiday",
  make_up: "working_day",
  workday: "working_day",
  节假日: "holiday",
  放假: "holiday",
  休: "holiday",
  调休: "working_day",
  补班: "working_day",
  上班: "working_day",
  班: "working_day",
};

/**
 * Reads a year's holidays and make-up days from a delimited text with a header (date, kind, name; name_en and
 * like_weekday may be there). A make-up day without a weekday has Monday's shifts. Throws BAD_INPUT where the header
 * names no date, kind and name; whatever is wrong with a row is told with its line.
 */
export async function readHolidayFile(
  text: string,
  year: number,
): Promise<{ rows: DayRow[]; problems: HolidayProblem[] }> {
  const body = text.replace(/^\uFEFF/, "");
  const header = (body.split(/\r\n|\r|\n/, 1)[0] ?? "").trim();
  const delimiter = [",", ";", "\t", "，"].find((mark) => header.includes(mark)) ?? ",";
  const places = header.split(delimiter).map((cell) => headings[cell.trim().replaceAll('"', "").toLowerCase()]);
  if (!["date", "kind", "name"].every((column) => places.some((place) => place === column))) {
    throw new DomainError("BAD_INPUT", "holidays_no_header", { columns: columns.join(", ") });
  }
  const rows = new Map<string, DayRow>();
  const problems: HolidayProblem[] = [];
  for await (const { line, cells } of csvRecords(inOne(body), { delimiter, width: () => places.length })) {
    if (line === 1 || cells.every((cell) => cell.trim() === "")) continue;
    const row = readRow(cells, places, year, rows);
    if ("reason" in row) problems.push({ line, ...row });
    else rows.set(row.day, row);
  }
  return { rows: [...rows.values()], problems };
}

async function* inOne(text: string): AsyncGenerator<string> {
  yield text;
}

type Refused = Omit<HolidayProblem, "line">;

function readRow(
  cells: readonly string[],
  places: readonly (Column | undefined)[],
  year: number,
  known: ReadonlyMap<string, DayRow>,
): DayRow | Refused {
  if (cells.length !== places.length) return { column: null, value: cells.join(" "), reason: "row_ragged" };
  const cell = (column: Column): string => (cells[places.indexOf(column)] ?? "").trim();
  const refused = (column: Column, reason: HolidayProblemReason): Refused => ({ column, value: cell(column), reason });

  const day = writtenDay(cell("date"));
  if (day === null) return refused("date", "day_unreadable");
  if (!day.startsWith(`${year}-`)) return refused("date", "day_of_another_year");
  if (known.has(day)) return refused("date", "day_repeated");
  const kind = kinds[cell("kind").toLowerCase()];
  if (kind === undefined) return refused("kind", "kind_unknown");
  if (cell("name") === "") return refused("name", "name_missing");
  const like = cell("like_weekday") || "1";
  if (!/^[1-7]$/.test(like)) return refused("like_weekday", "weekday_unknown");
  const named = { day, name: cell("name"), nameEn: cell("name_en") || null, shifts: null };
  return { ...named, kind, likeWeekday: kind === "holiday" ? null : Number(like) };
}
