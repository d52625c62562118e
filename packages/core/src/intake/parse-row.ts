import type { IncomingCase, IncomingTerm } from "../cases/incoming-case.ts";
import { activityReader, defectReader, eventReader } from "./event-readers.ts";
import { momentReader, termReader, textReader, type Cells, type Reader } from "./field-readers.ts";
import { MappingRefused } from "./import-refused.ts";
import type { Mapping, TermMapping, TextMapping } from "./mapping.ts";
import type { TableRow } from "./read-table.ts";
import { RowContext, type RowSettings } from "./row-context.ts";
import { RowReport, type RowFinding } from "./row-report.ts";

/** What became of one row: a case, or null when it was rejected; and everything found on the way. */
export type ParsedRow = { readonly row: IncomingCase | null; readonly findings: readonly RowFinding[]; readonly activity: string | null };

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
    const report = new RowReport(line, (place) => context.columnName(place), (place) => context.personalColumns.has(place));
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

function caseReader(mapping: Mapping, context: RowContext): (cells: Cells, report: RowReport, line: number) => IncomingCase | null {
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
      text === undefined ? "case_number_empty"
      : lostDigits.test(text) ? "case_number_lost_digits"
      : text.length > longestNumber ? "text_too_long"
      : match === null && fits ? "case_number_pattern"
      : null;
    if (reason === null) return prefix + (match ? (match[1] ?? match[0]) : text);
    report.add("rejected", place, text ?? "", reason);
    return undefined;
  };
}

type Facts = Omit<IncomingCase, "number" | "line" | "events" | "defects">;

function factReader(mapping: Mapping, context: RowContext): (cells: Cells, report: RowReport) => Facts {
  const who = peopleReader(mapping, context);
  const what = productReader(mapping, context);
  const [kind, channel, region] = [term(mapping.kind, "kind", context), term(mapping.channel, "channel", context), term(mapping.region, "region", context)];
  const priority = term(mapping.priority, "priority", context);
  const [version, status] = [code(mapping.version, "version", context), code(mapping.status, "status", context)];
  const complaint = personal(mapping.complaint, "complaint", context);
  return (cells, report) => {
    const [isKind, byChannel, inRegion, urgent] = [kind?.(cells, report), channel?.(cells, report), region?.(cells, report), priority?.(cells, report)];
    const [asOf, state, words] = [version?.(cells, report), status?.(cells, report), complaint?.(cells, report)];
    return {
      ...(asOf !== undefined && { version: asOf }),
      ...(isKind && { kind: isKind }),
      ...(byChannel && { channel: byChannel }),
      ...(inRegion && { region: inRegion }),
      ...(urgent && { priority: urgent }),
      ...who(cells, report),
      ...what(cells, report),
      ...(state !== undefined && { status: state }),
      ...(words !== undefined && { complaint: words }),
    };
  };
}

function peopleReader(mapping: Mapping, context: RowContext): (cells: Cells, report: RowReport) => Facts {
  const department = term(mapping.department, "department", context);
  const employee = term(mapping.employee, "employee", context);
  const customer = customerReader(mapping, context);
  return (cells, report) => {
    const [where, who, buyer] = [department?.(cells, report), employee?.(cells, report), customer(cells, report)];
    return { ...(where && { department: where }), ...(who && { employee: who }), ...(buyer && { customer: buyer }) };
  };
}

function productReader(mapping: Mapping, context: RowContext): (cells: Cells, report: RowReport) => Facts {
  const family = term(mapping.productFamily, "productFamily", context);
  const model = term(mapping.productModel, "productModel", context);
  const [batch, lot] = [batchReader(mapping, context), lotReader(mapping, context)];
  const serial = code(mapping.serial, "serial", context);
  const soldOn = mapping.soldOn && momentReader(mapping.soldOn, "soldOn", context);
  return (cells, report) => {
    const [inFamily, ofModel, number, sold] = [family?.(cells, report), model?.(cells, report), serial?.(cells, report), soldOn?.(cells, report)];
    const [ofBatch, ofLot] = [batch(cells, report), lot(cells, report)];
    return {
      ...(inFamily && { productFamily: inFamily }),
      ...(ofModel && { productModel: ofModel }),
      ...(ofBatch && { batch: ofBatch }),
      ...(ofLot && { supplierLot: ofLot }),
      ...(number !== undefined && { serial: number }),
      ...(sold && "value" in sold && { soldOn: sold.value.on }),
    };
  };
}

function batchReader({ batch }: Mapping, context: RowContext): Reader<NonNullable<IncomingCase["batch"]>> {
  if (!batch) return () => undefined;
  const { producedMonth, ...field } = batch;
  const read = termReader(field, "batch", context);
  const month = producedMonth && momentReader(producedMonth, "batch.producedMonth", context);
  return (cells, report) => {
    const [found, produced] = [read(cells, report), month?.(cells, report)];
    return found && { ...found, ...(produced && "value" in produced && { producedMonth: `${produced.value.on.slice(0, 7)}-01` }) };
  };
}

function lotReader({ supplierLot }: Mapping, context: RowContext): Reader<NonNullable<IncomingCase["supplierLot"]>> {
  if (!supplierLot) return () => undefined;
  const { supplier, component, ...field } = supplierLot;
  const read = termReader(field, "supplierLot", context);
  const [from, part] = [code(supplier, "supplierLot.supplier", context), code(component, "supplierLot.component", context)];
  return (cells, report) => {
    const [found, maker, piece] = [read(cells, report), from?.(cells, report), part?.(cells, report)];
    return found && { ...found, ...(maker !== undefined && { supplier: maker }), ...(piece !== undefined && { component: piece }) };
  };
}

/** A person without a number has no row to hang a name on: then the case has no customer. */
function customerReader({ customer }: Mapping, context: RowContext): Reader<NonNullable<IncomingCase["customer"]>> {
  if (!customer) return () => undefined;
  const number = personal(customer.number, "customer.number", context, longestNumber);
  const [name, phone] = [personal(customer.name, "customer.name", context), personal(customer.phone, "customer.phone", context)];
  const address = personal(customer.address, "customer.address", context);
  return (cells, report) => {
    const id = number?.(cells, report);
    if (id === undefined) return undefined;
    const [called, reachedAt, livesAt] = [name?.(cells, report), phone?.(cells, report), address?.(cells, report)];
    return {
      number: id,
      ...(called !== undefined && { name: called }),
      ...(reachedAt !== undefined && { phone: reachedAt }),
      ...(livesAt !== undefined && { address: livesAt }),
    };
  };
}

function term(field: TermMapping | undefined, path: string, context: RowContext): Reader<IncomingTerm> | undefined {
  return field && termReader(field, path, context);
}

function code(field: TextMapping | undefined, path: string, context: RowContext): Reader<string> | undefined {
  return field && textReader(field, path, context, longestNumber);
}

/** Text of or about a person: read like any other, but its columns are never shown. */
function personal(field: TextMapping | undefined, path: string, context: RowContext, longest?: number): Reader<string> | undefined {
  if (!field) return undefined;
  for (const column of [...(field.columns ?? []), ...(field.firstOf ?? []), ...(field.column === undefined ? [] : [field.column])]) {
    context.personalColumns.add(context.column(column, path));
  }
  return textReader(field, path, context, longest);
}
