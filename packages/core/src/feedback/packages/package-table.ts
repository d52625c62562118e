import type { BusinessDay } from "../../time/business-day.ts";

export const packageSections = ["figures", "trend", "fresh", "recurs", "overdue", "solved", "cases"] as const;
export type PackageSection = (typeof packageSections)[number];

/** A cell as people read it, and as a spreadsheet counts with it: a number, a day, or a time by the installation's clock. */
export type PackageCell = {
  readonly text: string;
  readonly raw:
    | { readonly kind: "text" }
    | { readonly kind: "number"; readonly value: number | null }
    /** YYYY-MM-DD, or with HH:MM behind it. */
    | { readonly kind: "day" | "time"; readonly value: string | null };
};

export type PackageTable = {
  readonly section: PackageSection;
  readonly name: string;
  readonly columns: readonly string[];
  /** Places of columns that only a workbook needs. */
  readonly onlyInWorkbook?: readonly number[];
  /** How many rows there are; `rows` are the first of them. */
  readonly total: number;
  readonly rows: readonly (readonly PackageCell[])[];
};

export const textCell = (text: string): PackageCell => ({ text, raw: { kind: "text" } });
export const amount = (value: number | null, text: string): PackageCell => ({ text, raw: { kind: "number", value } });
export const dayCell = (day: BusinessDay | null): PackageCell => ({
  text: day ?? "–",
  raw: { kind: "day", value: day },
});

/** An instant, told by `time`: the installation's clock. */
export function instantCell(instant: string, time: (instant: string) => string): PackageCell {
  const text = time(instant);
  return { text, raw: { kind: "time", value: text } };
}
