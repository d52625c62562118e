import type { OneIssueQuery } from "../../gql/graphql.ts";

/** One issue whole, as its page has it. */
export type Issue = NonNullable<OneIssueQuery["qualityIssue"]>;
export type Step = Issue["steps"][number];
export type Action = Issue["actions"][number];
export type Person = Issue["members"][number];

export const stepNumbers = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type StepNumber = (typeof stepNumbers)[number];

/** `number` as that of a step; of anything else the first step. */
export function stepNumber(number: number): StepNumber {
  return stepNumbers.find((one) => one === number) ?? 0;
}

/** The first step that is not approved; null where all are. */
export function firstUnapproved({ steps }: Pick<Issue, "steps">): StepNumber | null {
  const found = steps.find(({ state }) => state !== "APPROVED");
  return found ? stepNumber(found.step) : null;
}

/** Where a step stands, for the reader: one that is open is under way once it is its turn, or something is written in it. */
export function standingOf({ step, state, fields }: Step, issue: Pick<Issue, "step">): Step["state"] | "LATER" {
  const isBegun = step === issue.step || fields.some(({ text }) => text !== "");
  return state === "OPEN" && !isBegun ? "LATER" : state;
}

/** Measures whose effect is looked for in the data. */
export const isCorrective = ({ kind }: Pick<Action, "kind">) => kind === "PRODUCTION" || kind === "FIELD";
export const isAlive = ({ droppedBecause }: Pick<Action, "droppedBecause">) => droppedBecause === null;

/** Who may be chosen, as a select takes them; who was chosen before stays choosable. */
export function peopleChoices(people: readonly Person[], chosen: readonly Person[] = []) {
  const known = new Set(people.map(({ id }) => id));
  return [...people, ...chosen.filter(({ id }) => !known.has(id))].map(({ id, name }) => ({ value: id, label: name }));
}

/** What a step says in one of its fields; empty where it says nothing. */
export function textIn({ fields }: Pick<Step, "fields">, name: string): string {
  return fields.find((field) => field.name === name)?.text ?? "";
}
