import type { Sql } from "../database/database.ts";
import { textOf } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import { dimensionTable, unclassified } from "../metrics/dimension.ts";
import type { Dimension, DimensionFilter, MetricQuery } from "../metrics/metric-query.ts";
import { metricDefinitions, type MetricDefinition } from "../registry.ts";
import { addDays } from "../time/business-day.ts";
import type { ExportRequest } from "./export-request.ts";
import type { Cell, TableRow } from "./export-table.ts";
import { dimensionName, exportWords } from "./export-words.ts";
import type { ExportAsker } from "./unit-questions.ts";

type About = {
  readonly request: ExportRequest;
  readonly asker: ExportAsker;
  /** The name of who asked. */
  readonly askedBy: string;
  readonly rows: number;
  readonly counted: ReadonlyMap<string, number>;
};

/** What a table is, in words: its days, filters, time, asker and eyes; and what each of its metrics means, with its n. */
export async function aboutSheet(sql: Sql, about: About): Promise<{ name: string; rows: readonly TableRow[] }> {
  const { request, asker, askedBy } = about;
  const words = exportWords(asker.language);
  const facts: Cell[][] = [
    [words("about.what"), words(`kind.${request.kind}`)],
    ...(await questionFacts(sql, request, asker)),
    [words("about.asOf"), await businessTime(sql, asker.now)],
    [words("about.askedBy"), askedBy],
    [words("about.sees"), await scopeInWords(sql, asker)],
    [words("about.rows"), about.rows],
    [words("about.units"), words("about.unitsText")],
    ...(request.kind === "CASES" ? [[words("about.persons"), words("about.personsText")]] : []),
  ];
  const definitions = request.kind === "CASES" ? [] : definitionRows(about, metricsOf(request));
  return { name: words("about.name"), rows: [...facts, ...definitions] };
}

async function questionFacts(sql: Sql, request: ExportRequest, asker: ExportAsker): Promise<Cell[][]> {
  const { language } = asker;
  const words = exportWords(language);
  const question = request.kind === "CASES" ? request.cases : request.query;
  const { range } = question;
  const facts: Cell[][] = range
    ? [[words("about.range"), words("about.rangeText", { from: range.from, until: addDays(range.to, -1) })]]
    : [];
  if (request.kind === "CASES") {
    if (request.cases.search) facts.push([words("about.search"), request.cases.search]);
  } else {
    const { asKnownOn } = request.query;
    facts.push(...cutFacts(request.query, asker));
    if (asKnownOn) facts.push([words("about.asKnownOn"), await businessTime(sql, asKnownOn)]);
  }
  for (const filter of question.filters ?? []) facts.push(await filterFact(sql, filter, language));
  if (request.kind !== "ROWS") return facts;
  const { metric, bucket, dimensions, outcome } = request.figure;
  facts.push([words("about.figure"), nameOf(metric, language)]);
  if (bucket) facts.push([words("column.bucket"), bucket]);
  for (const { dimension, key } of dimensions ?? [])
    facts.push(await filterFact(sql, { dimension, in: [key] }, language));
  facts.push([words("column.outcome"), caseWords(language)(`outcome.${outcome ?? "counted"}`)]);
  return facts;
}

function cutFacts({ grain, by, compare }: MetricQuery, { language }: ExportAsker): Cell[][] {
  const words = exportWords(language);
  const listed = (names: readonly string[]) => names.join(words("comma"));
  return [
    ...(grain ? [[words("about.grain"), textOf(language, `web.grain.${grain}`)]] : []),
    ...(by?.length ? [[words("about.by"), listed(by.map((dimension) => dimensionName(language, dimension)))]] : []),
    ...(compare?.length
      ? [[words("about.compare"), listed(compare.map((one) => textOf(language, `web.comparison.${one}`)))]]
      : []),
  ];
}

async function filterFact(sql: Sql, filter: DimensionFilter, language: ExportAsker["language"]): Promise<Cell[]> {
  const words = exportWords(language);
  const labels = await labelsOf(sql, filter, language);
  return [words("about.filter", { name: dimensionName(language, filter.dimension) }), labels.join(words("comma"))];
}

/** The labels of a filter's keys; a key that names nothing stands for itself. */
async function labelsOf(
  sql: Sql,
  { dimension, in: keys }: { readonly dimension: Dimension; readonly in: readonly string[] },
  language: ExportAsker["language"],
): Promise<string[]> {
  const words = caseWords(language);
  const table = dimensionTable(dimension);
  if (!table) return keys.map((key) => words(`status.${key}`));
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ code: string; label: string }>(
    `SELECT code, ${label} AS label FROM ${table} WHERE code = ANY($1)`,
    [keys],
  );
  const known = new Map(rows.map((row) => [row.code, row.label]));
  return keys.map((key) => known.get(key) ?? (key === unclassified ? words("unclassified") : key));
}

async function businessTime(sql: Sql, now: Date): Promise<string> {
  // The session's time zone is the installation's.
  const { rows } = await sql.query<{ time: string }>(
    `SELECT to_char($1::timestamptz, 'YYYY-MM-DD HH24:MI:SS') || ' ' || current_setting('TimeZone') AS time`,
    [now],
  );
  return rows[0]?.time ?? now.toISOString();
}

async function scopeInWords(sql: Sql, { scope, language }: ExportAsker): Promise<string> {
  const words = exportWords(language);
  if (scope.kind === "company") return words("about.company");
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ label: string }>(
    `SELECT ${label} AS label FROM department WHERE id = ANY($1::int[]) ORDER BY id`,
    [scope.departmentIds],
  );
  const departments = rows.map((row) => row.label);
  return [...departments, ...(scope.employeeId === null ? [] : [words("about.ownRows")])].join(words("comma"));
}

function metricsOf(request: Exclude<ExportRequest, { kind: "CASES" }>): readonly string[] {
  return request.kind === "ROWS" ? [request.figure.metric] : request.query.metrics.map(({ key }) => key);
}

function nameOf(metric: string, language: ExportAsker["language"]): string {
  return metricDefinitions(language).find(({ key }) => key === metric)?.name ?? metric;
}

function definitionRows({ asker, counted }: About, keys: readonly string[]): TableRow[] {
  const words = exportWords(asker.language);
  const outcomes = caseWords(asker.language);
  const known = new Map<string, MetricDefinition>(metricDefinitions(asker.language).map((one) => [one.key, one]));
  const rows = [...new Set(keys)].flatMap((key) => {
    const definition = known.get(key);
    if (!definition) return [];
    const { name, anchor, metric } = definition;
    const excluded = metric.exclusions.map((reason) => outcomes(`outcome.${reason}`)).join(words("comma"));
    const unit = words(`unit.${metric.unit}`);
    return [
      [
        name,
        key,
        definition.definition,
        counted.get(key) ?? null,
        anchor,
        unit,
        metric.minimumN,
        excluded,
        metric.source,
      ],
    ];
  });
  const header = ["metric", "metricKey", "definition", "n", "anchor", "unit", "minimumN", "leftOut", "source"];
  return [[], header.map((part) => words(part === "source" ? "about.source" : `column.${part}`)), ...rows];
}
