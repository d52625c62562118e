import { z } from "zod";

import { caseEventTypes, repairResults } from "../cases/case-event-types.ts";
import type { RowReason } from "./row-report.ts";

// What a message may say of a case; docs/webhooks.md is its manual. An absent, null or empty value is no value.

const longest = { code: 200, detail: 500, text: 100_000 };
const most = { events: 200, defects: 20 };

function refuse(reason: RowReason) {
  return { params: { reason } };
}

function text(longestText: number) {
  return z
    .string()
    .refine((value) => !value.includes("\0"), refuse("control_character"))
    .refine((value) => value.length <= longestText, refuse("text_too_long"));
}

const code = text(longest.code);
const named = { name: code.exactOptional(), nameEn: code.exactOptional() };

/** `"x"` is short for `{ "code": "x" }`. */
function term<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    (value) => (typeof value === "string" ? { code: value } : value),
    z.strictObject({ code, ...named, ...shape }),
  );
}
const plainTerm = term({});
const moment = text(longest.code);

const event = z.strictObject({
  type: z.enum(caseEventTypes),
  at: moment.exactOptional(),
  department: plainTerm.exactOptional(),
  employee: plainTerm.exactOptional(),
  result: z.enum(repairResults).exactOptional(),
  amount: z.number().exactOptional(),
  score: z.number().exactOptional(),
  due: moment.exactOptional(),
  detail: text(longest.detail).exactOptional(),
  id: text(longest.detail).exactOptional(),
});
export type ShapedEvent = z.infer<typeof event>;

const customer = z.strictObject({
  number: code,
  name: text(longest.text).exactOptional(),
  phone: text(longest.text).exactOptional(),
  address: text(longest.text).exactOptional(),
});

/** One case as a message tells it, before its dates and numbers are judged. */
export const caseShape = z.strictObject({
  number: code,
  version: code.exactOptional(),
  kind: plainTerm.exactOptional(),
  channel: plainTerm.exactOptional(),
  region: plainTerm.exactOptional(),
  department: plainTerm.exactOptional(),
  employee: plainTerm.exactOptional(),
  priority: plainTerm.exactOptional(),
  productFamily: plainTerm.exactOptional(),
  productModel: plainTerm.exactOptional(),
  batch: term({ producedMonth: moment.exactOptional() }).exactOptional(),
  contract: plainTerm.exactOptional(),
  supplierLot: term({ supplier: code.exactOptional(), component: code.exactOptional() }).exactOptional(),
  serial: code.exactOptional(),
  soldOn: moment.exactOptional(),
  status: code.exactOptional(),
  customer: customer.exactOptional(),
  complaint: text(longest.text).exactOptional(),
  defects: z
    .array(z.strictObject({ family: plainTerm.exactOptional(), type: plainTerm.exactOptional() }))
    .refine((list) => list.length <= most.defects, refuse("too_many_parts"))
    .exactOptional(),
  events: z.array(event).refine((list) => list.length <= most.events, refuse("too_many_parts")),
});
export type ShapedCase = z.infer<typeof caseShape>;

const deepest = 5;

/** `value` with texts trimmed, and nulls and empty texts left out as if they had not been sent. */
export function withoutEmpty(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.trim();
  // The shape is not as deep: what is deeper is refused by it.
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((one) => withoutEmpty(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, withoutEmpty(one, depth + 1)] as const)
      .filter(([, one]) => one !== null && one !== ""),
  );
}
