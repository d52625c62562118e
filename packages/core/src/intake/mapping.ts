import { z } from "zod";
import { caseEventTypes, repairResults, type CaseEventType, type RepairResult } from "../cases/case-event-types.ts";
import { isBusinessDay } from "../time/business-day.ts";
import { encodings } from "./choose-encoding.ts";
import { isDateFormat } from "./date-format.ts";
import { isZone } from "../time/wall-time.ts";

// The mapping is data that a user writes: docs/import.md is its manual, and every refusal below has a text in the
// catalogue under intake.problem.<code>.

/** A rule of the mapping with a code of its own; zod's own issues are worded by explain-mapping. */
function rule<T>(code: string, holds: (value: unknown) => value is T): z.ZodType<T> {
  return z.custom<T>(holds, { params: { problem: code } });
}

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const isColumn = (value: unknown): value is string | number =>
  isText(value) || (Number.isInteger(value) && Number(value) >= 1);

const column = rule("column", isColumn);
/** YAML reads 007 and true as something else than text; codes are text. */
const code = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)], {
  error: () => ({ message: "code" }),
});
const text = code.refine(isText, { params: { problem: "text" } });
const zone = rule("zone", (value): value is string => isText(value) && isZone(value));
const day = rule("day", (value): value is string => isText(value) && isBusinessDay(value));
const dateFormat = rule("date_format", (value): value is string => isText(value) && isDateFormat(value));
const pattern = rule("pattern", (value): value is string => isText(value) && isPattern(value));

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u").source !== "";
  } catch {
    return false; // the only way a RegExp has to say that it is none
  }
}

/** One or a list of it. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1));
}

const origin = {
  column: column.optional(),
  columns: z.array(column).min(1).optional(),
  joinWith: z.string().optional(),
  firstOf: z.array(column).min(1).optional(),
  constant: code.optional(),
  empty: listOf(code).optional(),
};
const originKeys = ["column", "columns", "firstOf", "constant"] as const;

/** `x` and `3` are short for { column: x } and { column: 3 }; exactly one origin must be named. */
function fromFile<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess(
    (value) => (typeof value === "string" || typeof value === "number" ? { column: value } : value),
    z.strictObject({ ...origin, ...shape }).superRefine((given, context) => {
      const named = originKeys.filter((key) => Reflect.get(given, key) !== undefined);
      if (named.length !== 1) context.addIssue({ code: "custom", params: { problem: "one_origin" } });
    }),
  );
}

const policies = ["keep", "setAside", "reject"] as const;
const mapped = z.union(
  [code, z.null(), z.strictObject({ code: code, name: text.optional(), nameEn: text.optional() })],
  { error: () => ({ message: "mapped" }) },
);

const reshaping = {
  pattern: pattern.optional(),
  letterCase: z.enum(["upper", "lower"]).optional(),
  map: z.record(z.string(), mapped).optional(),
  unknown: z.enum(policies).optional(),
  default: code.optional(),
};
const words = { name: column.optional(), nameEn: column.optional() };

const textField = fromFile(reshaping);
const term = fromFile({ ...reshaping, ...words });
const derived = z.strictObject(reshaping);
const moment = fromFile({
  format: listOf(dateFormat).optional(),
  zone: zone.optional(),
  timeOfDay: z.enum(["keep", "ignore", "ignoreMidnight"]).optional(),
});
const amount = fromFile({ decimal: z.enum([".", ","]).optional(), multiply: z.number().optional() });
const score = fromFile({
  scale: z
    .strictObject({ from: z.number(), to: z.number() })
    .refine(({ from, to }) => from !== to, { params: { problem: "scale" } })
    .optional(),
  map: z.record(z.string(), z.union([z.number(), z.null()])).optional(),
});
const condition = z
  .strictObject({
    column,
    is: listOf(code).optional(),
    isNot: listOf(code).optional(),
    matches: pattern.optional(),
    empty: z.boolean().optional(),
  })
  .refine(
    (given) => [given.is, given.isNot, given.matches, given.empty].filter((test) => test !== undefined).length === 1,
    {
      params: { problem: "one_test" },
    },
  );

const eventParts = {
  at: moment.optional(),
  due: moment.optional(),
  when: listOf(condition).optional(),
  result: z.union([z.enum(repairResults), textField]).optional(),
  employee: term.optional(),
  department: term.optional(),
  amount: amount.optional(),
  score: score.optional(),
  detail: textField.optional(),
  eventId: textField.optional(),
};
const eventType = z.enum(caseEventTypes);
const event = z.strictObject({ type: eventType, ...eventParts });
const activityEvent = z.preprocess((value) => (typeof value === "string" ? { type: value } : value), event);

const activity = z.strictObject({
  column,
  at: moment,
  employee: term.optional(),
  department: term.optional(),
  eventId: textField.optional(),
  map: z.record(z.string(), listOf(activityEvent)),
  unknown: z.enum(["note", "reject"]).default("note"),
});

const defect = z
  .strictObject({
    family: term.optional(),
    type: term.optional(),
    codes: z
      .strictObject({
        column,
        split: z.string().min(1).default(","),
        family: derived.optional(),
        type: derived.optional(),
      })
      .optional(),
    when: listOf(condition).optional(),
  })
  .refine(({ family, type, codes }) => (codes ? !family && !type : family !== undefined || type !== undefined), {
    params: { problem: "defect" },
  });

