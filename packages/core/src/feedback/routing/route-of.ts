import type { CauseClass } from "../../defects/taxonomy/save-defect-type.ts";
import type { CaseFlag, CaseMark, RouteMark, RouteTarget, RoutingRule, RuleCondition } from "./routing-rule.ts";

/** What rules ask of a case. */
export type RoutingFacts = {
  readonly kind: string | null;
  readonly priority: string | null;
  readonly region: string | null;
  /** The owner's department and those above it. */
  readonly departments: readonly string[];
  readonly productFamily: string | null;
  readonly productModel: string | null;
  readonly defectFamilies: readonly string[];
  readonly defectTypes: readonly string[];
  /** Of the leading defect's type. */
  readonly causeClass: CauseClass | null;
  readonly flags: readonly CaseFlag[];
  readonly marks: readonly CaseMark[];
  readonly unsettled: number;
  /** The complaint, normalised; empty where there is none. */
  readonly text: string;
};

/** The way of a case by one rule. */
export type Chain = {
  readonly rule: string;
  /** Which conditions were asked for, all of which hold. */
  readonly because: readonly (keyof RuleCondition)[];
  /** As the rule has them; of the first those that no chain before it names, so that it may be empty. */
  readonly steps: readonly (readonly RouteTarget[])[];
  /** The rule's own. */
  readonly marks: readonly RouteMark[];
  readonly acceptHours: number;
  readonly answerHours: number;
};

/** `chains` empty and `taken` empty: no rule takes it. `passedOver`: rules that hold as well, below the one that decided. */
export type Route = {
  readonly taken: readonly string[];
  readonly chains: readonly Chain[];
  readonly marks: readonly RouteMark[];
  readonly passedOver: readonly string[];
};

/**
 * The route of a case under `rules`: rules are asked in their order; the first that holds takes the case, and one that
 * says `also` lets the rules below take it as well. Who is to receive it by several chains at once receives it by the
 * first. With a mark MAJOR the shortest hours of the marking rules hold for all.
 */
export function routeOf(rules: readonly RoutingRule[], facts: RoutingFacts): Route {
  const holding = rules.flatMap((rule) => {
    const because = reasons(rule.when, facts);
    return because === null ? [] : [{ rule, because }];
  });
  const last = holding.findIndex(({ rule }) => !rule.route.also);
  const taken = last === -1 ? holding : holding.slice(0, last + 1);
  const hasty = taken.filter(({ rule }) => rule.route.steps.length === 0);
  const most = (field: "acceptHours" | "answerHours", hours: number) =>
    Math.min(hours, ...hasty.map(({ rule }) => rule.route[field]));
  const chains = taken.flatMap(({ rule: { key, route }, because }) => {
    if (route.steps.length === 0) return [];
    const hours = {
      acceptHours: most("acceptHours", route.acceptHours),
      answerHours: most("answerHours", route.answerHours),
    };
    return [{ rule: key, because, steps: route.steps, marks: route.marks, ...hours }];
  });
  return {
    taken: taken.map(({ rule }) => rule.key),
    chains: once(chains),
    marks: [...new Set(taken.flatMap(({ rule }) => rule.route.marks))],
    passedOver: holding.slice(taken.length).map(({ rule }) => rule.key),
  };
}

/** Drops from the first step of each chain whom an earlier chain's first step names already. */
function once(chains: readonly Chain[]): Chain[] {
  const named = new Set<string>();
  return chains.flatMap((chain) => {
    const [first = [], ...later] = chain.steps;
    const fresh = first.filter((target) => !named.has(targetKey(target)));
    for (const target of first) named.add(targetKey(target));
    return fresh.length === 0 && later.length === 0 ? [] : [{ ...chain, steps: [fresh, ...later] }];
  });
}

/** One text for each target. */
export function targetKey(target: RouteTarget): string {
  if ("duty" in target) return target.duty;
  return "department" in target ? `=${target.department}` : "SUPPLIER";
}

/** The conditions that were asked for, where all hold; null where one does not. */
function reasons(when: RuleCondition, facts: RoutingFacts): (keyof RuleCondition)[] | null {
  const one = (wanted: readonly string[], had: readonly (string | null)[]) =>
    wanted.length === 0 ? null : wanted.some((value) => had.includes(value));
  const asked: readonly (readonly [keyof RuleCondition, boolean | null])[] = [
    ["kinds", one(when.kinds, [facts.kind])],
    ["priorities", one(when.priorities, [facts.priority])],
    ["regions", one(when.regions, [facts.region])],
    ["departments", one(when.departments, facts.departments)],
    ["productFamilies", one(when.productFamilies, [facts.productFamily])],
    ["productModels", one(when.productModels, [facts.productModel])],
    ["defectFamilies", one(when.defectFamilies, facts.defectFamilies)],
    ["defectTypes", one(when.defectTypes, facts.defectTypes)],
    ["causeClasses", one(when.causeClasses, [facts.causeClass])],
    ["marks", one(when.marks, facts.marks)],
    ["flags", when.flags.length === 0 ? null : when.flags.every((flag) => facts.flags.includes(flag))],
    ["words", when.words.length === 0 ? null : when.words.some((word) => facts.text.includes(word.toLowerCase()))],
    ["unsettledAtLeast", when.unsettledAtLeast === null ? null : facts.unsettled >= when.unsettledAtLeast],
  ];
  if (asked.some(([, holds]) => holds === false)) return null;
  return asked.flatMap(([name, holds]) => (holds === null ? [] : [name]));
}
