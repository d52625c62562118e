import { demand, demandFigures, demandPairs, total } from "./finite.ts";

/** Cohorts of `units` sold in `sold_month`; claims by months in service from 0, `null` where not reached yet. */
export type MonthsInServiceInput = {
  readonly units: readonly number[];
  readonly sold_month: readonly number[];
  /** The month that has not ended yet: all before it is observed. */
  readonly now_month: number;
  readonly claims_by_age: readonly (readonly (number | null)[])[];
  /** The share of claims reported with at most 0, 1, … months' delay; its last holds for longer ones. */
  readonly delay_cdf: readonly number[];
};

/** One figure a month in service; `null` where nobody is at risk. */
export type MonthsInServiceRate = {
  /** Claims a unit in this month of service, with those still to be reported. */
  readonly lambda: readonly (number | null)[];
  readonly lambda_naive: readonly (number | null)[];
  /** Σ λ × 1000 up to this month of service. */
  readonly cum_per_1000: readonly (number | null)[];
};

/**
 * Claim rate by months in service: λ(a) = Σ nᵢₐ ÷ Σ Nᵢ F(T − dᵢ − a), a unit counting as far as its claims would be
 * reported by now (Kalbfleisch, Lawless & Robinson 1991).
 */
export function monthsInServiceRate(input: MonthsInServiceInput): MonthsInServiceRate {
  const { units, sold_month, now_month, claims_by_age, delay_cdf } = input;
  demandFigures(units, "units", 0);
  demandFigures(sold_month, "sold_month");
  demandFigures(delay_cdf, "delay_cdf", 0);
  demandPairs(units, sold_month, "sold_month");
  demandPairs(units, claims_by_age, "claims_by_age");
  demand(Number.isFinite(now_month), "now_month");
  const ages = Math.max(0, ...claims_by_age.map((row) => row.length));
  const reported = (delay: number) => (delay < 0 ? 0 : (delay_cdf[Math.min(delay, delay_cdf.length - 1)] ?? 1));
  const rates = Array.from({ length: ages }, (_, age) => {
    const rows = claims_by_age.flatMap((row, i) => {
      const claims = row[age] ?? null;
      const share = reported(now_month - 1 - (sold_month[i] ?? 0) - age);
      return claims === null ? [] : [{ claims, units: units[i] ?? 0, share }];
    });
    if (rows.length > 0)
      demandFigures(
        rows.map(({ claims }) => claims),
        "claims_by_age",
        0,
      );
    const claims = total(rows.map((row) => row.claims));
    const per = (exposure: number) => (exposure > 0 ? claims / exposure : null);
    return {
      lambda: per(total(rows.map((row) => row.units * row.share))),
      naive: per(total(rows.map((row) => row.units))),
    };
  });
  let sum: number | null = 0;
  return {
    lambda: rates.map(({ lambda }) => lambda),
    lambda_naive: rates.map(({ naive }) => naive),
    cum_per_1000: rates.map(({ lambda }) => (sum = sum === null || lambda === null ? null : sum + lambda * 1000)),
  };
}
