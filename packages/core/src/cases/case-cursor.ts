import { z } from "zod";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay } from "../time/business-day.ts";

/** A place in a list of cases (alias `c`) in the order `caseOrder`. */
export type CasePosition = { readonly reportedOn: string | null; readonly id: string };

/** The latest report first, cases without a report day before all: what the index gives. */
export const caseOrder = "c.reported_on DESC, c.id";

/** Which cases come after the place that a cursor names. Throws BAD_INPUT `cursor_unreadable`. */
export function afterCursor(text: string, parameters: SqlParameters): string {
  const { reportedOn, id } = readCursor(text);
  const afterId = `c.id > ${parameters.add(id)}::uuid`;
  if (reportedOn === null) return `(c.reported_on IS NOT NULL OR ${afterId})`;
  const day = `${parameters.add(reportedOn)}::date`;
  return `(c.reported_on <= ${day} AND (c.reported_on < ${day} OR ${afterId}))`;
}

const cursor = z.tuple([z.string().refine(isBusinessDay).nullable(), z.guid()]);

/** The cursor of a place. */
export function cursorOf({ reportedOn, id }: CasePosition): string {
  return Buffer.from(JSON.stringify([reportedOn, id])).toString("base64url");
}

function readCursor(text: string): CasePosition {
  try {
    const [reportedOn, id] = cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { reportedOn, id };
  } catch {
    throw new DomainError("BAD_INPUT", "cursor_unreadable");
  }
}
