import {
  claimsOf,
  dispersionOfCourse,
  informationOf,
  levelsAt,
  plannedInformation,
  powerMargin,
  rateRatioTest,
  ratioOfRatiosTest,
  type Verdict,
  verdictOfClaims,
} from "@huilu/core";
import { type Draw, overDispersed } from "./draw-series.ts";

/** How the counts of a trial are made. The judge is told none of it but counts and exposure. */
export type Trial = {
  /** Reports that the baseline expects. */
  readonly before: number;
  /** True rate after ÷ before. */
  readonly ratio: number;
  /** Variance ÷ mean of each month. */
  readonly dispersion: number;
  /** So many reports of other defects in the baseline, whose rate changes by `othersRatio`. */
  readonly others?: { readonly before: number; readonly ratio: number };
  /** The baseline's last months were chosen for being bad, and are left out of it or not. */
  readonly alarm?: "left out" | "kept" | "alone";
};

/** What looks found, and in which month each verdict was first shown; Infinity: never. */
export type Found = {
  readonly first: Readonly<Record<Verdict | "naive", number>>;
  /** The month of the look by which the planned ratio should be seen with power 0.8. */
  readonly promised: number;
};

export const looks = 36;
const [baselineMonths, alarmMonths, plannedRatio] = [24, 3, 0.5];
// A month of the alarm that one calm quarter in so many reaches.
const alarmOdds = 50;
// What is in service grows evenly; after a year it has served as long as the baseline did.
const served = (month: number) => (month * (month + 1)) / (12 * 13);
const never = Number.POSITIVE_INFINITY;

/** Levels of all looks by what plans them; kept by the caller, for many trials share them. */
export type KnownLevels = Map<string, number[]>;

/** One measure from its cut-in through 36 monthly looks. */
export function runTrial(trial: Trial, draw: Draw, known: KnownLevels): Found {
  const baseline = drawBaseline(trial, draw);
  const before = sum(baseline);
  const exposure = baseline.length / baselineMonths;
  const course = baseline.map((reports) => ({ reports, expected: before / baseline.length }));
  const { used } = dispersionOfCourse(course);
  const planned = plannedInformation(plannedRatio, { before, dispersion: used });
  const expectedAt = (month: number) => (before / exposure) * served(month);
  const levels = levelsOf(known, { before, exposure, planned });
  const othersBefore = trial.others ? overDispersed(draw, trial.others.before * exposure, trial.dispersion) : 0;
  const first = {
    EFFECTIVE: never,
    PARTLY: never,
    WORSE: never,
    NOT_EFFECTIVE: never,
    NOT_SHOWN_YET: never,
    naive: never,
  };
  let [after, othersAfter, promised] = [0, 0, never];
  for (let month = 1; month <= looks; month += 1) {
    const step = served(month) - served(month - 1);
    after += overDispersed(draw, trial.before * trial.ratio * step, trial.dispersion);
    if (trial.others) {
      othersAfter += overDispersed(draw, trial.others.before * trial.others.ratio * step, trial.dispersion);
    }
    const stratum = { after, before, afterExposure: served(month), beforeExposure: exposure };
    const level = levels[month - 1] ?? 0;
    const test = rateRatioTest([stratum], used);
    const claims = [claimsOf(test, level, plannedRatio)];
    if (trial.others && claims.some(({ less, more, short }) => less || more || short)) {
      const table = { ...stratum, otherAfter: othersAfter, otherBefore: othersBefore };
      claims.push(claimsOf(ratioOfRatiosTest([table], used), level, plannedRatio));
    }
    const verdict = verdictOfClaims(claims);
    first[verdict] = Math.min(first[verdict], month);
    if (first.naive === never && isLessNaively(stratum)) first.naive = month;
    const margin = powerMargin({ expected: expectedAt(month), before }, { ratio: plannedRatio, dispersion: used });
    if (margin >= 0) promised = Math.min(promised, month);
  }
  return { first, promised };
}

const isLessNaively = (stratum: Parameters<typeof rateRatioTest>[0][number]) =>
  claimsOf(rateRatioTest([stratum]), 0.025, plannedRatio).less;

function levelsOf(
  known: KnownLevels,
  { before, exposure, planned }: { readonly before: number; readonly exposure: number; readonly planned: number },
): readonly number[] {
  const key = `${before} ${exposure} ${planned}`;
  const found =
    known.get(key) ??
    levelsAt(
      Array.from({ length: looks }, (_, i) => informationOf((before / exposure) * served(i + 1), before)),
      planned,
    );
  known.set(key, found);
  return found;
}

/** Months of the baseline; with an alarm its last ones are drawn until they are as bad as one quarter in fifty. */
function drawBaseline({ before, dispersion, alarm }: Trial, draw: Draw): number[] {
  const months = (count: number) =>
    Array.from({ length: count }, () => overDispersed(draw, before / baselineMonths, dispersion));
  if (!alarm) return months(baselineMonths);
  const calm = months(baselineMonths - alarmMonths);
  if (alarm === "left out") return calm;
  const bad = Array.from({ length: alarmOdds }, () => months(alarmMonths)).reduce((worst, one) =>
    sum(one) > sum(worst) ? one : worst,
  );
  return alarm === "alone" ? bad : [...calm, ...bad];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
