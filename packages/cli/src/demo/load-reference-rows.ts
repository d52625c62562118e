import { inTransaction, recordSales } from "@huilu/core";
import type { Database, Sql } from "@huilu/core";
import { departments } from "./catalogue/departments.ts";
import { defectKey, defectTypes } from "./catalogue/defects.ts";
import { areas, provinces } from "./catalogue/places.ts";
import { allModels, productFamilies } from "./catalogue/products.ts";
import type { Model } from "./catalogue/products.ts";
import { requestFamily, requests } from "./catalogue/requests.ts";
import { channels, kinds, priorities } from "./catalogue/terms.ts";
import type { Term } from "./catalogue/terms.ts";
import { dayOf, dayText, firstDayOf, monthOf } from "./demo-clock.ts";
import { loadServiceTerms } from "./load-service-terms.ts";
import { loadTraining } from "./load-training.ts";
import type { Production } from "./production.ts";
import { soldRows } from "./production.ts";
import { Random } from "./random.ts";
import type { Employee } from "./roster.ts";

type Reference = {
  readonly production: Production;
  readonly staff: readonly Employee[];
  readonly seed: number;
  readonly until: string;
  /** The last day of which sales are told. */
  readonly soldThrough: string;
  readonly learnedAt: Date;
};
type Column = readonly (string | number | boolean | null)[];

/** What cases name but do not tell: names, the tree of departments, who worked where and was trained in what, what was made and sold. Again: nothing. */
export async function loadReferenceRows(db: Database, reference: Reference): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    await loadWords(sql);
    await loadPlaces(sql);
    await loadStaff(sql, reference.staff);
    await loadTraining(sql, reference.staff, {
      until: dayOf(reference.until),
      learnedAt: reference.learnedAt,
      random: new Random(reference.seed, "training"),
    });
    await loadServiceTerms(sql, (months) => dayText(firstDayOf(monthOf(dayOf(reference.until)) - months)));
    await loadProducts(sql, reference.production);
  });
  await loadSales(db, reference);
}

/** The key of a model in the database is family/model, that of a batch model key/batch: as record-cases writes them. */
export function modelKey(model: Model): string {
  return `${model.family.code}/${model.code}`;
}

const lineKey = (line: number) => `line-${line}`;

async function loadWords(sql: Sql): Promise<void> {
  await insert(sql, "channel", channels);
  await insert(sql, "case_priority", Object.values(priorities));
  const kindRows = Object.values(kinds);
  await insert(sql, "case_kind", kindRows, {
    counts_for_first_fix: ["boolean", kindRows.map((kind) => kind.countsForFirstFix)],
  });
  const requested = Object.values(requests);
  await insert(sql, "defect_family", [...new Set(defectTypes.map((type) => type.family)), requestFamily]);
  const types = [
    ...defectTypes.map((type) => ({ ...type, code: defectKey(type), parent: type.family.code })),
    ...requested.map((type) => ({ ...type, code: `${requestFamily.code}/${type.code}`, parent: requestFamily.code })),
  ];
  await insert(sql, "defect_type", types, {
    family_id: [{ table: "defect_family" }, types.map((type) => type.parent)],
  });
}

async function loadPlaces(sql: Sql): Promise<void> {
  const regions = [
    ...Object.values(areas).map((area) => ({ ...area, parent: null })),
    ...provinces.map((province) => ({ ...province, parent: areas[province.area].code })),
  ];
  await insert(sql, "region", regions);
  await sql.query(
    `UPDATE region r SET parent_id = p.id FROM unnest($1::text[], $2::text[]) AS t(code, parent) JOIN region p ON p.code = t.parent
     WHERE r.code = t.code AND r.parent_id IS NULL`,
    [regions.map((region) => region.code), regions.map((region) => region.parent)],
  );
}

async function loadStaff(sql: Sql, staff: readonly Employee[]): Promise<void> {
  const tree = Object.values(departments);
  await insert(sql, "department", tree);
  await sql.query(
    `UPDATE department d SET parent_id = p.id FROM unnest($1::text[], $2::text[]) AS t(code, parent) JOIN department p ON p.code = t.parent
     WHERE d.code = t.code AND d.parent_id IS NULL`,
    [tree.map((department) => department.code), tree.map((department) => department.parent)],
  );
  await insert(sql, "employee", staff);
  const memberships = staff.flatMap((person) => person.memberships.map((membership) => ({ person, ...membership })));
  await sql.query(
    `INSERT INTO employee_membership (employee_id, department_id, valid_from, valid_to)
     SELECT e.id, d.id, t.valid_from, t.valid_to FROM unnest($1::text[], $2::text[], $3::date[], $4::date[]) AS t(employee, department, valid_from, valid_to)
     JOIN employee e ON e.code = t.employee JOIN department d ON d.code = t.department
     ON CONFLICT DO NOTHING`,
    [
      memberships.map(({ person }) => person.code),
      memberships.map(({ department }) => department.code),
      memberships.map(({ from }) => dayText(from)),
      memberships.map(({ to }) => (to === null ? null : dayText(to))),
    ],
  );
}

