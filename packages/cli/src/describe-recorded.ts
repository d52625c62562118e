import { type Language, type MadeParts, textOf } from "@huilu/core";

/** The counts of a recorded file, and what was made for it. */
export type Recorded = { readonly rows: number } & Partial<
  Readonly<Record<"recorded" | "added" | "corrected", number>>
> &
  Partial<MadeParts>;

export type RecordedFile = {
  readonly name: "sales" | "production" | "units";
  readonly dryRun: boolean;
  readonly recorded: Recorded;
};

const mostShown = 20;

/** What was recorded, for a person at a terminal: the counts, then the batches and lines that nobody had named before. */
export function describeRecorded({ name, dryRun, recorded }: RecordedFile, language: Language): string {
  const { newBatches = [], newLines = [], ...counts } = recorded;
  const made = [
    ...madeLines("batches", newBatches, { dryRun, language }),
    ...madeLines("lines", newLines, { dryRun, language }),
  ];
  const said = textOf(language, `intake.recorded.${dryRun ? "dry" : "done"}.${name}`, counts);
  return [said, ...made, ...(dryRun ? [textOf(language, "intake.recorded.nothingWritten")] : [])].join("\n");
}

function madeLines(
  what: "batches" | "lines",
  codes: readonly string[],
  { dryRun, language }: { readonly dryRun: boolean; readonly language: Language },
): string[] {
  if (codes.length === 0) return [];
  const more = codes.length - mostShown;
  return [
    textOf(language, `intake.recorded.${dryRun ? "toMake" : "made"}.${what}`, { count: codes.length }),
    ...codes.slice(0, mostShown).map((code) => `  ${code}`),
    ...(more > 0 ? [`  ${textOf(language, "intake.recorded.more", { count: more })}`] : []),
  ];
}
