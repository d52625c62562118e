import type { Database } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { Language } from "../../locales/text.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { listDuties } from "./department-duties.ts";
import { routeOf, targetKey, type Route } from "./route-of.ts";
import { readRoutedCases, type RoutedCase } from "./routing-facts.ts";
import { duties, requireRules, type Duty, type RoutingRule } from "./routing-rule.ts";
import { listRoutingVersions } from "./routing-versions.ts";

/** A few cases of a group, to be looked at. */
export type CaseSample = { readonly id: string; readonly number: string };

/** `taken`: cases it takes; `passedOver`: cases for which it holds as well, below the rule that took them. */
export type RuleCount = {
  readonly rule: string;
  readonly taken: number;
  readonly passedOver: number;
  readonly sample: readonly CaseSample[];
};

/** How many cases go to a target in any step; `waits`: a duty no department has, so that they lie in a queue. */
export type TargetCount = {
  readonly target: string;
  readonly department: string | null;
  readonly cases: number;
  readonly waits: boolean;
};

/** Cases that would go elsewhere: first targets under the rules in force, and under the draft. */
export type RouteMove = {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly cases: number;
  readonly sample: readonly CaseSample[];
};

export type DryRun = {
  readonly cases: number;
  readonly routed: number;
  readonly rules: readonly RuleCount[];
  readonly targets: readonly TargetCount[];
  readonly unrouted: { readonly cases: number; readonly sample: readonly CaseSample[] };
  readonly moved: number;
  readonly moves: readonly RouteMove[];
};

const sampleSize = 5;
const mostMoves = 50;

/**
 * What `rules` (without them those in force) would have done with the cases reported from a day (inclusive) to another
 * (exclusive), against the version in force at `now`. Nothing is changed. Throws BAD_INPUT for rules that cannot be.
 */
export async function dryRunRouting(
  db: Database,
  { rules: given, from, to }: { readonly rules?: unknown; readonly from: BusinessDay; readonly to: BusinessDay },
  { now, language }: { readonly now: Date; readonly language: Language },
): Promise<DryRun> {
  if (from >= to) throw new DomainError("BAD_INPUT", "range_reversed", { from, to });
  const current = (await listRoutingVersions(db.pool, now)).find(({ state }) => state === "IN_FORCE")?.rules ?? [];
  const rules = given === undefined ? current : requireRules(given);
  const cases = await readRoutedCases(db.pool, { from, to });
  const tried = cases.map((one) => ({ one, route: routeOf(rules, one.facts), before: routeOf(current, one.facts) }));
  const unrouted = tried.filter(({ route }) => route.taken.length === 0).map(({ one }) => one);
  const moves = movesOf(tried);
  return {
    cases: cases.length,
    routed: cases.length - unrouted.length,
    rules: countRules(rules, tried),
    targets: await countTargets(db, tried, language),
    unrouted: { cases: unrouted.length, sample: sampleOf(unrouted) },
    moved: moves.reduce((sum, move) => sum + move.cases, 0),
    moves: moves.slice(0, mostMoves),
  };
}

type Tried = { readonly one: RoutedCase; readonly route: Route; readonly before: Route };

const sampleOf = (cases: readonly RoutedCase[]): CaseSample[] =>
  cases.slice(0, sampleSize).map(({ id, number }) => ({ id, number }));

function countRules(rules: readonly RoutingRule[], tried: readonly Tried[]): RuleCount[] {
  const taken = new Map<string, RoutedCase[]>();
  const passed = new Map<string, number>();
  for (const { one, route } of tried) {
    for (const key of route.taken) {
      const known = taken.get(key);
      if (known) known.push(one);
      else taken.set(key, [one]);
    }
    for (const key of route.passedOver) passed.set(key, (passed.get(key) ?? 0) + 1);
  }
  return rules.map(({ key }) => {
    const cases = taken.get(key) ?? [];
    return { rule: key, taken: cases.length, passedOver: passed.get(key) ?? 0, sample: sampleOf(cases) };
  });
}

async function countTargets(db: Database, tried: readonly Tried[], language: Language): Promise<TargetCount[]> {
  const counts = new Map<string, number>();
  for (const { route } of tried) {
    const targets = new Set(route.chains.flatMap(({ steps }) => steps.flat()).map(targetKey));
    for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const found = await db.pool.query<{ code: string; label: string }>(`SELECT code, ${label} AS label FROM department`);
  const named = new Map(found.rows.map((row) => [`=${row.code}`, row.label]));
  for (const { duty, department } of await listDuties(db.pool, language))
    if (department) named.set(duty, department.label);
  return [...counts]
    .map(([target, cases]) => {
      const department = named.get(target) ?? null;
      return { target, department, cases, waits: department === null && target !== "SUPPLIER" };
    })
    .toSorted((a, b) => b.cases - a.cases);
}

function movesOf(tried: readonly Tried[]): RouteMove[] {
  const firstOf = ({ chains }: Route) =>
    chains
      .flatMap(({ steps }) => steps.find((targets) => targets.length > 0) ?? [])
      .map(targetKey)
      .toSorted();
  const groups = new Map<string, { from: string[]; to: string[]; cases: RoutedCase[] }>();
  for (const { one, route, before } of tried) {
    const [from, to] = [firstOf(before), firstOf(route)];
    const key = `${from.join()} > ${to.join()}`;
    if (from.join() === to.join()) continue;
    const group = groups.get(key);
    if (group) group.cases.push(one);
    else groups.set(key, { from, to, cases: [one] });
  }
  return [...groups.values()]
    .map(({ from, to, cases }) => ({ from, to, cases: cases.length, sample: sampleOf(cases) }))
    .toSorted((a, b) => b.cases - a.cases || (a.from.join() < b.from.join() ? -1 : 1));
}

/** The duties that rules name and no department has. */
export function missingDuties(rules: readonly RoutingRule[], held: ReadonlySet<Duty>): Duty[] {
  const named = new Set(rules.flatMap(({ route }) => route.steps.flat()).map(targetKey));
  return duties.filter((duty) => named.has(duty) && !held.has(duty));
}
