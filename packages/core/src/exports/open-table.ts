import type { PoolClient } from "pg";

import type { Database } from "../database/database.ts";
import { metricKeys } from "../registry.ts";
import { caseMetricsTable } from "./case-metrics-table.ts";
import { casesTable } from "./cases-table.ts";
import type { ExportRequest } from "./export-request.ts";
import type { ExportTable } from "./export-table.ts";
import { figureRowsTable } from "./figure-rows-table.ts";
import { figuresTable } from "./figures-table.ts";
import type { ExportAsker } from "./unit-questions.ts";

/** Opens the table that `request` asks for; `client` is in a snapshot, which has to last until its pages are read. */
export function openTable(
  db: Database,
  client: PoolClient,
  request: ExportRequest,
  asker: ExportAsker,
): Promise<ExportTable> {
  switch (request.kind) {
    case "FIGURES":
      return figuresTable(db, request.query, asker);
    case "ROWS":
      return figureRowsTable(db, client, request, asker);
    case "CASE_METRICS":
      return caseMetricsTable(client, request, asker);
    case "CASES":
      return casesTable(client, request, asker);
  }
}

/** The request with every metric where it names none. */
export function withMetrics(request: ExportRequest): ExportRequest {
  if (request.kind === "CASES" || request.query.metrics.length > 0) return request;
  return { ...request, query: { ...request.query, metrics: metricKeys.map((key) => ({ key })) } };
}