async function loadProducts(sql: Sql, { batches, lots }: Production): Promise<void> {
  await insert(sql, "product_family", productFamilies);
  const models = allModels.map((model) => ({ ...model, code: modelKey(model), parent: model.family.code }));
  await insert(sql, "product_model", models, {
    family_id: [{ table: "product_family" }, models.map((model) => model.parent)],
  });
  const lines = [...new Set(allModels.map(({ line }) => line))].toSorted((a, b) => a - b);
  await insert(
    sql,
    "production_line",
    lines.map((line) => ({ code: lineKey(line), name: `${line} 号线`, nameEn: `Line ${line}` })),
  );
  const batchTerms = batches.map((batch) => ({
    code: `${modelKey(batch.model)}/${batch.code}`,
    name: batch.code,
    nameEn: batch.code,
  }));
  await insert(sql, "production_batch", batchTerms, {
    model_id: [{ table: "product_model" }, batches.map((batch) => modelKey(batch.model))],
    line_id: [{ table: "production_line" }, batches.map((batch) => lineKey(batch.model.line))],
    produced_month: ["date", batches.map((batch) => dayText(firstDayOf(batch.producedMonth)))],
  });
  const lotTerms = lots.map((lot) => ({
    code: lot.code,
    name: `${lot.code} ${lot.family.component.name}`,
    nameEn: `${lot.code} ${lot.family.component.nameEn}`,
  }));
  await insert(sql, "supplier_lot", lotTerms, {
    supplier: ["text", lots.map((lot) => lot.supplier)],
    component: ["text", lots.map((lot) => lot.family.component.name)],
  });
}

/** Again: nothing. */
async function loadSales(db: Database, { production, soldThrough, learnedAt }: Reference): Promise<void> {
  const last = monthOf(dayOf(soldThrough));
  const sold = [...soldRows(production.batches)].filter(({ month }) => month <= last);
  const sales = sold.map(({ batch, province, month, units }, i) => ({
    line: i + 1,
    model: modelKey(batch.model),
    batch: `${modelKey(batch.model)}/${batch.code}`,
    region: province,
    month: dayText(firstDayOf(month)),
    units,
  }));
  await recordSales(db, sales, { userId: null, now: learnedAt });
}

type Table =
  | "channel"
  | "case_priority"
  | "case_kind"
  | "region"
  | "department"
  | "employee"
  | "product_family"
  | "product_model"
  | "production_line"
  | "production_batch"
  | "supplier_lot"
  | "defect_family"
  | "defect_type";
/** A column's values: of a type, or codes of another table whose ids are stored. */
type Extra = readonly ["text" | "date" | "boolean" | { readonly table: Table }, Column];

// What is there already stays as it is: somebody may have renamed it.
async function insert(
  sql: Sql,
  table: Table,
  terms: readonly Term[],
  extra: Readonly<Record<string, Extra>> = {},
): Promise<void> {
  const columns = Object.entries(extra).map(([name, [type, values]], index) => {
    const isCode = typeof type === "object";
    return {
      name,
      values,
      parameter: `$${index + 4}::${isCode ? "text" : type}[]`,
      value: isCode ? `(SELECT id FROM ${type.table} p WHERE p.code = t.${name})` : `t.${name}`,
    };
  });
  await sql.query(
    `INSERT INTO ${table} (${["code", "name", "name_en", ...columns.map((column) => column.name)].join(", ")})
     SELECT ${["t.code", "t.name", "t.name_en", ...columns.map((column) => column.value)].join(", ")}
     FROM unnest(${["$1::text[]", "$2::text[]", "$3::text[]", ...columns.map((column) => column.parameter)].join(", ")})
       AS t(${["code", "name", "name_en", ...columns.map((column) => column.name)].join(", ")})
     ON CONFLICT (code) DO NOTHING`,
    [
      terms.map((term) => term.code),
      terms.map((term) => term.name),
      terms.map((term) => term.nameEn),
      ...columns.map((column) => column.values),
    ],
  );
}
