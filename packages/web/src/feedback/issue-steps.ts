/** The columns of the board: D0 to D8, and what is closed. */
export const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type StepNumber = (typeof steps)[number];
export const closedColumn = 9;
export const columns = [...steps, closedColumn] as const;
export type Column = (typeof columns)[number];

/** A step of the wire as one of those that there are. */
export function stepNumber(step: number): StepNumber {
  return steps.find((one) => one === step) ?? 0;
}

/** Where on the board an issue stands. */
export function columnOf({ step, closing }: { readonly step: number; readonly closing: unknown }): Column {
  return closing === null ? stepNumber(step) : closedColumn;
}

/** A column by its id on the board; null for anything else. */
export function columnById(id: unknown): Column | null {
  return columns.find((one) => one === id) ?? null;
}
