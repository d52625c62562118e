import { watchSeries, type WatchedSeries } from "@huilu/core";
import { drawing, overDispersed } from "./draw-series.ts";

/** How the counts of a trial are made. The detectors are told none of it but the counts and the exposure. */
export type World = {
  readonly name: string;
  /** Variance ÷ mean. */
  readonly dispersion: number;
  /** Growth of the exposure a week. */
  readonly growth: number;
};

/** Of so many stable weeks, then so many weeks in which 1 % of the series has shifted. */
const [seriesCount, baselineWeeks, stableWeeks, shiftedWeeks] = [2000, 104, 52, 26];
const shiftAt = baselineWeeks + stableWeeks;
const length = shiftAt + shiftedWeeks;
const shiftedCount = seriesCount / 100;
const [leastMean, mostMean] = [0.2, 20];

/** First weeks of alarm episodes of one series: an alarm with none in the four weeks before. */
type Episodes = readonly number[];

/** What one way of alarming did in a trial. */
export type Outcome = {
  /** New episodes in the stable weeks, all series. */
  readonly falseEpisodes: number;
  /** Mean at the shift and weeks to the first episode, the first bad week as 1, of each shifted series; Infinity if none. */
  readonly delays: readonly { readonly mean: number; readonly weeks: number }[];
  readonly alarmed: number;
  readonly falselyAlarmed: number;
};

export type Trial = { readonly ours: Outcome; readonly chart: Outcome };

/** One replication: the same stable counts whatever the factor of the shift. */
export function runTrial(world: World, factor: number, seed: number): Trial {
  const { series, means } = drawSeries(world, factor, seed);
  const { signals } = watchSeries(series, { from: baselineWeeks });
  const ours = new Map<string, number[]>();
  const ended = new Map<string, number>();
  for (const { key, raised, closed } of signals) {
    if (raised - (ended.get(key) ?? -Infinity) > 4) ours.set(key, [...(ours.get(key) ?? []), raised]);
    ended.set(key, (closed ?? length) - 1);
  }
  const openAtShift = new Set(
    signals.filter(({ raised, closed }) => raised < shiftAt && (closed ?? length) > shiftAt).map(({ key }) => key),
  );
  const charted = new Map(series.map((one) => [one.key, chartEpisodes(one)]));
  return { ours: outcome(series, means, ours, openAtShift), chart: outcome(series, means, charted, new Set()) };
}

/** A history of 2,000 stable series for timing. */
export function stableSeries(seed: number, weeks: number): WatchedSeries[] {
  const { series } = drawSeries({ name: "stable", dispersion: 1, growth: 0 }, 1, seed);
  return series.map((one) => ({
    ...one,
    counts: one.counts.slice(0, weeks),
    exposure: one.exposure?.slice(0, weeks) ?? [],
  }));
}

function drawSeries({ dispersion, growth }: World, factor: number, seed: number) {
  const draw = drawing(seed);
  const exposure = Array.from({ length }, (_, t) => (1 + growth) ** t);
  const means = Array.from({ length: seriesCount }, () => leastMean * (mostMean / leastMean) ** draw());
  const counts = means.map((mean) =>
    Array.from({ length: shiftAt }, (_, t) => overDispersed(draw, mean * (exposure[t] ?? 1), dispersion)),
  );
  const series = means.map((mean, i): WatchedSeries => {
    const rate = i < shiftedCount ? mean * factor : mean;
    const late = exposure.slice(shiftAt).map((units) => overDispersed(draw, rate * units, dispersion));
    return { key: `${i}`, parent: null, counts: [...(counts[i] ?? []), ...late], exposure };
  });
  return { series, means: means.map((mean) => mean * (exposure[shiftAt] ?? 1)) };
}

/** Points above ū + 3 √(ū ÷ n), with ū of the baseline. */
function chartEpisodes({ counts, exposure = [] }: WatchedSeries): Episodes {
  const sum = (values: readonly number[]) => values.slice(0, baselineWeeks).reduce((total, value) => total + value, 0);
  const centre = sum(counts) / sum(exposure);
  const episodes: number[] = [];
  let last = -Infinity;
  for (let t = baselineWeeks; t < length; t += 1) {
    const units = exposure[t] ?? 1;
    if ((counts[t] ?? 0) / units <= centre + 3 * Math.sqrt(centre / units)) continue;
    if (t - last > 4) episodes.push(t);
    last = t;
  }
  return episodes;
}

function outcome(
  series: readonly WatchedSeries[],
  means: readonly number[],
  episodes: ReadonlyMap<string, Episodes>,
  openAtShift: ReadonlySet<string>,
): Outcome {
  const late = series.map(({ key }) => (episodes.get(key) ?? []).find((week) => week >= shiftAt));
  const delays = means.slice(0, shiftedCount).map((mean, i) => ({ mean, weeks: (late[i] ?? Infinity) - shiftAt + 1 }));
  return {
    falseEpisodes: [...episodes.values()].flat().filter((week) => week < shiftAt).length,
    // Under an earlier alarm a shift is neither found nor missed.
    delays: delays.filter((_, i) => !openAtShift.has(series[i]?.key ?? "")),
    alarmed: late.filter((week) => week !== undefined).length,
    falselyAlarmed: late.slice(shiftedCount).filter((week) => week !== undefined).length,
  };
}

export const trialWeeks = { baseline: baselineWeeks, stable: stableWeeks };
