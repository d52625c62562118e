import { z } from "zod";
import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { causeClasses } from "../../defects/taxonomy/save-defect-type.ts";
import { normaliseText } from "../../defects/text/normalise-text.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { RoutingFacts } from "./route-of.ts";
import { caseMarks, type CaseFlag } from "./routing-rule.ts";

/** Who is complained about: persons, and departments where no person is named. */
export type Concerned = { readonly employees: readonly number[]; readonly departments: readonly number[] };

/** What rules ask of a case, and what its route needs beside. */
export type RoutedCase = {
  readonly id: string;
  readonly number: string;
  readonly departmentId: number | null;
  /** When it was heard of for the first time. */
  readonly learnedAt: Date;
  readonly concerned: Concerned;
  /** Of the lot that is known of it. */
  readonly supplier: string | null;
  readonly facts: RoutingFacts;
};

/** These cases, or all that were reported from a day (inclusive) to another (exclusive). */
export type CaseChoice = { readonly ids: readonly string[] } | { readonly from: BusinessDay; readonly to: BusinessDay };

const row = z.object({
  id: z.string(),
  number: z.string(),
  departmentId: z.number().nullable(),
  learnedAt: z.date(),
  kind: z.string().nullable(),
  priority: z.string().nullable(),
  region: z.string().nullable(),
  productFamily: z.string().nullable(),
  productModel: z.string().nullable(),
  defectFamilies: z.array(z.string()).nullable(),
  defectTypes: z.array(z.string()).nullable(),
  safety: z.boolean().nullable(),
  causeClass: z.enum(causeClasses).nullable(),
  lot: z.boolean(),
  supplier: z.string().nullable(),
  complaint: z.string().nullable(),
  marks: z.array(z.enum(caseMarks)).nullable(),
  unsettled: z.number(),
  accused: z.array(z.number()).nullable(),
  accusedDepartments: z.array(z.number()).nullable(),
});

/** How long a machine that comes back with the same defect counts as not settled. */
const unsettledDays = 180;

/**
 * What the cases of `choice` tell, in one statement, the latest first. *Unsettled* are reopenings, earlier reports of the same type of defect
 * of the same machine within 180 days, and marks of customers who are not satisfied.
 */
export async function readRoutedCases(sql: Sql, choice: CaseChoice): Promise<RoutedCase[]> {
  const parameters = new SqlParameters();
  const chosen =
    "ids" in choice
      ? `c.id = ANY(${parameters.add(choice.ids)}::uuid[])`
      : `c.reported_on >= ${parameters.add(choice.from)}::date AND c.reported_on < ${parameters.add(choice.to)}::date`;
  const lines = await readLines(sql);
  const { rows } = await sql.query(factsOf(chosen), parameters.values);
  return z
    .array(row)
    .parse(rows)
    .map((found) => routedCase(found, lines));
}

function factsOf(chosen: string): string {
  return `
    WITH c AS MATERIALIZED (
      SELECT c.id, c.number, c.department_id, c.revision, c.learned_at, c.kind_id, c.priority_id, c.region_id, c.family_id, c.model_id,
        c.supplier_lot_id, c.unit_id, c.reported_on, c.reopened_count
      FROM service_case c WHERE c.revision > 0 AND c.merged_into IS NULL AND ${chosen}
    ), defect AS MATERIALIZED (
      SELECT d.case_id, d.is_leading, t.id, t.code, t.cause_class, t.safety, f.code AS family
      FROM c JOIN case_defect d ON d.case_id = c.id AND d.counts
      JOIN defect_type t ON t.id = d.defect_type_id LEFT JOIN defect_family f ON f.id = t.family_id
    ), first_defect AS (
      SELECT DISTINCT ON (case_id) case_id, id, cause_class FROM defect ORDER BY case_id, is_leading DESC, code
    ), defects AS (
      SELECT case_id, array_agg(code) AS types, array_remove(array_agg(DISTINCT family), NULL) AS families, bool_or(safety) AS safety
      FROM defect GROUP BY case_id
    ), earlier AS (
      SELECT c.id AS case_id, count(*)::int AS times
      FROM c JOIN first_defect l ON l.case_id = c.id
      JOIN service_case e ON e.unit_id = c.unit_id AND e.id <> c.id AND e.revision > 0 AND e.merged_into IS NULL
        AND e.reported_on > c.reported_on - ${unsettledDays} AND (e.reported_on, e.id) < (c.reported_on, c.id)
      JOIN case_defect g ON g.case_id = e.id AND g.counts AND g.defect_type_id = l.id
      GROUP BY c.id
    ), mark AS (
      SELECT m.case_id, array_agg(DISTINCT m.mark) AS marks, count(*) FILTER (WHERE m.mark = 'UNSATISFIED')::int AS unsatisfied
      FROM c JOIN case_mark m ON m.case_id = c.id AND m.superseded_at IS NULL GROUP BY m.case_id
    ), about AS (${aboutPeople("c", "c.id")}), accused AS (
      SELECT case_id, array_remove(array_agg(DISTINCT employee_id), NULL) AS people,
        array_remove(array_agg(DISTINCT CASE WHEN employee_id IS NULL THEN department_id END), NULL) AS departments
      FROM about GROUP BY case_id
    )
    SELECT c.id, c.number, c.department_id AS "departmentId",
      CASE WHEN c.revision = 1 THEN c.learned_at ELSE (SELECT min(a.learned_at) FROM case_assertion a WHERE a.case_id = c.id) END AS "learnedAt",
      k.code AS kind, p.code AS priority, r.code AS region, pf.code AS "productFamily", pm.code AS "productModel",
      d.types AS "defectTypes", d.families AS "defectFamilies", d.safety, l.cause_class AS "causeClass",
      lot.id IS NOT NULL AS lot, lot.supplier, t.complaint, mark.marks,
      c.reopened_count + COALESCE(mark.unsatisfied, 0) + COALESCE(earlier.times, 0) AS unsettled,
      accused.people AS accused, accused.departments AS "accusedDepartments"
    FROM c
    LEFT JOIN case_kind k ON k.id = c.kind_id LEFT JOIN case_priority p ON p.id = c.priority_id
    LEFT JOIN region r ON r.id = c.region_id LEFT JOIN product_family pf ON pf.id = c.family_id
    LEFT JOIN product_model pm ON pm.id = c.model_id LEFT JOIN supplier_lot lot ON lot.id = c.supplier_lot_id
    LEFT JOIN case_text t ON t.case_id = c.id AND t.erased_at IS NULL
    LEFT JOIN first_defect l ON l.case_id = c.id LEFT JOIN defects d ON d.case_id = c.id
    LEFT JOIN mark ON mark.case_id = c.id LEFT JOIN accused ON accused.case_id = c.id
    LEFT JOIN earlier ON earlier.case_id = c.id
    ORDER BY c.reported_on DESC, c.number, c.id`;
}

