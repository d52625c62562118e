import { inTransaction, type Database, type Sql } from "../database/database.ts";
import type { PolicyClock, PolicyKind, PolicyUnit } from "../cases/policies.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { audit, idOfCode, type Change } from "./change.ts";
import { markCasesOfPolicy, type PolicyScopeIds } from "./mark-concerned-cases.ts";

export const policyScopes = ["DEFAULT", "PRODUCT_FAMILY", "PRODUCT_MODEL", "CONTRACT"] as const;
export type PolicyScope = (typeof policyScopes)[number];

export type NewPolicy = {
  readonly kind: PolicyKind;
  readonly scope: PolicyScope;
  /** The code of the contract, model or family; of the default none. */
  readonly key?: string | null | undefined;
  /** null: withdrawn, the next wider scope decides again; never of the default. */
  readonly term: { readonly amount: number; readonly unit: PolicyUnit; readonly clock: PolicyClock } | null;
  /** For cases reported on or after this day. */
  readonly validFrom: BusinessDay;
};

const mostAmount = 100_000;

/**
 * Adds a version of a policy: cases reported from its day on follow it, older ones keep theirs. Those it concerns are
 * projected again. Throws BAD_INPUT for a term that cannot be, NOT_FOUND for the contract or product.
 */
export async function addPolicy(db: Database, policy: NewPolicy, change: Change): Promise<void> {
  requireSense(policy);
  const { kind, scope, key = null, term, validFrom } = policy;
  await inTransaction(db.pool, async (sql) => {
    const ids = await scopeIds(sql, policy);
    const inserted = await sql.query<{ id: number }>(
      `INSERT INTO policy (kind, contract_id, model_id, family_id, amount, unit, clock, valid_from, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10) RETURNING id`,
      [
        kind,
        ids.contractId,
        ids.modelId,
        ids.familyId,
        term?.amount,
        term?.unit,
        term?.clock,
        validFrom,
        change.userId,
        change.now,
      ],
    );
    const id = inserted.rows[0]?.id;
    await audit(sql, change, { action: "policy.add", subject: kind, id, scope, key, term, validFrom });
    await markCasesOfPolicy(sql, ids, { from: validFrom, to: await nextVersion(sql, { kind, ids, validFrom }) });
  });
}

function requireSense({ scope, key, term, validFrom }: NewPolicy): void {
  if (!isBusinessDay(validFrom)) throw new DomainError("BAD_INPUT", "day_unreadable", { day: validFrom });
  if ((scope === "DEFAULT") !== (key === null || key === undefined || key === "")) {
    throw new DomainError("BAD_INPUT", "policy_scope_unfit", { scope });
  }
  if (term === null && scope === "DEFAULT") throw new DomainError("BAD_INPUT", "policy_default_stays");
  if (term && !(Number.isInteger(term.amount) && term.amount >= 0 && term.amount <= mostAmount)) {
    throw new DomainError("BAD_INPUT", "policy_amount_unfit", { amount: term.amount, most: mostAmount });
  }
  if (term?.unit === "MONTHS" && term.clock === "BUSINESS") {
    throw new DomainError("BAD_INPUT", "policy_months_are_calendar");
  }
}

async function scopeIds(sql: Sql, { scope, key }: NewPolicy): Promise<PolicyScopeIds> {
  const none = { contractId: null, modelId: null, familyId: null };
  if (scope === "CONTRACT") return { ...none, contractId: await idOfCode(sql, "service_contract", key ?? "") };
  if (scope === "PRODUCT_MODEL") return { ...none, modelId: await idOfCode(sql, "product_model", key ?? "") };
  if (scope === "PRODUCT_FAMILY") return { ...none, familyId: await idOfCode(sql, "product_family", key ?? "") };
  return none;
}

/** The day from which a later version of the same scope is in force. */
async function nextVersion(
  sql: Sql,
  { kind, ids, validFrom }: { kind: PolicyKind; ids: PolicyScopeIds; validFrom: BusinessDay },
): Promise<BusinessDay | null> {
  const { rows } = await sql.query<{ next: BusinessDay | null }>(
    `SELECT min(valid_from) AS next FROM policy WHERE kind = $1 AND valid_from > $2::date
       AND contract_id IS NOT DISTINCT FROM $3 AND model_id IS NOT DISTINCT FROM $4 AND family_id IS NOT DISTINCT FROM $5`,
    [kind, validFrom, ids.contractId, ids.modelId, ids.familyId],
  );
  return rows[0]?.next ?? null;
}
