import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { maskName, maskPhone, maskPhonesIn } from "../cases/mask-person.ts";
import type { Language } from "../locales/text.ts";
import type { Dimension } from "../metrics/metric-query.ts";
import { dimensionColumn } from "../metrics/rollup.ts";
import type { UnitTables } from "../metrics/unit.ts";
import { DimensionLabels } from "./dimension-labels.ts";
import type { Cell, CellType, Column } from "./export-table.ts";
import { dimensionName, exportWords } from "./export-words.ts";

type Value = string | number | null;
/** A column of a case: an expression over `service_case c`, or a dimension, whose label is written. */
type Fact = {
  readonly key: string;
  readonly type: CellType;
  readonly sql?: string;
  readonly dimension?: Dimension;
  readonly mask?: (text: string) => string;
};

const plain = (key: string, type: CellType, sql: string): Fact => ({ key, type, sql });
const ofDimension = (dimension: Dimension): Fact => ({ key: dimension, type: "text", dimension });
const instant = (key: string, column: string) => plain(key, "instant", `to_char(c.${column}, 'YYYY-MM-DD HH24:MI:SS')`);

const named = (language: Language, alias: string) =>
  language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`;

/** The facts of a case that stand in every list of cases. */
function caseFacts(language: Language, tables: UnitTables): readonly Fact[] {
  const defects = (condition: string) =>
    `(SELECT string_agg(${named(language, "t")}, '; ' ORDER BY cd.is_leading DESC, t.code)
      FROM ${tables.defects} cd JOIN defect_type t ON t.id = cd.defect_type_id
      WHERE cd.case_id = c.id AND cd.counts ${condition})`;
  return [
    plain("number", "text", "c.number"),
    ...(["source", "status", "kind", "channel", "priority", "region", "department", "employee"] as const).map(
      ofDimension,
    ),
    ...(["productFamily", "productModel", "batch", "supplierLot"] as const).map(ofDimension),
    plain("serial", "text", "(SELECT u.serial FROM unit u WHERE u.id = c.unit_id)"),
    plain("leadingDefect", "text", defects("AND cd.is_leading")),
    plain("defects", "text", defects("")),
    plain("reportedOn", "day", "c.reported_on"),
    instant("reportedAt", "reported_at"),
    plain("repliedOn", "day", "c.reply_on"),
    instant("repliedAt", "reply_at"),
    plain("resolvedOn", "day", "c.resolved_on"),
    instant("resolvedAt", "resolved_at"),
    plain("closedOn", "day", "c.closed_on"),
    plain("responseSeconds", "number", "CASE WHEN c.reply_outcome = 'counted' THEN c.reply_seconds END"),
    plain("handlingSeconds", "number", "CASE WHEN c.handling_outcome = 'counted' THEN c.handling_seconds END"),
    plain("netHandlingSeconds", "number", "CASE WHEN c.handling_outcome = 'counted' THEN c.net_handling_seconds END"),
    plain("attempts", "number", "c.attempt_count"),
    plain("reopened", "number", "c.reopened_count"),
    plain("cost", "number", "c.cost_amount"),
  ];
}

/** What the list of cases shows beyond them: the latest score, and persons and their words, masked, whoever asks. */
const listFacts: readonly Fact[] = [
  plain(
    "score",
    "number",
    `(SELECT a.score FROM survey_answer a WHERE a.case_id = c.id AND a.outcome = 'counted' AND a.aspect = 'overall'
        ORDER BY a.answered_on DESC, a.event_id LIMIT 1)`,
  ),

  {
    ...plain(
      "customerName",
      "text",
      "(SELECT p.name FROM customer_person p WHERE p.customer_id = c.customer_id AND p.erased_at IS NULL)",
    ),
    mask: maskName,
  },
  {
    ...plain(
      "customerPhone",
      "text",
      "(SELECT p.phone FROM customer_person p WHERE p.customer_id = c.customer_id AND p.erased_at IS NULL)",
    ),
    mask: maskPhone,
  },
  {
    ...plain(
      "complaint",
      "text",
      "(SELECT t.complaint FROM case_text t WHERE t.case_id = c.id AND t.erased_at IS NULL)",
    ),
    mask: maskPhonesIn,
  },
];

/** Reads the facts of cases, page by page, through one connection. */
export type CaseFactReader = {
  readonly columns: readonly Column[];
  /** One row a case, in the order of `ids`. */
  read(ids: readonly string[]): Promise<Cell[][]>;
};

/** Opens the facts of cases in one language, as `tables` have them; with all that the list of cases shows where `ofList`. */
export function caseFactReader(
  sql: Sql,
  language: Language,
  { tables, ofList }: { readonly tables: UnitTables; readonly ofList: boolean },
): CaseFactReader {
  const words = exportWords(language);
  const facts = [...caseFacts(language, tables), ...(ofList ? listFacts : [])];
  const labels = new DimensionLabels(sql, language);
  const select = facts.map((fact) => fact.sql ?? `c.${dimensionColumn(fact.dimension ?? "status")}`).join(",\n  ");
  return {
    columns: facts.map(({ key, type, dimension }) => ({
      header: dimension ? dimensionName(language, dimension) : words(`column.${key}`),
      type,
    })),
    async read(ids) {
      const parameters = new SqlParameters();
      const { rows } = await sql.query<Value[]>({
        text: `SELECT ${select}
          FROM unnest(${parameters.add(ids)}::uuid[]) WITH ORDINALITY AS p (id, place) JOIN ${tables.cases} c ON c.id = p.id
          ORDER BY p.place`,
        values: parameters.values,
        rowMode: "array",
      });
      await labels.learn(idsOf(facts, rows));
      return rows.map((row) => row.map((value, i) => cellOf(value, facts[i], labels)));
    },
  };
}

function idsOf(facts: readonly Fact[], rows: readonly (readonly Value[])[]) {
  const ids = new Map<Dimension, Set<number>>();
  for (const [i, { dimension }] of facts.entries()) {
    if (dimension === undefined || dimension === "status") continue;
    const wanted = new Set<number>();
    for (const row of rows) {
      const id = row[i];
      if (typeof id === "number") wanted.add(id);
    }
    ids.set(dimension, wanted);
  }
  return ids;
}

function cellOf(value: Value, fact: Fact | undefined, labels: DimensionLabels): Cell {
  if (value === null) return null;
  if (fact?.dimension !== undefined) return labels.of(fact.dimension, value);
  return fact?.mask !== undefined && typeof value === "string" ? fact.mask(value) : value;
}