const mappingShape = z.strictObject({
  name: text,
  source: text,
  rowMeans: z.enum(["case", "event"]),
  file: z
    .strictObject({
      encoding: z.enum(["auto", ...encodings]).default("auto"),
      delimiter: rule(
        "delimiter",
        (value): value is string =>
          value === "auto" || value === "tab" || (typeof value === "string" && /^[^\s"\w]$|^\t$/.test(value)),
      ).default("auto"),
      headerLine: z.int().min(0).default(1),
      sheet: rule("column", isColumn).default(1),
      raggedRows: z.enum(["reject", "mend"]).default("reject"),
    })
    .prefault({}),
  zone: zone.optional(),
  earliest: day.default("1990-01-01"),
  completeThrough: day.optional(),
  emptyValues: listOf(code).default([]),
  number: fromFile({ prefix: z.string().optional(), pattern: pattern.optional() }),
  version: textField.optional(),
  kind: term.optional(),
  channel: term.optional(),
  region: term.optional(),
  department: term.optional(),
  employee: term.optional(),
  priority: term.optional(),
  contract: term.optional(),
  productFamily: term.optional(),
  productModel: term.optional(),
  batch: fromFile({ ...reshaping, ...words, producedMonth: moment.optional() }).optional(),
  supplierLot: fromFile({
    ...reshaping,
    ...words,
    supplier: textField.optional(),
    component: textField.optional(),
  }).optional(),
  serial: textField.optional(),
  soldOn: moment.optional(),
  status: textField.optional(),
  customer: z
    .strictObject({
      number: textField,
      name: textField.optional(),
      phone: textField.optional(),
      address: textField.optional(),
    })
    .optional(),
  complaint: textField.optional(),
  defects: z.array(defect).optional(),
  events: z.array(event).optional(),
  activity: activity.optional(),
});

/** Types whose event would mean nothing without a moment; a cost may go without. */
const needsNoMoment = new Set<string>(["cost_incurred"]);

/** The YAML mapping, parsed. */
export const mappingSchema = mappingShape.superRefine((mapping, context) => {
  const refuse = (problem: string, ...path: (string | number)[]) =>
    context.addIssue({ code: "custom", path, params: { problem } });
  if (mapping.activity && mapping.rowMeans === "case") refuse("activity_of_case", "activity");
  if (mapping.rowMeans === "case" && !mapping.events?.some(({ type }) => type === "registered"))
    refuse("no_registered", "events");
  if (mapping.rowMeans === "event" && !mapping.activity && !mapping.events?.length) refuse("no_events", "activity");
  for (const [index, told] of (mapping.events ?? []).entries()) {
    const { type, at, amount: money, score: points } = told;
    if (!at && !needsNoMoment.has(type)) refuse("no_moment", "events", index, "at");
    if (type === "cost_incurred" && !money) refuse("no_amount", "events", index, "amount");
    if (type === "survey_answered" && !points) refuse("no_score", "events", index, "score");
    for (const fault of faultsOf(told)) refuse(fault, "events", index);
  }
  for (const [word, list] of Object.entries(mapping.activity?.map ?? {})) {
    for (const told of list) {
      if (told.type === "cost_incurred" && !told.amount) refuse("no_amount", "activity", "map", word);
      if (told.type === "survey_answered" && !told.score) refuse("no_score", "activity", "map", word);
      for (const fault of faultsOf(told)) refuse(fault, "activity", "map", word);
    }
  }
});

/** What an event of this type must name to mean something, and what it cannot mean. */
function faultsOf({ type, due, amount: worked, result, detail, score: points }: z.infer<typeof event>): string[] {
  const scale = points?.scale;
  const faults: Readonly<Record<string, boolean>> = {
    no_due: type === "promised" && !due,
    due_of_another: type !== "promised" && due !== undefined,
    no_work: type === "work_logged" && !worked,
    no_stage: type === "part_analysed" && !detail,
    no_analysis: type === "part_analysed" && !result,
    result_of_another: typeof result === "string" && !resultsOf(type).includes(result),
    nps_scale:
      detail?.constant === "nps" &&
      type === "survey_answered" &&
      scale !== undefined &&
      !(scale.from === 0 && scale.to === 10),
  };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

/** What a repair, and what the analysis of a part, can result in. */
export function resultsOf(type: CaseEventType): readonly RepairResult[] {
  return type === "part_analysed"
    ? ["fault_found", "no_fault_found"]
    : repairResults.filter((one) => one !== "fault_found");
}

export type Mapping = z.infer<typeof mappingSchema>;
export type EventMapping = z.infer<typeof event>;
export type TermMapping = z.infer<typeof term>;
export type TextMapping = z.infer<typeof textField>;
export type DerivedMapping = z.infer<typeof derived>;
export type MomentMapping = z.infer<typeof moment>;
export type AmountMapping = z.infer<typeof amount>;
export type ScoreMapping = z.infer<typeof score>;
export type ConditionMapping = z.infer<typeof condition>;
export type DefectMapping = z.infer<typeof defect>;
export type ActivityMapping = z.infer<typeof activity>;

/** Where a value comes from in a row. */
export type Origin = Pick<TextMapping, "column" | "columns" | "joinWith" | "firstOf" | "constant" | "empty">;
