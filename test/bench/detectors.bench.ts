import { watchSeries } from "@huilu/core";
import { median, milliseconds, type Bench, type Goal } from "./bench.ts";
import { runTrial, stableSeries, trialWeeks, type Outcome, type Trial, type World } from "./detector-gate.ts";

const replications = 40;
const worlds: readonly World[] = [
  { name: "φ 1", dispersion: 1, growth: 0 },
  { name: "φ 1.5", dispersion: 1.5, growth: 0 },
  { name: "φ 1, exposure growing 0.5 % a week", dispersion: 1, growth: 0.005 },
  { name: "φ 1.5, exposure growing 0.5 % a week", dispersion: 1.5, growth: 0.005 },
];

/** A band of means with the most weeks that its median delay may take, or the least share found in 26 weeks. */
type Band = { readonly from: number; readonly to: number; readonly weeks?: number; readonly found?: number };
type Limits = { readonly falseEpisodes: number; readonly share: number; readonly bands: Record<number, Band[]> };

const delays = (...weeks: readonly number[]): Band[] =>
  weeks.map((most, i) => ({ from: [10, 5, 2, 1, 0.5][i] ?? 0, to: [20, 10, 5, 2, 1][i] ?? 0, weeks: most }));
const found = (share: number): Band => ({ from: 0.5, to: 1, found: share });
const poissonLimits: Limits = {
  falseEpisodes: 0.2,
  share: 0.3,
  bands: { 2: [...delays(2, 4, 7, 15), found(0.5)], 3: delays(1, 1, 3, 5, 10) },
};
const overDispersedLimits: Limits = {
  falseEpisodes: 0.35,
  share: 0.45,
  bands: { 2: [...delays(3, 5, 9, 18), found(0.25)], 3: delays(1, 2, 4, 7, 14) },
};
// The gate allows delays to be a week longer.
const allowance = 1;

/** The gate of the alarm, line by line, the three-sigma u-chart of the same counts beside each; and the time of a weekly run. */
export const detectorsBench: Bench = async ({ seed }) => [
  ...worlds.flatMap((world, i) => goalsOf(world, seed * 1_000_000 + i * 100_000)),
  await weeklyRun(seed),
];

function goalsOf(world: World, seed: number): Goal[] {
  const limits = world.dispersion > 1 ? overDispersedLimits : poissonLimits;
  return [2, 3].flatMap((factor) => {
    const trials = Array.from({ length: replications }, (_, i) => runTrial(world, factor, seed + i));
    const bands = (limits.bands[factor] ?? []).map((band) => bandGoal(world, factor, band, trials));
    if (factor !== 2) return bands;
    const episodes = both(trials, (all) => sum(all, (one) => one.falseEpisodes) / all.length / trialWeeks.stable);
    const share = both(trials, (all) => sum(all, (one) => one.falselyAlarmed) / sum(all, (one) => one.alarmed));
    return [
      goal(`${world.name}: false episodes a week over 2,000 series`, "", episodes, limits.falseEpisodes),
      goal(`${world.name}: false share of the series alarmed in 26 weeks`, "", share, limits.share),
      ...bands,
    ];
  });
}

function bandGoal(
  world: World,
  factor: number,
  { from, to, weeks, found: least }: Band,
  trials: readonly Trial[],
): Goal {
  const delaysOf = (all: readonly Outcome[]) =>
    all.flatMap((one) => one.delays.filter(({ mean }) => mean >= from && mean < to).map((delay) => delay.weeks));
  const name = `${world.name}: rate × ${factor} at mean ${from}–${to}`;
  if (weeks !== undefined) {
    const medians = both(trials, (all) => median(delaysOf(all)));
    return goal(`${name}, median delay (goal ${weeks} ± 1)`, "weeks", medians, weeks + allowance);
  }
  const missed = both(trials, (all) => {
    const weeksTaken = delaysOf(all);
    return weeksTaken.filter((delay) => delay === Infinity).length / weeksTaken.length;
  });
  return goal(`${name}, share not found in 26 weeks`, "", missed, 1 - (least ?? 0));
}

type Both = { readonly ours: number; readonly chart: number };

function both(trials: readonly Trial[], figure: (outcomes: readonly Outcome[]) => number): Both {
  return { ours: figure(trials.map(({ ours }) => ours)), chart: figure(trials.map(({ chart }) => chart)) };
}

const goal = (name: string, unit: string, { ours, chart }: Both, most: number): Goal => ({
  name,
  ours,
  opponent: most,
  unit,
  atLeast: 1,
  beside: `three-sigma u-chart ${chart.toFixed(2)}`,
});

const mostMilliseconds = 2000;
const rounds = 3;

/** A week after 104 weeks of history, everything worked out anew, limits of the charts included. */
async function weeklyRun(seed: number): Promise<Goal> {
  const series = stableSeries(seed, trialWeeks.baseline + 1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await milliseconds(async () => watchSeries(series, { from: trialWeeks.baseline })));
  }
  const name = "weekly run over 2,000 series with 104 weeks of history";
  return { name, ours: median(times), opponent: mostMilliseconds, unit: "ms", atLeast: 1 };
}

function sum(outcomes: readonly Outcome[], value: (one: Outcome) => number): number {
  return outcomes.reduce((total, one) => total + value(one), 0);
}
