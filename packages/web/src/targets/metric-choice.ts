import type { MetricDefinition } from "../glossary/use-metrics.ts";
import type { TargetFieldsFragment } from "../gql/graphql.ts";

type Parameters = TargetFieldsFragment["parameters"];

/** What a metric leaves to choose (a window, a day, an age, a clock, an aspect), and the choices, the default first. */
export type MetricChoice = { readonly name: ChoiceName; readonly values: readonly string[] };
const choiceNames = ["windowDays", "byDay", "atMonths", "clock", "aspect"] as const;
export type ChoiceName = (typeof choiceNames)[number];

export function choiceOf(
  definition: Pick<MetricDefinition, "parameters" | "choices"> | undefined,
): MetricChoice | null {
  const name = choiceNames.find((one) => definition?.parameters.includes(one));
  return name === undefined || definition === undefined ? null : { name, values: definition.choices };
}

/** What was chosen; null where there is nothing to choose. */
export function chosenIn(parameters: Parameters): { name: ChoiceName; value: string } | null {
  for (const name of choiceNames) {
    const value = parameters[name];
    if (value !== null) return { name, value: String(value) };
  }
  return null;
}

/** Whether parameters are what is meant where nothing is chosen. */
export function isDefault(parameters: Parameters, definition: MetricDefinition | undefined): boolean {
  return (chosenIn(parameters)?.value ?? null) === (choiceOf(definition)?.values[0] ?? null);
}
