/** The steps of an issue: emergency response, team, problem, containment, root cause, chosen actions, implementation, prevention, recognition. */
export const issueSteps = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type IssueStep = (typeof issueSteps)[number];

/** What is written in each step; the gate asks for what is true here. */
export const stepFields = {
  0: { response: true },
  1: {},
  2: { what: true, where: true, since: true, extent: true, isNot: false },
  3: { containment: true, containmentCheck: false },
  4: { why1: true, why2: true, why3: false, why4: false, why5: false, rootCause: true, causeClass: true, escape: true },
  5: { choice: true },
  6: { cutInCheck: false },
  7: { prevention: true, elsewhere: false },
  8: { lesson: true, recognition: false },
} as const satisfies Readonly<Record<IssueStep, Readonly<Record<string, boolean>>>>;

/** Texts by the name of their field. */
export type StepFields = Readonly<Record<string, string>>;

/** The names of a step's fields, in their order, and whether its gate asks for them. */
export function fieldsOf(step: IssueStep): readonly (readonly [name: string, required: boolean])[] {
  return Object.entries(stepFields[step]);
}

/** `number` as a step; null for any other number. */
export function stepOf(number: number): IssueStep | null {
  return issueSteps.find((step) => step === number) ?? null;
}

/**
 * From here on a step is approved by somebody else than who submitted it. Before, what a quality engineer submits is
 * approved with it: who would look at an emergency twice loses a day.
 */
export const firstStepOfFourEyes: IssueStep = 4;

/** Working days after the raising in which a step is due, as usual and where it is urgent. */
export const stepTerms: Readonly<Record<IssueStep, { readonly usual: number; readonly urgent: number }>> = {
  0: { usual: 2, urgent: 1 },
  1: { usual: 3, urgent: 1 },
  2: { usual: 5, urgent: 2 },
  3: { usual: 5, urgent: 2 },
  4: { usual: 15, urgent: 8 },
  5: { usual: 20, urgent: 10 },
  6: { usual: 45, urgent: 25 },
  7: { usual: 60, urgent: 40 },
  8: { usual: 90, urgent: 60 },
};
