import { type ImportSummary, type Language, type RowFinding, textOf } from "@huilu/core";
import { alignedTable } from "./aligned-table.ts";

type Words = (key: string, gaps?: Readonly<Record<string, string | number>>) => string;

/** The summary of an import for a person at a terminal. */
export function describeImport(summary: ImportSummary, language: Language): string {
  const words: Words = (key, gaps) => textOf(language, `intake.${key}`, gaps);
  return [
    headLines(summary, words),
    reasonLines(summary, words),
    columnLines(summary, words),
    activityLines(summary, words),
    findingLines(summary.firstFindings, words),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function headLines(summary: ImportSummary, words: Words): string[] {
  const { rows, caseNumbers, file, from, to } = summary;
  const lines = [
    words(summary.dryRun ? "summary.titleDry" : "summary.title", { file: file.name }),
    words("summary.read", { rows, cases: caseNumbers, encoding: file.encoding, from: from ?? "–", to: to ?? "–" }),
    words("summary.cases", {
      created: summary.casesCreated,
      changed: summary.casesChanged,
      unchanged: summary.casesUnchanged,
      older: summary.casesOlder,
      events: summary.eventsAdded,
    }),
  ];
  return rows > 0 && rows === summary.rejected ? [...lines, words("summary.nothing", { rejected: rows })] : lines;
}

function reasonLines(summary: ImportSummary, words: Words): string[] {
  const counted = (reasons: ImportSummary["rejectedByReason"]) =>
    reasons.map(({ reason, count }) => `  ${count}  ${words(`reasons.${reason}`)}`);
  return [
    words("summary.repeated", { count: summary.repeatedRows }),
    words("summary.rejected", { count: summary.rejected }),
    ...counted(summary.rejectedByReason),
    words("summary.setAside", { count: summary.setAsideFields }),
    ...counted(summary.setAsideByReason),
  ];
}

const valuesShown = 4;

function columnLines({ columns, unmappedColumns }: ImportSummary, words: Words): string[] {
  const rows = columns.map(({ number, column, fields, distinct, distinctIsExact, empty, values, personal }) => [
    String(number),
    column,
    fields.join(", "),
    `${distinctIsExact ? "" : "≈"}${distinct}`,
    String(empty),
    personal
      ? words("summary.personal")
      : values
          .slice(0, valuesShown)
          .map(({ value, count }) => `${value} ${count}`)
          .join("; "),
  ]);
  const table = alignedTable([words("summary.columnsHead").split("\t"), ...rows]);
  const unmapped =
    unmappedColumns.length > 0 ? [words("summary.unmapped", { columns: unmappedColumns.join(", ") })] : [];
  return [words("summary.columns"), ...table, ...unmapped];
}

function activityLines({ activities }: ImportSummary, words: Words): string[] {
  if (activities.length === 0) return [];
  const days = (mean: number | null) => (mean === null ? "–" : mean.toFixed(4));
  const rows = activities.map(({ activity, events, cases, meanDaysToFirst, meanDaysToLast }) => [
    activity,
    String(events),
    String(cases),
    days(meanDaysToFirst),
    days(meanDaysToLast),
  ]);
  return [words("summary.activities"), ...alignedTable([words("summary.activitiesHead").split("\t"), ...rows])];
}

function findingLines(findings: readonly RowFinding[], words: Words): string[] {
  if (findings.length === 0) return [];
  return [
    words("summary.findings", { count: findings.length }),
    ...findings.flatMap((finding) => findingText(finding, words)),
  ];
}

function findingText({ severity, line, column, value, reason }: RowFinding, words: Words): string[] {
  const verdict = words(severity === "rejected" ? "summary.findingRejected" : "summary.findingSetAside");
  const where = { line, column: column ?? words("summary.wholeRow"), reason: words(`reasons.${reason}`), value };
  return [`  ${verdict}  ${words("summary.finding", where)}`, `        ${words(`mend.${reason}`)}`];
}
