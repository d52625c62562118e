import { z } from "zod";

import { policyClocks, policyKinds, policyUnits } from "../cases/policies.ts";
import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { policyScopes } from "./add-policy.ts";

const version = z.object({
  id: z.number(),
  kind: z.enum(policyKinds),
  scope: z.enum(policyScopes),
  key: z.string().nullable(),
  label: z.string().nullable(),
  term: z.object({ amount: z.number(), unit: z.enum(policyUnits), clock: z.enum(policyClocks) }).nullable(),
  validFrom: z.string().nullable(),
  state: z.enum(["IN_FORCE", "FUTURE", "PAST"]),
  setAt: z.date().nullable(),
  setBy: z.string().nullable(),
});

/**
 * One version of a policy. `term` null: withdrawn from that day on; `validFrom` null: since ever; `setAt` null: shipped.
 * IN_FORCE is the version that a case reported on the day of `now` follows within its scope.
 */
export type PolicyVersion = z.infer<typeof version>;

/** Every version of every policy: by kind, the default first, the latest first. */
export async function listPolicies(db: Database, language: Language, now: Date): Promise<PolicyVersion[]> {
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const { rows } = await db.pool.query(
    `WITH version AS (
       SELECT p.*, rank() OVER (PARTITION BY kind, contract_id, model_id, family_id, valid_from <= $1::timestamptz::date
         ORDER BY valid_from DESC, id DESC) AS place, valid_from <= $1::timestamptz::date AS came
       FROM policy p
     )
     SELECT p.id, p.kind, CASE WHEN p.contract_id IS NOT NULL THEN 'CONTRACT' WHEN p.model_id IS NOT NULL THEN 'PRODUCT_MODEL'
         WHEN p.family_id IS NOT NULL THEN 'PRODUCT_FAMILY' ELSE 'DEFAULT' END AS scope,
       COALESCE(c.code, m.code, f.code) AS key, COALESCE(${name("c")}, ${name("m")}, ${name("f")}) AS label,
       CASE WHEN p.amount IS NOT NULL THEN json_build_object('amount', p.amount, 'unit', p.unit, 'clock', p.clock) END AS term,
       CASE WHEN isfinite(p.valid_from) THEN p.valid_from::text END AS "validFrom",
       CASE WHEN NOT p.came THEN 'FUTURE' WHEN p.place = 1 THEN 'IN_FORCE' ELSE 'PAST' END AS state,
       p.set_at AS "setAt", u.display_name AS "setBy"
     FROM version p
     LEFT JOIN service_contract c ON c.id = p.contract_id
     LEFT JOIN product_model m ON m.id = p.model_id
     LEFT JOIN product_family f ON f.id = p.family_id
     LEFT JOIN app_user u ON u.id = p.set_by
     ORDER BY array_position($2::text[], p.kind), num_nonnulls(p.contract_id, p.model_id, p.family_id),
       p.contract_id NULLS LAST, p.model_id NULLS LAST, p.family_id, p.valid_from DESC, p.id DESC`,
    [now, policyKinds],
  );
  return z.array(version).parse(rows);
}
