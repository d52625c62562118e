import type { Database } from "../database/database.ts";
import type { BusinessDay } from "../time/business-day.ts";
import type { MetricParameters, TargetGrain } from "./target.ts";

type Term = { readonly key: string; readonly label: string };

/** One version as people read it; `value` null says that the own target ended. */
export type TargetRecord = {
  readonly id: number;
  readonly metric: string;
  readonly parameters: MetricParameters;
  readonly grain: TargetGrain;
  /** Null: the company. */
  readonly department: Term | null;
  readonly validFrom: BusinessDay;
  readonly value: number | null;
  readonly margin: number;
  readonly owner: Term | null;
  /** The name of who set it; null: the installation itself. */
  readonly setBy: string | null;
  readonly setAt: Date;
};

/** Every version of every target, by metric, period and department, the latest first. */
export async function listTargets({ pool }: Database, language: "zh-CN" | "en"): Promise<TargetRecord[]> {
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const { rows } = await pool.query<TargetRecord>(
    `SELECT t.id::int, t.metric, t.parameters, t.grain, t.valid_from AS "validFrom", t.value, t.margin,
       CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('key', d.code, 'label', ${name("d")}) END AS department,
       CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('key', e.code, 'label', ${name("e")}) END AS owner,
       u.display_name AS "setBy", t.set_at AS "setAt"
     FROM kpi_target t
       LEFT JOIN department d ON d.id = t.department_id
       LEFT JOIN employee e ON e.id = t.owner_id
       LEFT JOIN app_user u ON u.id = t.set_by
     ORDER BY t.metric, t.grain, t.parameters, d.code NULLS FIRST, t.valid_from DESC, t.id DESC`,
  );
  return rows;
}
