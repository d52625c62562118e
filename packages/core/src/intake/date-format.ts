import { exists, type WallTime } from "../time/wall-time.ts";

/** Reads one text; null when the text is not of the format, "impossible" when it is but no calendar has that day. */
export type DateReader = (text: string) => WallTime | "impossible" | null;

type Found = Record<string, string | undefined>;

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const longMonths = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Tokens, longest first, and what they match. */
const tokens: readonly (readonly [token: string, part: string, pattern: string])[] = [
  ["YYYY", "year", "\\d{4}"],
  ["YY", "shortYear", "\\d{2}"],
  ["MMMM", "monthName", longMonths.join("|")],
  ["MMM", "monthName", monthNames.join("|")],
  ["MM", "month", "\\d{2}"],
  ["M", "month", "\\d{1,2}"],
  ["DD", "day", "\\d{2}"],
  ["D", "day", "\\d{1,2}"],
  ["HH", "hour", "\\d{2}"],
  ["H", "hour", "\\d{1,2}"],
  ["hh", "hour12", "\\d{2}"],
  ["h", "hour12", "\\d{1,2}"],
  ["mm", "minute", "\\d{2}"],
  ["ss", "second", "\\d{2}"],
  ["s", "second", "\\d{1,2}"],
  ["m", "minute", "\\d{1,2}"],
  ["SSS", "fraction", "\\d{1,9}"],
  ["A", "half", "AM|PM|上午|下午"],
  ["Z", "offset", "Z|[+-]\\d{2}:?\\d{2}"],
];

/** Whether a format names at least a year and a month, each token once, and tells morning from afternoon. */
export function isDateFormat(format: string): boolean {
  if (["excel", "unix", "unixMillis"].includes(format)) return true;
  const parts = partsOf(format).flatMap(({ part }) => (part ? [part] : []));
  if (new Set(parts).size !== parts.length) return false;
  const has = (part: string) => parts.includes(part);
  return (has("year") || has("shortYear")) && (has("month") || has("monthName")) && has("hour12") === has("half");
}

/** Reads dates written as `format` says: YYYY/M/D HH:mm:ss.SSS and the like, or `excel`, `unix`, `unixMillis`. */
export function dateReader(format: string): DateReader {
  if (format === "unix") return epochReader(1000);
  if (format === "unixMillis") return epochReader(1);
  if (format === "excel") return excelReader;
  const parts = partsOf(format);
  const pattern = new RegExp(
    `^${parts.map(({ part, pattern: own }) => (part ? `(?<${part}>${own})` : own)).join("")}$`,
    "iu",
  );
  return (text) => {
    const found = pattern.exec(text)?.groups;
    return found ? wallTime(found) : null;
  };
}

const yearFirst = new RegExp(
  "^(?<year>\\d{4})[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?" +
    "(?:[T\\s]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?\\s*(?<offset>Z|[+-]\\d{2}:?\\d{2})?)?$",
  "u",
);

/** Without a format: whatever begins with a four-digit year, then month, then day, because only that has one meaning. */
export const plainDateReader: DateReader = (text) => {
  const found = yearFirst.exec(text)?.groups;
  return found ? wallTime(found) : null;
};

function partsOf(format: string): { part: string | null; pattern: string }[] {
  const parts: { part: string | null; pattern: string }[] = [];
  for (let at = 0; at < format.length;) {
    const literal = /^\[([^\]]*)\]/.exec(format.slice(at));
    const token = tokens.find(([name]) => format.startsWith(name, at));
    if (token && !literal) parts.push({ part: token[1], pattern: token[2] });
    else parts.push({ part: null, pattern: escaped(literal?.[1] ?? format[at] ?? "") });
    at += literal?.[0].length ?? token?.[0].length ?? 1;
  }
  return parts;
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function wallTime(found: Found): WallTime | "impossible" {
  const offsetMinutes = offsetOf(found.offset);
  const time = timeOf(found);
  const wall = {
    year: found.shortYear === undefined ? Number(found.year) : centuryOf(Number(found.shortYear)),
    month:
      found.month === undefined
        ? monthNames.indexOf((found.monthName ?? "").slice(0, 3).toLowerCase()) + 1
        : Number(found.month),
    day: Number(found.day ?? 1),
    ...(time && { time }),
    ...(offsetMinutes !== undefined && { offsetMinutes }),
  };
  return exists(wall) ? wall : "impossible";
}

function timeOf({ hour, hour12, half, minute, second, fraction }: Found): WallTime["time"] {
  if (hour === undefined && hour12 === undefined) return undefined;
  const afternoon = /^(pm|下午)$/i.test(half ?? "") ? 12 : 0;
  return {
    hour: hour === undefined ? (Number(hour12) > 12 ? 24 : (Number(hour12) % 12) + afternoon) : Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Number((fraction ?? "").padEnd(3, "0").slice(0, 3)),
  };
}

/** Two digits are a year from 1970 to 2069, as spreadsheets and databases read them. */
function centuryOf(shortYear: number): number {
  return shortYear >= 70 ? 1900 + shortYear : 2000 + shortYear;
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function epochReader(unitMs: number): DateReader {
  return (text) =>
    /^\d{1,14}(\.\d+)?$/.test(text) ? { ...wallOf(Math.round(Number(text) * unitMs)), offsetMinutes: 0 } : null;
}

const unixEpochInExcel = 25_569;

/** A spreadsheet's count of days since 1899-12-30; a whole number is a day without a time. */
const excelReader: DateReader = (text) => {
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) return null;
  const wall = wallOf(Math.round((Number(text) - unixEpochInExcel) * 86_400_000));
  return Number.isInteger(Number(text)) ? { year: wall.year, month: wall.month, day: wall.day } : wall;
};

function wallOf(epochMs: number): Required<Pick<WallTime, "year" | "month" | "day" | "time">> {
  const date = new Date(epochMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: {
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
    },
  };
}
