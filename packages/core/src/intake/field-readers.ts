import type { IncomingTerm } from "../cases/incoming-case.ts";
import type {
  AmountMapping,
  ConditionMapping,
  DerivedMapping,
  Origin,
  ScoreMapping,
  TermMapping,
  TextMapping,
} from "./mapping.ts";
import type { Judged, RowContext } from "./row-context.ts";
import type { RowReason, RowReport } from "./row-report.ts";

export type Cells = readonly string[];
/** Reads one value of a row; undefined is absent: empty, or set aside as the report then says. */
export type Reader<T> = (cells: Cells, report: RowReport) => T | undefined;

export const longestCode = 200;
const longestText = 100_000;

/** The text of a field's origin, trimmed, or undefined when it is empty; and the column to blame. */
export function originReader(
  origin: Origin,
  path: string,
  context: RowContext,
): { read: (cells: Cells) => string | undefined; column: number | null } {
  const empty = new Set([...context.mapping.emptyValues, ...(origin.empty ?? [])]);
  const kept = (text: string | undefined) => {
    const trimmed = text?.trim() ?? "";
    return trimmed === "" || empty.has(trimmed) ? undefined : trimmed;
  };
  const { constant, joinWith = " " } = origin;
  if (constant !== undefined) return { read: () => constant, column: null };
  const wanted = origin.columns ?? origin.firstOf ?? [origin.column ?? 0];
  const places = wanted.map((column) => context.column(column, path));
  const column = places[0] ?? null;
  const [only] = places;
  if (places.length === 1 && only !== undefined) return { read: (cells) => kept(cells[only]), column };
  const parts = (cells: Cells) => places.flatMap((place) => kept(cells[place]) ?? []);
  if (origin.firstOf) return { read: (cells) => parts(cells)[0], column };
  return { read: (cells) => parts(cells).join(joinWith) || undefined, column };
}

type Reshape = (text: string, report: RowReport, column: number | null) => IncomingTerm | undefined;

/** Pattern, then letter case, then map; a value that fits none of them is kept, set aside or rejects the row. */
export function reshaper(given: DerivedMapping, longest = longestCode): Reshape {
  const pattern = given.pattern === undefined ? null : new RegExp(given.pattern, "u");
  const map = given.map ? new Map(Object.entries(given.map)) : null;
  const unfit = (
    text: string,
    reason: RowReason,
    policy: "keep" | "setAside" | "reject",
    report: RowReport,
    column: number | null,
  ) => {
    if (policy === "keep") return { code: text };
    report.add(policy === "reject" ? "rejected" : "set_aside", column, text, reason);
    return undefined;
  };
  return (text, report, column) => {
    const match = pattern?.exec(text);
    if (match === null) return unfit(text, "pattern_mismatch", given.unknown ?? "setAside", report, column);
    const part = (match ? (match[1] ?? match[0]) : text).trim();
    const cased =
      given.letterCase === "upper" ? part.toUpperCase() : given.letterCase === "lower" ? part.toLowerCase() : part;
    if (cased === "") return undefined;
    if (cased.length > longest) return unfit(cased, "text_too_long", "setAside", report, column);
    if (!map) return { code: cased };
    const to = map.get(cased);
    if (to === undefined) return unfit(cased, "value_unknown", given.unknown ?? "keep", report, column);
    if (to === null) return undefined;
    if (typeof to === "string") return { code: to };
    return {
      code: to.code,
      ...(to.name !== undefined && { name: to.name }),
      ...(to.nameEn !== undefined && { nameEn: to.nameEn }),
    };
  };
}

export function textReader(
  field: TextMapping,
  path: string,
  context: RowContext,
  longest = longestText,
): Reader<string> {
  const { read, column } = originReader(field, path, context);
  const reshape = reshaper(field, longest);
  return (cells, report) => {
    const text = read(cells);
    return text === undefined ? field.default : (reshape(text, report, column)?.code ?? undefined);
  };
}

export function termReader(field: TermMapping, path: string, context: RowContext): Reader<IncomingTerm> {
  const { read, column } = originReader(field, path, context);
  const reshape = reshaper(field);
  const name = field.name === undefined ? null : context.column(field.name, `${path}.name`);
  const nameEn = field.nameEn === undefined ? null : context.column(field.nameEn, `${path}.nameEn`);
  return (cells, report) => {
    const text = read(cells);
    if (text === undefined) return field.default === undefined ? undefined : { code: field.default };
    const term = reshape(text, report, column);
    if (!term || (name === null && nameEn === null)) return term;
    const shown = name === null ? "" : (cells[name]?.trim() ?? "");
    const shownEn = nameEn === null ? "" : (cells[nameEn]?.trim() ?? "");
    return { ...term, ...(shown && { name: shown }), ...(shownEn && { nameEn: shownEn }) };
  };
}

