import { findText, textOf } from "../../locales/text.ts";
import { numberText } from "./figure-text.ts";
import type { PackageDocument } from "./package-document.ts";
import { amount, dayCell, instantCell, type PackageTable, textCell } from "./package-table.ts";
import type { PackageWords } from "./package-words.ts";

/** What is overdue: steps, measures, hand-overs, and the cases of the department's people. */
export function overdueTables({ overdue }: PackageDocument, words: PackageWords): PackageTable[] {
  const { word, time, language } = words;
  return [
    stepsTable(overdue.steps, words, { section: "overdue", list: "overdueSteps", at: "due" }),
    {
      section: "overdue",
      name: word("list.measures"),
      columns: ["issue", "kind", "measure", "owner", "due"].map((key) => word(`column.${key}`)),
      total: overdue.measures.total,
      rows: overdue.measures.rows.map(({ number, kind, description, owner, dueOn }) => [
        textCell(number),
        textCell(word(`kind.${kind}`)),
        textCell(description),
        textCell(owner),
        dayCell(dueOn),
      ]),
    },
    {
      section: "overdue",
      name: word("list.handOvers"),
      columns: ["subject", "from", "due"].map((key) => word(`column.${key}`)),
      total: overdue.handOvers.total,
      rows: overdue.handOvers.rows.map(({ subject, from, dueAt }) => [
        textCell(subject),
        textCell(from ?? ""),
        instantCell(dueAt, time),
      ]),
    },
    {
      section: "overdue",
      name: word("list.dueCases"),
      columns: ["promise", "cases", "numbers"].map((key) => word(`column.${key}`)),
      total: overdue.cases.length,
      rows: overdue.cases.map(({ promise, cases }) => [
        textCell(textOf(language, `web.due.promise.${promise}`)),
        amount(cases.total, numberText(cases.total, language)),
        textCell(cases.rows.map(({ number }) => number).join(", ")),
      ]),
    },
  ];
}

/** What was solved: issues with cause, measures, verdict and lesson; and steps that were approved. */
export function solvedTables({ solved }: PackageDocument, words: PackageWords): PackageTable[] {
  const { word, time } = words;
  return [
    {
      section: "solved",
      name: word("list.closed"),
      columns: ["issue", "title", "cause", "measures", "lesson", "closing", "closed"].map((key) =>
        word(`column.${key}`),
      ),
      total: solved.issues.total,
      rows: solved.issues.rows.map(({ number, title, causeClass, cause, lesson, closing, measures, at }) => [
        textCell(number),
        textCell(title),
        textCell([causeClass, cause].filter(Boolean).join(": ")),
        textCell(measures.map((measure) => measureText(measure, words)).join("; ")),
        textCell(lesson ?? ""),
        textCell(word(`closing.${closing}`)),
        instantCell(at, time),
      ]),
    },
    stepsTable(solved.steps, words, { section: "solved", list: "approvedSteps", at: "approved" }),
  ];
}

type Measure = PackageDocument["solved"]["issues"]["rows"][number]["measures"][number];

function measureText({ description, on, verdict }: Measure, { word, language }: PackageWords): string {
  // A verdict that has no word yet stands for itself.
  const said = verdict === null ? [] : [findText(language, `web.packages.verdict.${verdict}`) ?? verdict];
  const told = [...(on ? [on] : []), ...said];
  return told.length === 0 ? description : word("measureVerdict", { measure: description, told: told.join(", ") });
}

type StepList = { readonly section: PackageTable["section"]; readonly list: string; readonly at: string };

function stepsTable(
  { total, rows }: PackageDocument["overdue"]["steps"],
  { word, time }: PackageWords,
  { section, list, at }: StepList,
): PackageTable {
  return {
    section,
    name: word(`list.${list}`),
    columns: ["issue", "title", "step", "owner", at].map((key) => word(`column.${key}`)),
    total,
    rows: rows.map((step) => [
      textCell(step.number),
      textCell(step.title),
      textCell(`D${step.step}`),
      textCell(step.owner ?? ""),
      instantCell(step.at, time),
    ]),
  };
}
