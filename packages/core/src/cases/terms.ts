import type { PoolClient } from "pg";
import type { IncomingCase, IncomingDefect, IncomingTerm } from "./incoming-case.ts";

type Term = IncomingTerm & { readonly parent?: string; readonly extra?: string; readonly extra2?: string };
type TermTable =
  | "department"
  | "employee"
  | "region"
  | "channel"
  | "case_kind"
  | "case_priority"
  | "product_family"
  | "product_model"
  | "production_batch"
  | "supplier_lot"
  | "service_contract"
  | "defect_family"
  | "defect_type";

/** The key of a model: family code/model code, because makers reuse model names between families. */
export function modelCode({ productFamily, productModel }: IncomingCase): string | undefined {
  return productModel && joined(productFamily?.code, productModel.code);
}

/** The key of a batch: model key/batch code. */
export function batchCode(row: IncomingCase): string | undefined {
  return row.batch && joined(modelCode(row), row.batch.code);
}

/** The key of a defect type: family code/type code; a family without a type is its own unclassified type. */
export function defectCode({ family, type }: IncomingDefect): string | undefined {
  if (type) return joined(family?.code, type.code);
  return family && joined(family.code, "unclassified");
}

function joined(parent: string | undefined, code: string): string {
  return parent === undefined ? code : `${parent}/${code}`;
}

/** Gathers the distinct codes that rows name, to make those that are new. */
export class TermCollector {
  readonly #tables = new Map<TermTable, Map<string, Term>>();

  collect(row: IncomingCase): void {
    this.#add("case_kind", row.kind);
    this.#add("channel", row.channel);
    this.#add("region", row.region);
    this.#add("department", row.department);
    this.#add("employee", row.employee);
    this.#add("case_priority", row.priority);
    this.#add("service_contract", row.contract);
    this.#add("product_family", row.productFamily);
    this.#addProduct(row);
    for (const event of row.events) {
      this.#add("department", event.department);
      this.#add("employee", event.employee);
    }
    for (const defect of row.defects ?? []) this.#addDefect(defect);
  }

  #addProduct(row: IncomingCase): void {
    const model = modelCode(row);
    const family = row.productFamily ? { parent: row.productFamily.code } : {};
    if (row.productModel && model) this.#add("product_model", { ...named(row.productModel), code: model, ...family });
    const batch = batchCode(row);
    if (row.batch && batch) {
      const month = row.batch.producedMonth ? { extra: row.batch.producedMonth } : {};
      this.#add("production_batch", {
        ...named(row.batch),
        code: batch,
        ...(model ? { parent: model } : {}),
        ...month,
      });
    }
    if (row.supplierLot) {
      const { supplier, component } = row.supplierLot;
      this.#add("supplier_lot", {
        ...row.supplierLot,
        ...(supplier ? { extra: supplier } : {}),
        ...(component ? { extra2: component } : {}),
      });
    }
  }

  #addDefect(defect: IncomingDefect): void {
    const code = defectCode(defect);
    if (!code) return;
    this.#add("defect_family", defect.family);
    const parent = defect.family ? { parent: defect.family.code } : {};
    const words = defect.type ? named(defect.type) : { code, name: "未分类", nameEn: "Unclassified" };
    this.#add("defect_type", { ...words, code, ...parent });
  }

  #add(table: TermTable, term: Term | undefined): void {
    if (!term) return;
    const known = this.#tables.get(table) ?? new Map<string, Term>();
    this.#tables.set(table, known);
    if (!known.has(term.code)) known.set(term.code, term);
  }

  /** Makes the codes that are not known yet. Sorted, so that two imports at once lock them in the same order. */
  async save(client: PoolClient): Promise<void> {
    for (const { table, statement } of statements) {
      const terms = [...(this.#tables.get(table)?.values() ?? [])].toSorted((a, b) => (a.code < b.code ? -1 : 1));
      if (terms.length === 0) continue;
      await client.query(statement, [
        terms.map((term) => term.code),
        terms.map((term) => term.name ?? term.code),
        terms.map((term) => term.nameEn ?? null),
        terms.map((term) => term.parent ?? null),
        terms.map((term) => term.extra ?? null),
        terms.map((term) => term.extra2 ?? null),
      ]);
    }
  }
}

/** A term whose key gains a prefix keeps its own code as its name. */
function named(term: IncomingTerm): IncomingTerm {
  return { ...term, name: term.name ?? term.code };
}

const given =
  "unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS t(code, name, name_en, parent, extra, extra2)";

function insert(
  table: TermTable,
  columns: string,
  values: string,
  from = given,
): { table: TermTable; statement: string } {
  const statement = `INSERT INTO ${table} (code, name, name_en${columns}) SELECT t.code, t.name, t.name_en${values} FROM ${from}
    ORDER BY t.code ON CONFLICT (code) DO NOTHING`;
  return { table, statement };
}

/** Parents first. Kinds that are no repair never count for first-time fix. */
const statements = [
  insert("region", "", ""),
  insert("department", "", ""),
  insert("employee", "", ""),
  insert("channel", "", ""),
  insert(
    "case_kind",
    ", counts_for_first_fix",
    ", t.code NOT IN ('installation', 'training', 'consultation', 'opinion')",
  ),
  insert("case_priority", "", ""),
  insert("product_family", "", ""),
  insert("product_model", ", family_id", ", p.id", `${given} LEFT JOIN product_family p ON p.code = t.parent`),
  insert(
    "production_batch",
    ", model_id, produced_month",
    ", p.id, t.extra::date",
    `${given} LEFT JOIN product_model p ON p.code = t.parent`,
  ),
  insert("supplier_lot", ", supplier, component", ", t.extra, t.extra2"),
  insert("service_contract", "", ""),
  insert("defect_family", "", ""),
  insert("defect_type", ", family_id", ", p.id", `${given} LEFT JOIN defect_family p ON p.code = t.parent`),
];
