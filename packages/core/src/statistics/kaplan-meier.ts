import { demand, demandFigures, demandPairs } from "./finite.ts";
import { z95 } from "./wilson.ts";

/** One figure for each age at which something failed, ages rising; `null` where a value is not defined. */
export type KaplanMeier = {
  readonly time: readonly number[];
  readonly n_risk: readonly number[];
  readonly n_event: readonly number[];
  readonly survival: readonly number[];
  /** Greenwood (1926); not defined once nothing survives. */
  readonly greenwood_se: readonly (number | null)[];
  /** 95 %, on the scale of log(−log S) (Kalbfleisch & Prentice 2002, 1.4). */
  readonly loglog_l95: readonly (number | null)[];
  readonly loglog_u95: readonly (number | null)[];
  /** Cumulative hazard. */
  readonly nelson_aalen: readonly number[];
};

/**
 * The share that survives each age, by Kaplan & Meier (1958), with the cumulative hazard of Nelson (1969) and Aalen
 * (1978). `status` 1 failed at `time`, 0 was seen working until then and counts as at risk at that very age.
 */
export function kaplanMeier(time: readonly number[], status: readonly number[]): KaplanMeier {
  const steps = eventSteps(time, status);
  let [survival, greenwood, hazard] = [1, 0, 0];
  const rows = steps.map(({ atRisk, events, time: age }) => {
    survival = atRisk === events ? 0 : survival * (1 - events / atRisk);
    greenwood += events / (atRisk * (atRisk - events));
    hazard += events / atRisk;
    return { time: age, atRisk, events, survival, hazard, ...uncertainty(survival, greenwood) };
  });
  return {
    time: rows.map((row) => row.time),
    n_risk: rows.map((row) => row.atRisk),
    n_event: rows.map((row) => row.events),
    survival: rows.map((row) => row.survival),
    greenwood_se: rows.map((row) => row.error),
    loglog_l95: rows.map((row) => row.low),
    loglog_u95: rows.map((row) => row.high),
    nelson_aalen: rows.map((row) => row.hazard),
  };
}

/** The cumulative hazard at each age at which something failed, Σ dᵢ ÷ nᵢ (Nelson 1969, Aalen 1978). */
export function nelsonAalen(
  time: readonly number[],
  status: readonly number[],
): { readonly time: readonly number[]; readonly hazard: readonly number[] } {
  const { time: ages, nelson_aalen } = kaplanMeier(time, status);
  return { time: ages, hazard: nelson_aalen };
}

type Step = { readonly time: number; readonly atRisk: number; readonly events: number };

function eventSteps(time: readonly number[], status: readonly number[]): Step[] {
  demandFigures(time, "time", 0);
  demandPairs(time, status, "status");
  demand(
    status.every((one) => one === 0 || one === 1),
    "status",
  );
  const events = new Map<number, number>();
  for (const [i, age] of time.entries()) if (status[i] === 1) events.set(age, (events.get(age) ?? 0) + 1);
  const sorted = time.toSorted((a, b) => a - b);
  let gone = 0;
  return [...events]
    .toSorted(([a], [b]) => a - b)
    .map(([age, failed]) => {
      while ((sorted[gone] ?? Infinity) < age) gone += 1;
      return { time: age, atRisk: sorted.length - gone, events: failed };
    });
}

function uncertainty(survival: number, greenwood: number) {
  if (survival <= 0) return { error: null, low: null, high: null };
  const spread = (z95 * Math.sqrt(greenwood)) / Math.log(survival);
  const limit = (exponent: number) => survival ** Math.exp(exponent);
  return { error: survival * Math.sqrt(greenwood), low: limit(-spread), high: limit(spread) };
}
