import { DatabaseError } from "pg";

import { countCases } from "../cases/count-cases.ts";
import type { Database } from "../database/database.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { metricQuery, metricRows } from "../registry.ts";
import { countCasesWithUnits } from "./case-metrics-table.ts";
import type { ExportRequest, ExportRequestOf } from "./export-request.ts";
import { smallExportRows } from "./export-run.ts";
import { inStandpoint } from "./in-standpoint.ts";
import { askedMetrics, groupsOfUnits } from "./unit-questions.ts";

const patienceMilliseconds = 2000;

/** Whether `request` has so few rows that it can be answered at once. Throws DomainError for what cannot be asked. */
export async function isSmallExport(db: Database, request: ExportRequest, asker: Asker): Promise<boolean> {
  const rows = await countRows(db, request, asker);
  return rows !== null && rows <= smallExportRows;
}

async function countRows(db: Database, request: ExportRequest, asker: Asker): Promise<number | null> {
  switch (request.kind) {
    case "FIGURES": {
      const { totalRows } = await metricQuery(db, { ...request.query, limit: 0 }, asker);
      return Math.min(totalRows, request.query.limit ?? totalRows) * request.query.metrics.length;
    }
    case "ROWS":
      return (await metricRows(db, { query: request.query, ...request.figure, first: 0 }, asker)).totalCount;
    case "CASES":
      return countCases(db, request.cases, asker.scope);
    case "CASE_METRICS":
      return countCaseMetrics(db, request, asker);
  }
}

/** Null where there are too many, or counting takes so long that there may well be. */
async function countCaseMetrics(
  db: Database,
  request: ExportRequestOf<"CASE_METRICS">,
  asker: Asker,
): Promise<number | null> {
  try {
    return await inStandpoint(db, request, asker, async (client, asking) => {
      await client.query(`SET LOCAL statement_timeout = ${patienceMilliseconds}`);
      return countCasesWithUnits(client, groupsOfUnits(askedMetrics(request.query, asking)), smallExportRows);
    });
  } catch (error) {
    const tookTooLong = error instanceof DatabaseError && error.code === "57014";
    if (tookTooLong) return null;
    throw error;
  }
}
