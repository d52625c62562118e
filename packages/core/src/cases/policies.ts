import { z } from "zod";

import type { Sql } from "../database/database.ts";
import type { BusinessCalendar } from "../time/business-calendar.ts";
import { addDays, addMonths, type BusinessDay } from "../time/business-day.ts";

export const policyKinds = ["reply", "dispatch", "repair", "return", "warranty", "arrival_grace", "follow_up"] as const;
export type PolicyKind = (typeof policyKinds)[number];
export const policyUnits = ["MINUTES", "HOURS", "DAYS", "MONTHS"] as const;
export type PolicyUnit = (typeof policyUnits)[number];
export const policyClocks = ["CALENDAR", "BUSINESS"] as const;
export type PolicyClock = (typeof policyClocks)[number];

/** How long something may take, and by which clock. Months run by the calendar clock only. */
export type Policy = { readonly amount: number; readonly unit: PolicyUnit; readonly clock: PolicyClock };

/** What a case is about, as far as policies distinguish it. */
export type PolicySubject = {
  readonly contractId: number | null;
  readonly modelId: number | null;
  readonly familyId: number | null;
};

export type Policies = {
  /** The policy in force on `day` (a case asks for its report day): of the contract, else the model, the family, the default. */
  resolve(kind: PolicyKind, subject: PolicySubject, day: BusinessDay): Policy;
};

/** A moment as sources know it: always the day, the instant only where a time of day is known. */
export type PolicyMoment = { readonly on: BusinessDay; readonly at: Date | null };

const storedPolicy = z.object({
  kind: z.enum(policyKinds),
  scope: z.string(),
  validFrom: z.string().nullable(),
  policy: z.object({ amount: z.number(), unit: z.enum(policyUnits), clock: z.enum(policyClocks) }).nullable(),
});
type StoredPolicy = z.infer<typeof storedPolicy>;

/** Reads every version of every policy: of now, or those that had been set at `knownAt`. */
export async function readPolicies(sql: Sql, knownAt: Date | null = null): Promise<Policies> {
  // Latest first; of two for one day the later decision.
  const found = await sql.query(
    `SELECT kind, CASE WHEN isfinite(valid_from) THEN valid_from::text END AS "validFrom",
       CASE WHEN contract_id IS NOT NULL THEN 'contract:' || contract_id WHEN model_id IS NOT NULL THEN 'model:' || model_id
         WHEN family_id IS NOT NULL THEN 'family:' || family_id ELSE 'default' END AS scope,
       CASE WHEN amount IS NOT NULL THEN json_build_object('amount', amount, 'unit', unit, 'clock', clock) END AS policy
     FROM policy WHERE $1::timestamptz IS NULL OR set_at IS NULL OR set_at <= $1 ORDER BY valid_from DESC, id DESC`,
    [knownAt],
  );
  const versions = Map.groupBy(z.array(storedPolicy).parse(found.rows), ({ kind, scope }) => `${kind} ${scope}`);
  return {
    resolve(kind, subject, day) {
      for (const scope of scopesOf(subject)) {
        const policy = inForce(versions.get(`${kind} ${scope}`), day)?.policy;
        if (policy) return policy;
      }
      throw new Error(`There is no ${kind} policy on ${day}, not even a default one.`);
    },
  };
}

/** The narrowest first. */
function scopesOf({ contractId, modelId, familyId }: PolicySubject): string[] {
  return [
    ...(contractId === null ? [] : [`contract:${contractId}`]),
    ...(modelId === null ? [] : [`model:${modelId}`]),
    ...(familyId === null ? [] : [`family:${familyId}`]),
    "default",
  ];
}

function inForce(versions: readonly StoredPolicy[] | undefined, day: BusinessDay): StoredPolicy | undefined {
  return versions?.find(({ validFrom }) => validFrom === null || validFrom <= day);
}

/**
 * When what is promised from a moment on is due. Without a time of day it is the last day on which it can fall due,
 * and no instant: then in time is by the end of that day.
 *
 * By the calendar clock a day or a month later is the same time of day; a day the month lacks becomes its last. By the
 * business clock minutes and hours run while `calendar` works, and so many days are so many working days after the
 * first, until work ends on the last of them (as in the Civil Code of China, articles 201 and 203).
 */
export function dueOf(policy: Policy, from: PolicyMoment, calendar: BusinessCalendar): PolicyMoment {
  if (policy.unit === "MINUTES" || policy.unit === "HOURS") return afterTime(policy, from, calendar);
  if (policy.clock === "BUSINESS") return afterWorkingDays(policy.amount, from, calendar);
  const on = policy.unit === "DAYS" ? addDays(from.on, policy.amount) : addMonths(from.on, policy.amount);
  if (from.at === null) return { on, at: null };
  return { on, at: new Date(from.at.getTime() + calendar.instantOn(on, 0) - calendar.instantOn(from.on, 0)) };
}

const dayMinutes = 1440;

function afterTime(
  { amount, unit, clock }: Policy,
  { on, at }: PolicyMoment,
  calendar: BusinessCalendar,
): PolicyMoment {
  const minutes = unit === "HOURS" ? amount * 60 : amount;
  if (at !== null) {
    const due =
      clock === "CALENDAR" ? at.getTime() + minutes * 60_000 : calendar.addWorkingSeconds(at.getTime(), minutes * 60);
    return { on: calendar.dayOf(due), at: new Date(due) };
  }
  if (clock === "CALENDAR" || minutes === 0) return { on: addDays(on, Math.ceil(minutes / dayMinutes)), at: null };
  // At the latest it began when the day ended.
  const latest = calendar.addWorkingSeconds(calendar.instantOn(on, dayMinutes), minutes * 60);
  return { on: calendar.dayOf(latest - 1), at: null };
}

function afterWorkingDays(amount: number, { on, at }: PolicyMoment, calendar: BusinessCalendar): PolicyMoment {
  if (amount === 0) return { on, at };
  let day = on;
  for (let left = amount; left > 0;) {
    day = addDays(day, 1);
    if (workedOn(day, calendar) > 0) left -= 1;
  }
  if (at === null) return { on: day, at };
  const end = calendar.addWorkingSeconds(calendar.instantOn(day, 0), workedOn(day, calendar));
  return { on: day, at: new Date(end) };
}

function workedOn(day: BusinessDay, calendar: BusinessCalendar): number {
  return calendar.workingSeconds(calendar.instantOn(day, 0), calendar.instantOn(day, dayMinutes));
}
