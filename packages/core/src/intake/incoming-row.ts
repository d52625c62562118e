import type { z } from "zod";

import type { IncomingCase, RowMeans } from "../cases/incoming-case.ts";
import { readEvent, type ReadingSettings, type Refuse } from "./incoming-event.ts";
import { readMoment } from "./incoming-moment.ts";
import { caseShape, withoutEmpty, type ShapedCase } from "./incoming-shape.ts";
import { rowReasons, shownValue, type RowFinding, type RowReason } from "./row-report.ts";

/** A case, or everything for which its row is refused. */
export type ReadRow = { readonly row: IncomingCase } | { readonly findings: readonly RowFinding[] };

/**
 * Reads one row of a message. A row is used as it stands or refused as a whole; `line` counts from 1, as in a file.
 */
export function readIncomingRow(
  sent: unknown,
  line: number,
  settings: ReadingSettings & { readonly rowMeans: RowMeans },
): ReadRow {
  const findings: RowFinding[] = [];
  const refuse: Refuse = (field, value, reason) => {
    const shown = isPersonal(field)
      ? "•••"
      : shownValue(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
    findings.push({ severity: "rejected", line, column: field, value: shown, reason });
  };
  const { data, error } = caseShape.safeParse(withoutEmpty(sent), { reportInput: true });
  if (error) {
    for (const issue of error.issues.slice(0, mostFindings)) refuse(...faultOf(issue));
    return { findings };
  }
  const row = caseOf(data, line, { refuse, settings });
  return findings.length > 0 ? { findings: findings.slice(0, mostFindings) } : { row };
}

const mostFindings = 20;

/** Texts of or about a person are never shown. */
function isPersonal(field: string): boolean {
  return /^(customer|complaint)\b/.test(field);
}

function faultOf(issue: z.core.$ZodIssue): [field: string, value: unknown, reason: RowReason] {
  const field = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return [shownValue([...issue.path, issue.keys[0] ?? ""].join(".")), "", "field_unknown"];
  }
  const told: unknown = issue.code === "custom" ? issue.params?.["reason"] : null;
  const reason = rowReasons.find((known) => known === told);
  if (reason !== undefined) return [field, "", reason];
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return field === "number" ? [field, "", "case_number_empty"] : [field, "", "field_missing"];
  }
  return [field, "", "field_unfit"];
}

type Reading = { readonly refuse: Refuse; readonly settings: ReadingSettings & { readonly rowMeans: RowMeans } };

function caseOf(shaped: ShapedCase, line: number, { refuse, settings }: Reading): IncomingCase {
  const { events, defects, batch, soldOn, ...facts } = shaped;
  const day = (field: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const read = readMoment(text, "happened", settings);
    if (typeof read !== "string") return read.on;
    refuse(field, text, read);
    return undefined;
  };
  const [sold, produced] = [day("soldOn", soldOn), day("batch.producedMonth", batch?.producedMonth)];
  const isTold = settings.rowMeans === "event" ? events.length > 0 : events.some(({ type }) => type === "registered");
  if (!isTold) refuse("events", "", "field_missing");
  return {
    ...facts,
    line,
    ...(batch && { batch: batchOf(batch, produced) }),
    ...(sold !== undefined && { soldOn: sold }),
    ...(defects && { defects: defects.filter(({ family, type }) => family ?? type) }),
    events: events.map((event, index) => readEvent(event, `events.${index}`, refuse, settings)),
  };
}

/** A batch is made in a month, whichever day of it was told. */
function batchOf(
  { producedMonth: _, ...batch }: NonNullable<ShapedCase["batch"]>,
  produced: string | undefined,
): NonNullable<IncomingCase["batch"]> {
  return { ...batch, ...(produced !== undefined && { producedMonth: `${produced.slice(0, 7)}-01` }) };
}
