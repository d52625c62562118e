import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { ReclassificationKind } from "./reclassification-rules.ts";

type TypeLabel = { readonly key: string; readonly label: string };

export const reclassificationStates = ["RUNNING", "DONE", "UNDOING", "UNDONE"] as const;
export type ReclassificationState = (typeof reclassificationStates)[number];

/** A merge or split as people read it. */
export type ReclassificationRecord = {
  readonly id: number;
  readonly kind: ReclassificationKind;
  readonly reason: string;
  readonly includesPast: boolean;
  readonly state: ReclassificationState;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly finishedAt: Date | null;
  /** Cases looked at, of so many. */
  readonly done: number;
  readonly total: number;
  /** Reports that count by it now. */
  readonly reports: number;
  readonly undoRequestedAt: Date | null;
  readonly undoRequestedBy: string | null;
  readonly undoReason: string | null;
  readonly rules: readonly ReclassificationRuleRecord[];
};

export type ReclassificationRuleRecord = {
  readonly from: TypeLabel;
  readonly to: TypeLabel;
  readonly models: readonly string[];
  readonly batches: readonly string[];
  readonly supplierLots: readonly string[];
  readonly words: readonly string[];
  readonly reportedFrom: BusinessDay | null;
  readonly reportedTo: BusinessDay | null;
};

/** All merges and splits, the latest first. */
export async function listReclassifications(sql: Sql, language: "zh-CN" | "en"): Promise<ReclassificationRecord[]> {
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const codes = (table: string, ids: string) =>
    `COALESCE((SELECT jsonb_agg(code ORDER BY code) FROM ${table} WHERE id = ANY(${ids})), '[]')`;
  const { rows } = await sql.query<ReclassificationRecord>(
    `SELECT q.id::int AS id, q.kind, q.reason, q.includes_past AS "includesPast", q.requested_at AS "requestedAt", a.display_name AS "requestedBy",
       q.finished_at AS "finishedAt", q.done, q.total, q.undo_requested_at AS "undoRequestedAt", b.display_name AS "undoRequestedBy", q.undo_reason AS "undoReason",
       CASE WHEN q.undone_at IS NOT NULL THEN 'UNDONE' WHEN q.undo_requested_at IS NOT NULL THEN 'UNDOING'
         WHEN q.finished_at IS NULL THEN 'RUNNING' ELSE 'DONE' END AS state,
       (SELECT count(*)::int FROM case_defect d WHERE d.reclassification_id = q.id AND d.superseded_at IS NULL) AS reports,
       (SELECT jsonb_agg(jsonb_build_object(
          'from', jsonb_build_object('key', f.code, 'label', ${name("f")}), 'to', jsonb_build_object('key', t.code, 'label', ${name("t")}),
          'models', ${codes("product_model", "r.model_ids")}, 'batches', ${codes("production_batch", "r.batch_ids")},
          'supplierLots', ${codes("supplier_lot", "r.supplier_lot_ids")}, 'words', COALESCE(to_jsonb(r.words), '[]'),
          'reportedFrom', r.reported_from, 'reportedTo', r.reported_to) ORDER BY r.ordinal)
        FROM reclassification_rule r JOIN defect_type f ON f.id = r.from_type_id JOIN defect_type t ON t.id = r.to_type_id
        WHERE r.reclassification_id = q.id) AS rules
     FROM reclassification q JOIN app_user a ON a.id = q.requested_by LEFT JOIN app_user b ON b.id = q.undo_requested_by
     ORDER BY q.id DESC`,
  );
  return rows;
}