/**
 * Selects (case_id, employee_id, department_id) of who is complained about in the cases of `relation`, whose ids are `id`:
 * by a source, whether the complaint was upheld or not, or by a mark that lives.
 */
export function aboutPeople(relation: string, id: string): string {
  return `
    SELECT e.case_id, e.employee_id, e.department_id FROM ${relation} JOIN case_event e ON e.case_id = ${id}
    WHERE e.type IN ('complaint_upheld', 'complaint_rejected') AND e.superseded_at IS NULL AND e.set_aside IS NULL
    UNION ALL
    SELECT m.case_id, m.employee_id, m.department_id FROM ${relation} JOIN case_mark m ON m.case_id = ${id}
    WHERE m.mark = 'ABOUT_STAFF' AND m.superseded_at IS NULL`;
}

function routedCase(found: z.infer<typeof row>, lines: ReadonlyMap<number, readonly string[]>): RoutedCase {
  const { id, number, departmentId, learnedAt, supplier, accused, accusedDepartments, lot, safety, ...rest } = found;
  const marks = found.marks ?? [];
  const isAboutStaff = accused !== null || marks.includes("ABOUT_STAFF");
  const told: readonly (readonly [CaseFlag, boolean])[] = [
    ["PURCHASED_PART", found.causeClass === "PURCHASED_PART"],
    ["SUPPLIER_LOT", lot],
    ["SAFETY", safety === true],
    ["ABOUT_STAFF", isAboutStaff],
    ["ABOUT_DEALER", marks.includes("ABOUT_DEALER")],
  ];
  const { kind, priority, region, productFamily, productModel, causeClass, unsettled } = rest;
  let text: string | null = null;
  return {
    id,
    number,
    departmentId,
    learnedAt,
    supplier,
    concerned: { employees: accused ?? [], departments: accusedDepartments ?? [] },
    facts: {
      kind,
      priority,
      region,
      departments: departmentId === null ? [] : (lines.get(departmentId) ?? []),
      productFamily,
      productModel,
      defectFamilies: found.defectFamilies ?? [],
      defectTypes: found.defectTypes ?? [],
      causeClass,
      flags: told.flatMap(([flag, holds]) => (holds ? [flag] : [])),
      marks,
      unsettled,
      // Only where a rule asks for words: of a whole history that is most of the work.
      get text() {
        text ??= found.complaint === null ? "" : normaliseText(found.complaint);
        return text;
      },
    },
  };
}

/** Of each department its code and those of the ones above it. */
async function readLines(sql: Sql): Promise<Map<number, string[]>> {
  const { rows } = await sql.query<{ id: number; line: string[] }>(
    `WITH RECURSIVE up AS (
       SELECT id, code, parent_id, ARRAY[id] AS seen FROM department
       UNION ALL SELECT u.id, d.code, d.parent_id, u.seen || d.id FROM up u JOIN department d ON d.id = u.parent_id WHERE d.id <> ALL (u.seen)
     ) SELECT id, array_agg(code) AS line FROM up GROUP BY id`,
  );
  return new Map(rows.map(({ id, line }) => [id, line]));
}
