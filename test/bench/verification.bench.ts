import type { Verdict } from "@huilu/core";
import { median, type Bench, type Goal } from "./bench.ts";
import { drawing } from "./draw-series.ts";
import { type Found, type KnownLevels, looks, runTrial, type Trial } from "./verification-trials.ts";

const usualRuns = 10_000;
const mostFalse = 0.025;
// Claims against a measure close nothing, and hold to this where φ has to be learned from as few as twenty reports.
const mostAgainst = 0.03;
// Counts are whole and φ is estimated: of the power 0.8 that is promised so much is kept.
const leastPower = 0.7;
const weeksOfMonth = 365.25 / 12 / 7;

/**
 * Measures that do nothing, halve or cut to 0.3, at three sizes of baseline, with and without dispersion, each looked at in
 * 36 months: how often each verdict is ever shown and how soon, beside a 95 % interval read at every look. Then a useless one
 * after an alarm, and one while everything falls by half.
 */
export const verificationBench: Bench = async ({ seed, runs = usualRuns }) => {
  const goals: Goal[] = [];
  for (const dispersion of [1, 1.5]) {
    for (const before of [20, 60, 200]) {
      for (const ratio of [1, 0.5, 0.3]) {
        const found = runMany({ before, ratio, dispersion }, { seed, runs });
        const name = `φ ${dispersion}, ${before} reports before, rate × ${ratio}`;
        goals.push(...(ratio === 1 ? uselessGoals(name, found) : workingGoals(name, found, ratio)));
      }
    }
  }
  return [...goals, ...alarmGoals({ seed, runs }), ...fallGoals({ seed, runs })];
};

type Runs = { readonly seed: number; readonly runs: number };

function runMany(trial: Trial, { seed, runs }: Runs): Found[] {
  const draw = drawing(seed);
  const known: KnownLevels = new Map();
  return Array.from({ length: runs }, () => runTrial(trial, draw, known));
}

const shareOf = (found: readonly Found[], holds: (one: Found) => boolean) => found.filter(holds).length / found.length;
const ever = (found: readonly Found[], ...shown: readonly (Verdict | "naive")[]) =>
  shareOf(found, ({ first }) => shown.some((verdict) => first[verdict] <= looks));
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function weeks(found: readonly Found[], ...shown: readonly (Verdict | "naive")[]): string {
  const months = median(found.map(({ first }) => Math.min(...shown.map((verdict) => first[verdict]))));
  return months <= looks ? `${(months * weeksOfMonth).toFixed(0)} weeks` : "never within three years";
}

const atMost = (name: string, share: number, beside: string, most = mostFalse): Goal => ({
  name,
  ours: 100 * share,
  opponent: 100 * most,
  unit: "%",
  atLeast: 1,
  beside,
});

function uselessGoals(name: string, found: readonly Found[]): Goal[] {
  return [
    atMost(
      `${name}: ever EFFECTIVE`,
      ever(found, "EFFECTIVE"),
      `95 % at every look says less ${percent(ever(found, "naive"))}`,
    ),
    atMost(
      `${name}: ever EFFECTIVE or PARTLY`,
      ever(found, "EFFECTIVE", "PARTLY"),
      `NOT_EFFECTIVE ${percent(ever(found, "NOT_EFFECTIVE", "WORSE"))}, median ${weeks(found, "NOT_EFFECTIVE", "WORSE")}`,
    ),
    atMost(`${name}: ever WORSE`, ever(found, "WORSE"), "harm that is none", mostAgainst),
  ];
}

function workingGoals(name: string, found: readonly Found[], ratio: number): Goal[] {
  const shown = ["EFFECTIVE", "PARTLY"] as const;
  const told = `EFFECTIVE ${percent(ever(found, "EFFECTIVE"))}, or PARTLY ${percent(ever(found, ...shown))}, median ${weeks(found, ...shown)}; 95 % at every look ${percent(ever(found, "naive"))}, ${weeks(found, "naive")}`;
  const failed = atMost(
    `${name}: ever NOT_EFFECTIVE or WORSE`,
    ever(found, "NOT_EFFECTIVE", "WORSE"),
    told,
    mostAgainst,
  );
  const promised = found.filter((one) => one.promised <= looks);
  if (ratio !== 0.5 || promised.length < found.length / 2) return [failed];
  const kept = shareOf(promised, (one) => Math.min(...shown.map((verdict) => one.first[verdict])) <= one.promised);
  return [
    failed,
    {
      name: `${name}: seen by the look for which power 0.8 was promised`,
      ours: kept,
      opponent: leastPower,
      unit: "",
      atLeast: 1,
      better: "higher",
      beside: `promised after ${(median(promised.map((one) => one.promised)) * weeksOfMonth).toFixed(0)} weeks`,
    },
  ];
}

/** Regression to the mean: a quarter that was chosen for being the worst of fifty. */
function alarmGoals(runs: Runs): Goal[] {
  return [60, 200].map((before) => {
    const share = (alarm: NonNullable<Trial["alarm"]>) =>
      ever(runMany({ before, ratio: 1, dispersion: 1, alarm }, runs), "EFFECTIVE", "PARTLY");
    return atMost(
      `a useless measure after an alarm, ${before} reports before: ever EFFECTIVE or PARTLY`,
      share("left out"),
      `with the alarm's quarter in the baseline ${percent(share("kept"))}, with nothing else in it ${percent(share("alone"))}`,
    );
  });
}

/** Everything is reported half as often from the cut-in on. */
function fallGoals(runs: Runs): Goal[] {
  return [60, 200].map((before) => {
    const useless = { before, ratio: 0.5, dispersion: 1 };
    const guarded = runMany({ ...useless, others: { before: 10 * before, ratio: 0.5 } }, runs);
    return atMost(
      `a useless measure while everything falls by half, ${before} reports before: ever EFFECTIVE or PARTLY`,
      ever(guarded, "EFFECTIVE", "PARTLY"),
      `without the other defects ${percent(ever(runMany(useless, runs), "EFFECTIVE", "PARTLY"))}`,
    );
  });
}
