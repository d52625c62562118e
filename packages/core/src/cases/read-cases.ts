import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import type { Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import { readableCase } from "./case-scope.ts";
import { maskName, maskPhone, maskPhonesIn } from "./mask-person.ts";
import type { ServiceCase } from "./service-case.ts";

/** Who reads: what they may see, and in which language. */
export type CaseReader = { readonly scope: Scope; readonly language: Language };

const terms = {
  kind: { table: "case_kind", column: "kind_id" },
  channel: { table: "channel", column: "channel_id" },
  region: { table: "region", column: "region_id" },
  department: { table: "department", column: "department_id" },
  employee: { table: "employee", column: "employee_id" },
  priority: { table: "case_priority", column: "priority_id" },
  productFamily: { table: "product_family", column: "family_id" },
  productModel: { table: "product_model", column: "model_id" },
  batch: { table: "production_batch", column: "batch_id" },
  supplierLot: { table: "supplier_lot", column: "supplier_lot_id" },
};

type Row = Omit<ServiceCase, "status"> & { readonly status: string };

/** The cases of `ids` that `reader` may read, by id. One that may not be read is absent, like one that does not exist. */
export async function readCases(
  db: Database,
  ids: readonly string[],
  reader: CaseReader,
): Promise<Map<string, ServiceCase>> {
  if (ids.length === 0) return new Map();
  const parameters = new SqlParameters();
  const found = await db.pool.query<Row>(
    `SELECT c.id, s.code AS source, c.number, c.status, ${termColumns(reader.language)},
       u.serial, COALESCE(u.sold_on, register.sold_on)::text AS "soldOn", register.produced_on::text AS "producedOn",
       CASE WHEN line.id IS NOT NULL THEN ${termObject("line", reader.language)} END AS "productionLine",
       c.reported_on::text AS "reportedOn", c.reported_at AS "reportedAt",
       c.resolved_on::text AS "resolvedOn", c.closed_on::text AS "closedOn",
       CASE WHEN c.reply_outcome = 'counted' THEN c.reply_seconds END::float8 AS "responseSeconds",
       CASE WHEN c.handling_outcome = 'counted' THEN c.handling_seconds END::float8 AS "handlingSeconds",
       c.cost_amount::float8 AS "costAmount",
       (SELECT a.score FROM survey_answer a WHERE a.case_id = c.id AND a.outcome = 'counted'
        ORDER BY a.answered_on DESC, a.event_id LIMIT 1)::float8 AS score,
       c.attempt_count AS "attemptCount", c.reopened_count AS "reopenedCount",
       t.complaint, p.name AS "customerName", p.phone AS "customerPhone"
     FROM service_case c
     JOIN source s ON s.id = c.source_id
     ${termJoins()}
     LEFT JOIN unit u ON u.id = c.unit_id
     LEFT JOIN unit_register register ON register.unit_id = c.unit_id AND register.superseded_at IS NULL
     LEFT JOIN production_line line ON line.id = register.line_id
     LEFT JOIN case_text t ON t.case_id = c.id AND t.erased_at IS NULL
     LEFT JOIN customer_person p ON p.customer_id = c.customer_id AND p.erased_at IS NULL
     WHERE c.id = ANY(${parameters.add(ids)}::uuid[]) AND ${readableCase(reader.scope, parameters)}`,
    parameters.values,
  );
  return new Map(found.rows.map((row) => [row.id, shown(row, reader.language)]));
}

function termColumns(language: Language): string {
  return Object.keys(terms)
    .map((field) => `CASE WHEN "${field}".id IS NOT NULL THEN ${termObject(`"${field}"`, language)} END AS "${field}"`)
    .join(",\n       ");
}

function termJoins(): string {
  return Object.entries(terms)
    .map(([field, { table, column }]) => `LEFT JOIN ${table} "${field}" ON "${field}".id = c.${column}`)
    .join("\n     ");
}

/** The term in the row `alias` of a dimension table, as SQL of a JSON object. */
export function termObject(alias: string, language: Language): string {
  const label = language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`;
  return `json_build_object('key', ${alias}.code, 'label', ${label})`;
}

function shown(row: Row, language: Language): ServiceCase {
  return {
    ...row,
    status: { key: row.status, label: caseWords(language)(`status.${row.status}`) },
    complaint: row.complaint === null ? null : maskPhonesIn(row.complaint),
    customerName: row.customerName === null ? null : maskName(row.customerName),
    customerPhone: row.customerPhone === null ? null : maskPhone(row.customerPhone),
  };
}
