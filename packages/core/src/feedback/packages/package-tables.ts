import { textOf } from "../../locales/text.ts";
import { caseWords } from "../../locales/words.ts";
import { figureText, intervalText, numberText, percentText } from "./figure-text.ts";
import type { PackageCase, PackageDocument, PackageFigure, PackageIssue } from "./package-document.ts";
import type { PackageWords } from "./package-words.ts";
import { solvedTables, overdueTables } from "./package-work-tables.ts";
import { type PackageTable, amount, dayCell, instantCell, textCell } from "./package-table.ts";

/** Every list of a package in its order, in the words of one language, with what a spreadsheet counts with beside what people read. */
export function packageTables(document: PackageDocument, words: PackageWords): PackageTable[] {
  return [
    figuresTable(document, words),
    trendTable(document, words),
    ...freshTables(document, words),
    ...recursTables(document, words),
    ...overdueTables(document, words),
    ...solvedTables(document, words),
    casesTable(document, words),
  ];
}

function figuresTable({ figures, currency }: PackageDocument, { word, metric, language }: PackageWords): PackageTable {
  const style = { language, currency };
  const cell = (value: number | null, unit: PackageFigure["unit"]) => amount(value, figureText(value, unit, style));
  return {
    section: "figures",
    name: word("section.figures"),
    columns: ["metric", "value", "interval", "low", "high", "n", "previous", "lastYear", "target", "state", "unit"].map(
      (key) => word(`column.${key}`),
    ),
    onlyInWorkbook: [3, 4, 10],
    total: figures.length,
    rows: figures.map((figure) => [
      textCell(metric(figure.metric)),
      cell(figure.value, figure.unit),
      textCell(intervalText(figure, style)),
      cell(figure.low, figure.unit),
      cell(figure.high, figure.unit),
      amount(figure.n, numberText(figure.n, language)),
      ...(["PREVIOUS_PERIOD", "PREVIOUS_YEAR"] as const).map((comparison) =>
        cell(figure.previous.find((one) => one.comparison === comparison)?.value ?? null, figure.unit),
      ),
      cell(figure.target?.value ?? null, figure.unit),
      textCell(figure.target ? textOf(language, `web.target.state.${figure.target.state}`) : ""),
      textCell(textOf(language, `exports.unit.${figure.unit}`)),
    ]),
  };
}

function trendTable({ trend }: PackageDocument, { word, metric, language }: PackageWords): PackageTable {
  return {
    section: "trend",
    name: word("trendTitle", { metric: metric(trend.metric) }),
    columns: [word("column.period"), metric(trend.metric)],
    total: trend.points.length,
    rows: trend.points.map(({ bucket, value }) => [
      dayCell(bucket),
      amount(value, value === null ? "–" : numberText(value, language)),
    ]),
  };
}

function freshTables({ fresh }: PackageDocument, words: PackageWords): PackageTable[] {
  const { word, name, language, time } = words;
  return [
    {
      section: "fresh",
      name: word("list.signals"),
      columns: ["defect", "part", "since", "ownReports"].map((key) => word(`column.${key}`)),
      total: fresh.signals.total,
      rows: fresh.signals.rows.map(({ type, part, sinceOn, reports }) => [
        textCell(name(type)),
        textCell(part ? name(part) : ""),
        dayCell(sinceOn),
        amount(reports, numberText(reports, language)),
      ]),
    },
    {
      section: "fresh",
      name: word("list.phrases"),
      columns: ["phrase", "defect", "ownReports", "accepted"].map((key) => word(`column.${key}`)),
      total: fresh.phrases.total,
      rows: fresh.phrases.rows.map(({ phrase, type, reports, acceptedAt }) => [
        textCell(phrase),
        textCell(name(type)),
        amount(reports, numberText(reports, language)),
        instantCell(acceptedAt, time),
      ]),
    },
    issuesTable(fresh.issues, words, { section: "fresh", list: "newIssues", at: "raised" }),
  ];
}

function recursTables({ recurs }: PackageDocument, words: PackageWords): PackageTable[] {
  const { word, name, language } = words;
  const count = (value: number | null) => amount(value, value === null ? "–" : numberText(value, language));
  return [
    {
      section: "recurs",
      name: word("list.defects"),
      columns: ["defect", "reports", "share", "cumulative", "rate", "previous", "lastYear"].map((key) =>
        word(`column.${key}`),
      ),
      total: recurs.defects.total,
      rows: recurs.defects.rows.map(({ type, reports, share, cumulative, rate, previous, lastYear }) => [
        textCell(name(type)),
        count(reports),
        amount(share, percentText(share, language)),
        amount(cumulative, percentText(cumulative, language)),
        amount(rate, rate === null ? "–" : numberText(rate, language, 2)),
        count(previous),
        count(lastYear),
      ]),
    },
    {
      section: "recurs",
      name: word("list.events"),
      columns: ["cases", "first", "last", "numbers"].map((key) => word(`column.${key}`)),
      total: recurs.events.total,
      rows: recurs.events.rows.map(({ cases, firstOn, lastOn }) => [
        count(cases.total),
        dayCell(firstOn),
        dayCell(lastOn),
        textCell(cases.rows.map(({ number }) => number).join(", ")),
      ]),
    },
    issuesTable(recurs.reopened, words, { section: "recurs", list: "reopened", at: "reopened" }),
  ];
}

type IssueList = { readonly section: PackageTable["section"]; readonly list: string; readonly at: string };

function issuesTable(
  { total, rows }: { readonly total: number; readonly rows: readonly PackageIssue[] },
  { word, time }: PackageWords,
  { section, list, at }: IssueList,
): PackageTable {
  return {
    section,
    name: word(`list.${list}`),
    columns: [...["issue", "title", "severity", "step"].map((key) => word(`column.${key}`)), word(`column.${at}`)],
    total,
    rows: rows.map((issue) => [
      textCell(issue.number),
      textCell(issue.title),
      amount(issue.severity, String(issue.severity)),
      textCell(`D${issue.step}`),
      instantCell(issue.at, time),
    ]),
  };
}

function casesTable({ samples }: PackageDocument, { word, name, language }: PackageWords): PackageTable {
  const status = caseWords(language);
  return {
    section: "cases",
    name: word("section.cases"),
    columns: ["number", "reported", "model", "defect", "status"].map((key) => word(`column.${key}`)),
    total: samples.total,
    rows: samples.rows.map((one: PackageCase) => [
      textCell(one.number),
      dayCell(one.reportedOn),
      textCell(one.model ? name(one.model) : ""),
      textCell(one.defect ? name(one.defect) : ""),
      textCell(status(`status.${one.status}`)),
    ]),
  };
}
