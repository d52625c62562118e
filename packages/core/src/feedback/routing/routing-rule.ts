import { z } from "zod";
import { causeClasses } from "../../defects/taxonomy/save-defect-type.ts";
import { DomainError } from "../../errors.ts";

/** What a department is there for; rules name duties, an administrator says which department has each. */
export const duties = [
  "RESEARCH",
  "DESIGN",
  "PRODUCTION",
  "TECHNICAL_QUALITY",
  "WAREHOUSE",
  "SALES",
  "AFTER_SALES",
  "PURCHASING",
  "FINANCE",
  "MANAGEMENT",
  "INVESTIGATION",
  "DEALERS",
] as const;
export type Duty = (typeof duties)[number];

/** What a person says a case is, because no source tells it. */
export const caseMarks = [
  "CRISIS",
  "MEDIA",
  "LAWSUIT",
  "CREDIBILITY",
  "UNSATISFIED", // with how the complaint was handled; each time counts as once unsettled
  "ABOUT_STAFF",
  "ABOUT_DEALER",
  "SHORT_QUANTITY",
  "PACKAGING_DAMAGE",
  "QUALITY",
  "MAJOR_QUALITY",
  "INVESTIGATION",
  "RETURN",
  "COMPENSATION",
] as const;
export type CaseMark = (typeof caseMarks)[number];

/** What a case tells by itself or by a mark; a rule's flags must all be there. */
export const caseFlags = ["PURCHASED_PART", "SUPPLIER_LOT", "SAFETY", "ABOUT_STAFF", "ABOUT_DEALER"] as const;
export type CaseFlag = (typeof caseFlags)[number];

/** What a route makes of its case: 专案, 个案, a major problem, the person concerned kept out, cost to be recovered. */
export const routeMarks = ["SPECIAL_CASE", "INDIVIDUAL_CASE", "MAJOR", "BYPASS", "RECOVERY"] as const;
export type RouteMark = (typeof routeMarks)[number];

const codes = z.array(z.string().trim().min(1).max(200)).max(200).default([]);

/** What must hold: of each list one entry, each of the flags, and at least so many times unsettled. */
const condition = z.strictObject({
  kinds: codes,
  priorities: codes,
  regions: codes,
  departments: codes, // the owner's, or one above it
  productFamilies: codes,
  productModels: codes,
  defectFamilies: codes,
  defectTypes: codes,
  causeClasses: z.array(z.enum(causeClasses)).default([]), // of the leading defect's type
  words: codes,
  marks: z.array(z.enum(caseMarks)).default([]),
  flags: z.array(z.enum(caseFlags)).default([]),
  unsettledAtLeast: z.int().min(1).max(100).nullable().default(null),
});
export type RuleCondition = z.infer<typeof condition>;

/** A department by its duty or its code, or the supplier of the part. */
const target = z.union([
  z.strictObject({ duty: z.enum(duties) }),
  z.strictObject({ department: z.string().trim().min(1).max(200) }),
  z.strictObject({ supplier: z.literal(true) }),
]);
export type RouteTarget = z.infer<typeof target>;

const hours = z.int().min(1).max(2000);
const route = z.strictObject({
  /** One step after the other; those of one step side by side. */
  steps: z.array(z.array(target).min(1).max(10)).max(10),
  marks: z.array(z.enum(routeMarks)),
  /** The rules below are looked at as well. */
  also: z.boolean(),
  /** Working hours of who receives it, from the sending on. */
  acceptHours: hours,
  answerHours: hours,
});

const rule = z.strictObject({
  /** Names the rule in its version and in what was routed by it. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().min(1).max(120).nullable(),
  when: condition,
  route,
});
export type RoutingRule = z.infer<typeof rule>;

const stored = z.array(rule).max(200);

/** The rules of a version as they are stored. */
export function readRules(value: unknown): RoutingRule[] {
  return stored.parse(value);
}

/**
 * Rules as somebody wants them. Throws BAD_INPUT `routing_rule_unfit` with the place of the first that cannot be,
 * `routing_rule_twice`, `routing_rule_empty` for one that sends nothing nowhere, `routing_hours_reversed`.
 */
export function requireRules(value: unknown): RoutingRule[] {
  const parsed = stored.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const [place, ...field] = issue?.path ?? [];
    throw new DomainError("BAD_INPUT", "routing_rule_unfit", { rule: Number(place ?? 0) + 1, field: field.join(".") });
  }
  const seen = new Set<string>();
  for (const { key, name, route: way } of parsed.data) {
    if (seen.has(key)) throw new DomainError("BAD_INPUT", "routing_rule_twice", { rule: name });
    if (way.steps.length === 0 && !(way.also && way.marks.length > 0)) {
      throw new DomainError("BAD_INPUT", "routing_rule_empty", { rule: name });
    }
    if (way.answerHours < way.acceptHours) throw new DomainError("BAD_INPUT", "routing_hours_reversed", { rule: name });
    seen.add(key);
  }
  return parsed.data;
}