/** Reads a value and judges it; undefined where there is none. */
export type JudgingReader<T> = (cells: Cells, report: RowReport) => Judged<T> | undefined;

function setAside(report: RowReport, column: number | null, value: string, reason: RowReason): { setAside: RowReason } {
  report.add("set_aside", column, value, reason);
  return { setAside: reason };
}

const largestAmount = 1e11;
const longestWork = 30 * 86_400;

/** Work in seconds, from a number and its `multiply`, or written as hours:minutes(:seconds). */
export function workReader(field: AmountMapping, path: string, context: RowContext): JudgingReader<number> {
  const { read, column } = originReader(field, path, context);
  const { decimal = ".", multiply = 1 } = field;
  return (cells, report) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
    const number = clock ? null : decimalOf(text, decimal);
    if (!clock && number === null) return setAside(report, column, text, "work_unreadable");
    const seconds = clock
      ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
      : Math.round((number ?? 0) * multiply);
    if (seconds < 0) return setAside(report, column, text, "work_negative");
    return seconds > longestWork ? setAside(report, column, text, "work_too_long") : { value: seconds };
  };
}

export function amountReader(field: AmountMapping, path: string, context: RowContext): JudgingReader<number> {
  const { read, column } = originReader(field, path, context);
  const { decimal = ".", multiply = 1 } = field;
  return (cells, report) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const amount = decimalOf(text, decimal);
    if (amount === null) return setAside(report, column, text, "amount_unreadable");
    const value = Math.round(amount * multiply * 100) / 100;
    if (value < 0) return setAside(report, column, text, "amount_negative");
    return value > largestAmount ? setAside(report, column, text, "amount_too_large") : { value };
  };
}

const grouped = { ".": /^-?(\d+|\d{1,3}([, ]\d{3})+)(\.\d+)?$/, ",": /^-?(\d+|\d{1,3}([. ]\d{3})+)(,\d+)?$/ } as const;

/** A number as people write money: currency signs, thousands separators, (12.50) for less than nothing. */
function decimalOf(text: string, decimal: "." | ","): number | null {
  const plain = /[^\d.]/.test(text) ? text.replaceAll(/[¥¥$€£元\u00A0]|RMB|CNY|EUR|USD/giu, "").trim() : text;
  const signed = /^\((.*)\)$/.exec(plain);
  if (decimal === "." && /^\d{1,12}(\.\d+)?$/.test(plain)) return Number(plain);
  const digits = (signed ? `-${signed[1]}` : plain).replace(/^\+/, "");
  if (!grouped[decimal].test(digits)) return null;
  const [whole = "", fraction = ""] = digits.split(decimal);
  return Number(`${whole.replaceAll(/[., ]/g, "")}.${fraction || "0"}`);
}

/** A score, brought from its own scale to 1–5; of a net promoter answer (`isNps` of the row) the whole number 0–10 that it is. */
export function scoreReader(
  field: ScoreMapping,
  path: string,
  context: RowContext,
): (cells: Cells, report: RowReport, isNps: boolean) => Judged<number> | undefined {
  const { read, column } = originReader(field, path, context);
  const { scale = { from: 1, to: 5 } } = field;
  const map = field.map ? new Map(Object.entries(field.map)) : null;
  const [low, high] = [Math.min(scale.from, scale.to), Math.max(scale.from, scale.to)];
  return (cells, report, isNps) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const mapped = map?.get(text);
    if (mapped === null) return undefined;
    const points = mapped ?? decimalOf(text, ".");
    if (points === null) return setAside(report, column, text, "score_unreadable");
    if (isNps) {
      const isOnScale = Number.isInteger(points) && points >= 0 && points <= 10;
      return isOnScale ? { value: points } : setAside(report, column, text, "score_out_of_scale");
    }
    if (points < low || points > high) return setAside(report, column, text, "score_out_of_scale");
    return { value: Math.round((1 + ((points - scale.from) * 4) / (scale.to - scale.from)) * 100) / 100 };
  };
}

/** Whether a row meets every condition. */
export function conditionReader(
  conditions: readonly ConditionMapping[] | undefined,
  path: string,
  context: RowContext,
): (cells: Cells) => boolean {
  const tests = (conditions ?? []).map((condition, index) => {
    const place = context.column(condition.column, `${path}.when.${index}`);
    const is = condition.is && new Set(condition.is);
    const isNot = condition.isNot && new Set(condition.isNot);
    const matches = condition.matches === undefined ? undefined : new RegExp(condition.matches, "u");
    return (cells: Cells) => {
      const text = cells[place]?.trim() ?? "";
      if (is) return is.has(text);
      if (isNot) return !isNot.has(text);
      return matches
        ? matches.test(text)
        : (text === "" || context.mapping.emptyValues.includes(text)) === condition.empty;
    };
  });
  return (cells) => tests.every((test) => test(cells));
}
