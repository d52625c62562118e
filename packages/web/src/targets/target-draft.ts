import { bucketOf } from "../filters/days.ts";
import type { MetricKey, TargetFieldsFragment, TargetGrain, TargetInput, Unit } from "../gql/graphql.ts";
import { chosenIn, type ChoiceName } from "./metric-choice.ts";
import { amountOf, typedOf, unitsFor, type TypedUnit } from "./target-units.ts";

type Term = { key: string; label: string };

/** A target as it is being typed. */
export type TargetDraft = {
  metric: string;
  /** What was chosen of what the metric leaves to choose. */
  chosen: { name: ChoiceName; value: string } | null;
  department: Term | null;
  grain: TargetGrain;
  validFrom: string;
  value: string;
  margin: string;
  typedUnit: TypedUnit;
  owner: Term | null;
};

export function emptyDraft(today: string): TargetDraft {
  return {
    metric: "",
    chosen: null,
    department: null,
    grain: "MONTH",
    validFrom: bucketOf(today, "MONTH"),
    value: "",
    margin: "",
    typedUnit: "percent",
    owner: null,
  };
}

/** A new version of a target, from the running period on; closed ones keep theirs. */
export function draftOf(target: TargetFieldsFragment, unit: Unit, today: string): TargetDraft {
  const { metric, parameters, department, grain, value, margin, owner } = target;
  const units = unitsFor(unit);
  const typedUnit = unit === "SECONDS" && (value ?? 0) >= 86_400 ? "days" : units[0];
  return {
    metric,
    chosen: chosenIn(parameters),
    department,
    grain,
    validFrom: bucketOf(today, grain),
    value: value === null ? "" : typedOf(value, typedUnit),
    margin: margin === 0 ? "" : typedOf(margin, typedUnit),
    typedUnit,
    owner,
  };
}

/** What the draft asks for; null while something is missing. */
export function inputOf(draft: TargetDraft, keys: readonly MetricKey[]): TargetInput | null {
  const metric = keys.find((key) => key === draft.metric);
  const value = amountOf(draft.value, draft.typedUnit);
  const margin = draft.margin.trim() === "" ? 0 : amountOf(draft.margin, draft.typedUnit);
  if (metric === undefined || value === null || margin === null) return null;
  return {
    metric,
    grain: draft.grain,
    validFrom: draft.validFrom,
    value,
    margin,
    ...parameterOf(draft),
    ...(draft.department === null ? {} : { department: draft.department.key }),
    ...(draft.owner === null ? {} : { owner: draft.owner.key }),
  };
}

function parameterOf({ chosen }: TargetDraft): Pick<TargetInput, ChoiceName> {
  if (chosen === null) return {};
  if (chosen.name === "clock") return { clock: chosen.value === "BUSINESS" ? "BUSINESS" : "CALENDAR" };
  return chosen.name === "aspect" ? { aspect: chosen.value } : { [chosen.name]: Number(chosen.value) };
}
