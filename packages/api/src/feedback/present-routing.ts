import type { RoutingRule as CoreRule, RoutingVersion as CoreVersion } from "@huilu/core";

import type { RouteTarget, RoutingRule, RoutingVersion } from "./routing.types.ts";

/** A version as the wire carries it. */
export function presentVersion({ rules, ...version }: CoreVersion): RoutingVersion {
  return { ...version, rules: rules.map(presentRule) };
}

function presentRule({ route, ...rule }: CoreRule): RoutingRule {
  return { ...rule, ...route, steps: route.steps.map((step) => step.map(presentTarget)) };
}

function presentTarget(target: CoreRule["route"]["steps"][number][number]): RouteTarget {
  return {
    duty: "duty" in target ? target.duty : null,
    department: "department" in target ? target.department : null,
    supplier: "supplier" in target,
  };
}
