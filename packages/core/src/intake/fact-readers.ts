import type { IncomingCase, IncomingTerm } from "../cases/incoming-case.ts";
import { longestCode, termReader, textReader, type Cells, type Reader } from "./field-readers.ts";
import type { Mapping, TermMapping, TextMapping } from "./mapping.ts";
import { momentReader } from "./moment-reader.ts";
import type { RowContext } from "./row-context.ts";
import type { RowReport } from "./row-report.ts";

/** What a row says of its case, apart from what happened to it. */
export type Facts = Omit<IncomingCase, "number" | "line" | "events" | "defects">;

/** Reads everything a mapping says of a case but its number, defects and events. */
export function factReader(mapping: Mapping, context: RowContext): (cells: Cells, report: RowReport) => Facts {
  const who = peopleReader(mapping, context);
  const what = productReader(mapping, context);
  const [kind, channel, region] = [
    term(mapping.kind, "kind", context),
    term(mapping.channel, "channel", context),
    term(mapping.region, "region", context),
  ];
  const [priority, contract] = [
    term(mapping.priority, "priority", context),
    term(mapping.contract, "contract", context),
  ];
  const [version, status] = [code(mapping.version, "version", context), code(mapping.status, "status", context)];
  const complaint = personal(mapping.complaint, "complaint", context);
  return (cells, report) => {
    const [isKind, byChannel, inRegion, urgent, under] = [
      kind?.(cells, report),
      channel?.(cells, report),
      region?.(cells, report),
      priority?.(cells, report),
      contract?.(cells, report),
    ];
    const [asOf, state, words] = [version?.(cells, report), status?.(cells, report), complaint?.(cells, report)];
    return {
      ...(asOf !== undefined && { version: asOf }),
      ...(isKind && { kind: isKind }),
      ...(byChannel && { channel: byChannel }),
      ...(inRegion && { region: inRegion }),
      ...(urgent && { priority: urgent }),
      ...(under && { contract: under }),
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
    const [inFamily, ofModel, number, sold] = [
      family?.(cells, report),
      model?.(cells, report),
      serial?.(cells, report),
      soldOn?.(cells, report),
    ];
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
    return (
      found && {
        ...found,
        ...(produced && "value" in produced && { producedMonth: `${produced.value.on.slice(0, 7)}-01` }),
      }
    );
  };
}

function lotReader({ supplierLot }: Mapping, context: RowContext): Reader<NonNullable<IncomingCase["supplierLot"]>> {
  if (!supplierLot) return () => undefined;
  const { supplier, component, ...field } = supplierLot;
  const read = termReader(field, "supplierLot", context);
  const [from, part] = [
    code(supplier, "supplierLot.supplier", context),
    code(component, "supplierLot.component", context),
  ];
  return (cells, report) => {
    const [found, maker, piece] = [read(cells, report), from?.(cells, report), part?.(cells, report)];
    return (
      found && {
        ...found,
        ...(maker !== undefined && { supplier: maker }),
        ...(piece !== undefined && { component: piece }),
      }
    );
  };
}

/** A person without a number has no row to hang a name on: then the case has no customer. */
function customerReader({ customer }: Mapping, context: RowContext): Reader<NonNullable<IncomingCase["customer"]>> {
  if (!customer) return () => undefined;
  const number = personal(customer.number, "customer.number", context, longestCode);
  const [name, phone] = [
    personal(customer.name, "customer.name", context),
    personal(customer.phone, "customer.phone", context),
  ];
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
  return field && textReader(field, path, context, longestCode);
}

/** Text of or about a person: read like any other, but its columns are never shown. */
function personal(
  field: TextMapping | undefined,
  path: string,
  context: RowContext,
  longest?: number,
): Reader<string> | undefined {
  if (!field) return undefined;
  for (const column of [
    ...(field.columns ?? []),
    ...(field.firstOf ?? []),
    ...(field.column === undefined ? [] : [field.column]),
  ]) {
    context.personalColumns.add(context.column(column, path));
  }
  return textReader(field, path, context, longest);
}
