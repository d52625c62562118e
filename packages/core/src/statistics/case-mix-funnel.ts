import { additiveVariance, winsorisedDispersion } from "./over-dispersion.ts";

/** One figure a unit, in the order given; `ref_rates` one a stratum. */
export type CaseMixFunnel = {
  readonly ref_rates: readonly number[];
  readonly O: readonly number[];
  readonly E: readonly number[];
  readonly ratio: readonly number[];
  readonly z: readonly number[];
  readonly phi_winsorised: number;
  readonly tau2: number;
};

/**
 * Indirect standardisation of event counts: units × strata of cases `n` and events `y`, all together as reference.
 * z = 2(√O − √E); dispersion from z winsorised by 10 %, the variance between units on the scale of √(O/E)
 * (Spiegelhalter 2005).
 */
export function caseMixFunnel(n: readonly (readonly number[])[], y: readonly (readonly number[])[]): CaseMixFunnel {
  const strata = (n[0] ?? []).map((_, stratum) => stratum);
  const total = (rows: readonly (readonly number[])[], stratum: number) => sum(rows.map((row) => row[stratum] ?? 0));
  const rates = strata.map((stratum) => total(y, stratum) / total(n, stratum));
  const O = y.map(sum);
  const E = n.map((row) => sum(row.map((cases, stratum) => (cases === 0 ? 0 : cases * (rates[stratum] ?? 0)))));
  const z = O.map((observed, unit) => 2 * (Math.sqrt(observed) - Math.sqrt(E[unit] ?? 0)));
  const dispersion = winsorisedDispersion(z);
  return {
    ref_rates: rates,
    O,
    E,
    ratio: O.map((observed, unit) => observed / (E[unit] ?? 0)),
    z,
    phi_winsorised: dispersion,
    tau2: additiveVariance(
      dispersion,
      E.map((expected) => 1 / (4 * expected)),
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
