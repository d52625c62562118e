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

type Condition = {
  readonly name: keyof RuleCondition;
  readonly isSet: (when: RuleCondition) => boolean;
  readonly holds: (when: RuleCondition, facts: RoutingFacts) => boolean;
};

type ListName = Exclude<keyof RuleCondition, "unsettledAtLeast">;

const list = (name: ListName, holds: (wanted: readonly string[], facts: RoutingFacts) => boolean): Condition => ({
  name,
  isSet: (when) => when[name].length > 0,
  holds: (when, facts) => holds(when[name], facts),
});
const one = (name: ListName, had: (facts: RoutingFacts) => string | null) =>
  list(name, (wanted, facts) => {
    const value = had(facts);
    return value !== null && wanted.includes(value);
  });
const any = (name: ListName, had: (facts: RoutingFacts) => readonly string[]) =>
  list(name, (wanted, facts) => had(facts).some((value) => wanted.includes(value)));

// Functions made once: a dry run asks millions of times.
const conditions: readonly Condition[] = [
  one("causeClasses", ({ causeClass }) => causeClass),
  any("marks", ({ marks }) => marks),
  list("flags", (wanted, { flags }) => wanted.every((flag) => flags.some((had) => had === flag))),
  {
    name: "unsettledAtLeast",
    isSet: ({ unsettledAtLeast }) => unsettledAtLeast !== null,
    holds: ({ unsettledAtLeast }, { unsettled }) => unsettled >= (unsettledAtLeast ?? 0),
  },
  one("kinds", ({ kind }) => kind),
  one("priorities", ({ priority }) => priority),
  one("regions", ({ region }) => region),
  any("departments", ({ departments }) => departments),
  one("productFamilies", ({ productFamily }) => productFamily),
  one("productModels", ({ productModel }) => productModel),
  any("defectFamilies", ({ defectFamilies }) => defectFamilies),
  any("defectTypes", ({ defectTypes }) => defectTypes),
  list("words", (wanted, { text }) => wanted.some((word) => text.includes(word.toLowerCase()))),
];

/** The conditions that were asked for, where all hold; null where one does not. */
function reasons(when: RuleCondition, facts: RoutingFacts): (keyof RuleCondition)[] | null {
  const because: (keyof RuleCondition)[] = [];
  for (const { name, isSet, holds } of conditions) {
    if (!isSet(when)) continue;
    if (!holds(when, facts)) return null;
    because.push(name);
  }
  return because;
}
