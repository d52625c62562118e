import type { PoolClient } from "pg";

import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { caseWords } from "../locales/words.ts";
import type { Dimension } from "../metrics/metric-query.ts";
import { dimensionColumn } from "../metrics/rollup.ts";
import { metricRows } from "../registry.ts";
import { DimensionLabels } from "./dimension-labels.ts";
import type { ExportRequestOf } from "./export-request.ts";
import type { Cell, Column, ExportTable } from "./export-table.ts";
import { dimensionName, exportWords } from "./export-words.ts";
import { openCursor } from "./open-cursor.ts";
import { amountWords, hasHits, scaledAmount } from "./unit-parts.ts";
import { type ExportAsker, figureUnits, type FigureUnits } from "./unit-questions.ts";

const pageSize = 2000;
const everyUnit = [
  "source",
  "status",
  "kind",
  "channel",
  "priority",
  "region",
  "department",
  "employee",
  "productFamily",
  "productModel",
  "batch",
  "supplierLot",
] as const satisfies readonly Dimension[];

type Listed = {
  readonly total: number;
  readonly number: string;
  readonly day: string;
  readonly outcome: string;
  readonly hits: number;
  readonly amount: number;
  readonly ids: readonly (number | string | null)[];
};

/** Exactly the units behind one figure, newest first, each with its case, its day and what credit says of it. */
export async function figureRowsTable(
  db: Database,
  client: PoolClient,
  request: ExportRequestOf<"ROWS">,
  asker: ExportAsker,
): Promise<ExportTable> {
  // Refuses what a figure's rows cannot be asked for, in the same words; for that it need not be known when.
  await metricRows(db, { query: { ...request.query, asKnownOn: null }, ...request.figure, first: 0 }, asker);
  const units = figureUnits(request, asker);
  const dimensions: readonly Dimension[] = units.hasDefect ? [...everyUnit, "defectType"] : everyUnit;
  const statement = statementOf(units, dimensions, request.figure.outcome ?? "counted");
  const { total, pages } = await openCursor<Listed>(client, statement, pageSize);
  const { metric } = units;
  const amount = amountWords(metric, exportWords(asker.language));
  const labels = new DimensionLabels(client, asker.language);
  const outcomes = caseWords(asker.language);
  async function* rows() {
    for await (const page of pages) {
      await labels.learn(idsOf(dimensions, page));
      yield page.map((unit): Cell[] => [
        unit.number,
        unit.day,
        outcomes(`outcome.${unit.outcome}`),
        ...(hasHits(metric) ? [unit.hits > 0] : []),
        ...(amount === null ? [] : [scaledAmount(metric, unit.amount)]),
        ...dimensions.map((dimension, i) => labels.of(dimension, unit.ids[i] ?? null)),
      ]);
    }
  }
  return {
    name: exportWords(asker.language)("kind.ROWS"),
    columns: columnsOf(units, dimensions, asker),
    total,
    pages: rows(),
    counted: new Map([[units.request.key, total]]),
  };
}

function columnsOf({ metric }: FigureUnits, dimensions: readonly Dimension[], { language }: ExportAsker): Column[] {
  const words = exportWords(language);
  const amount = amountWords(metric, words);
  return [
    { header: words("column.number"), type: "text" },
    { header: words("column.day"), type: "day" },
    { header: words("column.outcome"), type: "text" },
    ...(hasHits(metric) ? [{ header: words("column.hit"), type: "boolean" } as const] : []),
    ...(amount === null ? [] : [{ header: amount, type: "number" } as const]),
    ...dimensions.map((dimension): Column => ({ header: dimensionName(language, dimension), type: "text" })),
  ];
}

function statementOf(units: FigureUnits, dimensions: readonly Dimension[], outcome: string) {
  const parameters = new SqlParameters();
  const compiled = units.compile(parameters);
  const ids = dimensions.map((dimension) => `to_jsonb(u.${dimensionColumn(dimension)})`).join(", ");
  const text = `
    SELECT (count(*) OVER ())::int AS total, c.number, l.day, l.outcome, l.hits::float8 AS hits, l.amount::float8 AS amount, l.ids
    FROM (
      SELECT u.case_id, u.unit_key, u.day, ${compiled.outcome} AS outcome, u.hits, u.amount, jsonb_build_array(${ids}) AS ids
      FROM ${compiled.from}
      WHERE ${compiled.where.join(" AND ")}
    ) l JOIN service_case c ON c.id = l.case_id
    WHERE l.outcome = ${parameters.add(outcome)}
    ORDER BY l.day DESC, l.case_id, l.unit_key, l.ids`;
  return { text, values: parameters.values };
}

function idsOf(dimensions: readonly Dimension[], page: readonly Listed[]) {
  const ids = new Map<Dimension, Set<number>>();
  for (const [i, dimension] of dimensions.entries()) {
    const wanted = page.flatMap((unit) => {
      const id = unit.ids[i];
      return typeof id === "number" ? [id] : [];
    });
    ids.set(dimension, new Set(wanted));
  }
  return ids;
}
