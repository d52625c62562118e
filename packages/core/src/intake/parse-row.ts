import type { IncomingCase } from "../cases/incoming-case.ts";
import { activityReader, defectReader, eventReader } from "./event-readers.ts";
import { factReader } from "./fact-readers.ts";
import { textReader, type Cells, type Reader } from "./field-readers.ts";
import { MappingRefused } from "./import-refused.ts";
import type { Mapping } from "./mapping.ts";
import type { TableRow } from "./read-table.ts";
import { RowContext, type RowSettings } from "./row-context.ts";
import { RowReport, type RowFinding } from "./row-report.ts";

/** What became of one row: a case, or null when it was rejected; and everything found on the way. */
export type ParsedRow = {
  readonly row: IncomingCase | null;
  readonly findings: readonly RowFinding[];
  readonly activity: string | null;
};

export type RowParser = {
  readonly parse: (row: TableRow) => ParsedRow;
  /** Columns (from 0) that the mapping reads, with the fields that read them. */
  readonly usedColumns: ReadonlyMap<number, readonly string[]>;
  /** Columns whose values are never shown. */
  readonly personalColumns: ReadonlySet<number>;
};

const longestNumber = 200;

/** Makes a parser of rows from a mapping and the header it meets. Throws MappingRefused when columns cannot be found. */
export function rowParser(mapping: Mapping, header: readonly string[], settings: RowSettings): RowParser {
  const context = new RowContext(mapping, header, settings);
  const read = caseReader(mapping, context);
  const activity = mapping.activity && activityReader(mapping.activity, context);
  if (context.problems.length > 0) throw new MappingRefused(settings.mappingName ?? mapping.name, context.problems);
  const parse = ({ line, cells, fault }: TableRow): ParsedRow => {
    const report = new RowReport(
      line,
      (place) => context.columnName(place),
      (place) => context.personalColumns.has(place),
    );
    if (fault) {
      report.add("rejected", fault.column === null ? null : fault.column - 1, fault.value, fault.reason);
      return { row: null, findings: report.findings, activity: null };
    }
    const found = read(cells, report, line);
    const done = activity?.(cells, report);
    const row = found && done ? { ...found, events: [...found.events, ...done.events] } : found;
    return { row: report.rejected || !row ? null : row, findings: report.findings, activity: done?.word ?? null };
  };
  return { parse, usedColumns: context.usedColumns, personalColumns: context.personalColumns };
}

function caseReader(
  mapping: Mapping,
  context: RowContext,
): (cells: Cells, report: RowReport, line: number) => IncomingCase | null {
  const number = numberReader(mapping, context);
  const facts = factReader(mapping, context);
  const defects = mapping.defects?.map((defect, index) => defectReader(defect, `defects.${index}`, context));
  const events = (mapping.events ?? []).map((event, index) => eventReader(event, `events.${index}`, context));
  return (cells, report, line) => {
    const named = number(cells, report);
    if (named === undefined) return null;
    return {
      number: named,
      line,
      ...facts(cells, report),
      ...(defects && { defects: defects.flatMap((read) => read(cells, report)) }),
      events: events.flatMap((read) => read(cells, report) ?? []),
    };
  };
}

/** A spreadsheet that took a long number for a quantity has lost its last digits: 2.02403312252995E+19. */
const lostDigits = /^\d(\.\d+)?E\+\d+$/i;

function numberReader({ number }: Mapping, context: RowContext): Reader<string> {
  const { prefix = "", pattern, ...origin } = number;
  const plain = textReader(origin, "number", context);
  const fits = pattern === undefined ? null : new RegExp(pattern, "u");
  const column = origin.column ?? origin.columns?.[0] ?? origin.firstOf?.[0];
  const place = column === undefined ? null : context.column(column, "number");
  return (cells, report) => {
    const text = plain(cells, report);
    const match = text === undefined ? null : fits?.exec(text);
    const reason =
      text === undefined
        ? "case_number_empty"
        : lostDigits.test(text)
          ? "case_number_lost_digits"
          : text.length > longestNumber
            ? "text_too_long"
            : match === null && fits
              ? "case_number_pattern"
              : null;
    if (reason === null) return prefix + (match ? (match[1] ?? match[0]) : text);
    report.add("rejected", place, text ?? "", reason);
    return undefined;
  };
}
