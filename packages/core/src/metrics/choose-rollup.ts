import { branchesOf, companyScope, type Scope } from "../access/scope.ts";
import type { UnitQuestion } from "./compile-units.ts";
import type { Dimension } from "./metric-query.ts";
import type { Rollup } from "./rollup.ts";
import { spansOf } from "./spans.ts";
import type { TimeBuckets } from "./time-buckets.ts";

/** The smallest rollup that can answer a question over all `periods`, or why none can. */
export type Choice =
  | { readonly rollup: Rollup; readonly own: Rollup | null }
  | { readonly rollup: null; readonly missReason: string };

/**
 * Chooses for one metric. A scope of departments and a person is answered by a rollup with departments, and what the
 * person has elsewhere by `own`, one with people; where there is none, that must be nothing (see readCells).
 */
export function chooseRollup(
  question: UnitQuestion,
  periods: readonly TimeBuckets[],
  rollups: readonly Rollup[],
): Choice {
  const { asker, bypass } = question;
  if (bypass) return { rollup: null, missReason: bypass };
  const needed = neededDimensions(question);
  const rollup = smallest(question, needed, asker.scope, periods, rollups);
  if (!rollup) return { rollup: null, missReason: missReason(question, needed, rollups) };
  const withPeople = isBoth(asker.scope)
    ? smallest(question, [...needed, "department", "employee"], companyScope, periods, rollups)
    : null;
  return { rollup, own: withPeople };
}

/** Whether a scope sees departments and, beside them, what one person has elsewhere. */
export function isBoth(scope: Scope): boolean {
  return scope.kind === "part" && scope.departmentIds.length > 0 && scope.employeeId !== null;
}

function neededDimensions({ by, filters, exactly }: UnitQuestion): Dimension[] {
  return [...new Set([...by, ...filters.map((f) => f.dimension), ...exactly.map((f) => f.dimension)])];
}

function scopeDimensions(scope: Scope): Dimension[] {
  if (scope.kind === "company") return [];
  return scope.departmentIds.length > 0 || scope.employeeId === null ? ["department"] : ["department", "employee"];
}

/** Whether a scope is a rollup's to answer: by the branches that it is made of, or by whatever else cuts it. */
function canTell({ byBranch, answers }: Rollup, scope: Scope): boolean {
  if (byBranch) return scope.kind === "part" && branchesOf(scope).length > 0;
  return scopeDimensions(scope).every((one) => answers.includes(one));
}

/** Rollups stand in the order of their sizes. */
function smallest(
  { metric }: UnitQuestion,
  needed: readonly Dimension[],
  scope: Scope,
  periods: readonly TimeBuckets[],
  rollups: readonly Rollup[],
): Rollup | null {
  const able = rollups.find(
    (rollup) =>
      rollup.units.some((unit) => unit.id === metric.of.id) &&
      canTell(rollup, scope) &&
      needed.every((one) => one === "source" || rollup.answers.includes(one)) &&
      (rollup.levels.includes("D") || spansOf(periods, rollup.levels, metric.figure === "stock") !== null),
  );
  return able ?? null;
}

function missReason({ metric }: UnitQuestion, needed: readonly Dimension[], rollups: readonly Rollup[]): string {
  const candidates = rollups.filter((rollup) => rollup.units.some((unit) => unit.id === metric.of.id));
  if (candidates.length === 0) return "no rollup counts what depends on when machines were sold";
  const missing = needed.filter((dimension) => !candidates.some((rollup) => rollup.answers.includes(dimension)));
  if (missing.length > 0) return `no rollup has ${missing.join(", ")}`;
  return `no rollup has ${needed.join(", ")} together, in this scope and for these days`;
}
