import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand, demandFigures, total } from "./finite.ts";

export type Ears = { readonly upperbound: readonly number[]; readonly alarm_index_1based: readonly number[] };
export type EarsC = { readonly C1: Ears; readonly C2: Ears; readonly C3: Ears };

const baseline = 7;
const [lagOfC2, alpha, alphaOfC3] = [2, 0.001, 0.025];

/**
 * CDC's EARS C1, C2 and C3 of the points from `range[0]` to `range[1]`, counted from 1 (Hutwagner 2003; surveillance's
 * earsC): seven points of baseline before each, for C2 and C3 two points further back. Ten points before are needed.
 */
export function earsC(counts: readonly number[], range: readonly [number, number]): EarsC {
  demandFigures(counts, "counts", 0);
  const [from, to] = range;
  demand(from - baseline - 2 * lagOfC2 >= 1 && to >= from && to <= counts.length, "range");
  const at = (t: number) => counts[t - 1] ?? 0;
  const moments = (t: number, lag: number) => {
    const past = Array.from({ length: baseline }, (_, i) => at(t - lag - 1 - i));
    const mean = total(past) / baseline;
    return { mean, sd: Math.sqrt(total(past.map((x) => (x - mean) ** 2)) / (baseline - 1)) };
  };
  const excess = (t: number) => {
    const { mean, sd } = moments(t, lagOfC2);
    return sd === 0 ? (at(t) > mean ? Infinity : 0) : Math.max(0, (at(t) - mean) / sd - 1);
  };
  const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const alarms = (bound: (t: number) => number): Ears => ({
    upperbound: places.map(bound),
    alarm_index_1based: places.filter((t) => at(t) > bound(t)),
  });
  const z = normalQuantile(1 - alpha, 0, 1);
  const bound = (lag: number) => (t: number) => moments(t, lag).mean + z * moments(t, lag).sd;
  const boundOfC3 = (t: number) => {
    const { mean, sd } = moments(t, lagOfC2);
    if (sd === 0) return mean;
    // As surveillance has it, from the count itself: it alarms where the two points before were high enough together.
    return Math.max(0, at(t) + sd * (normalQuantile(1 - alphaOfC3, 0, 1) - excess(t - 1) - excess(t - 2)));
  };
  return { C1: alarms(bound(0)), C2: alarms(bound(lagOfC2)), C3: alarms(boundOfC3) };
}
