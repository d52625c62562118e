import { calendarCycles, watchSeries, type WatchedSeries } from "@huilu/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawing, poisson } from "../bench/draw-series.ts";

const from = 104;

/** Counts of this mean a week, as chance makes them. */
function drawn(seed: number, weeks: number, mean: (week: number) => number): number[] {
  const draw = drawing(seed);
  return Array.from({ length: weeks }, (_, t) => poisson(draw, mean(t)));
}

/** Stable series that are watched beside the one of interest. */
const beside = (weeks: number): WatchedSeries[] =>
  [0.4, 1.5, 3, 6, 12].map((mean, i) => ({
    key: `stable ${mean}`,
    parent: null,
    counts: drawn(50 + i, weeks, () => mean),
  }));

function watched(counts: readonly number[], exposure?: readonly number[]) {
  const series = { key: "watched", parent: null, counts, ...(exposure && { exposure }) };
  return watchSeries([series, ...beside(counts.length)], { from }).signals.filter(({ key }) => key === "watched");
}

test("a tripled rate is signalled within weeks, with its change, what was expected and by how much it grew", () => {
  const [signal, ...others] = watched(drawn(1, 170, (t) => (t < 140 ? 4 : 12)));
  expect(others).toEqual([]);
  expect(signal?.raised).toBeGreaterThanOrEqual(140);
  expect(signal?.raised).toBeLessThanOrEqual(142);
  expect(Math.abs((signal?.since ?? 0) - 140)).toBeLessThanOrEqual(2);
  expect(signal?.closed).toBeNull();
  expect(signal?.observed).toBeGreaterThan(2 * (signal?.expected ?? Infinity));
  expect(signal?.rate.low).toBeGreaterThan(2);
  expect(signal?.rate.low).toBeLessThan(3);
  expect(signal?.rate.high).toBeGreaterThan(3);
});

test("a signal closes when all is as usual again, and a new outbreak raises a new one", () => {
  const signals = watched(drawn(2, 220, (t) => ((t >= 120 && t < 135) || t >= 200 ? 12 : 4)));
  expect(signals).toHaveLength(2);
  expect(signals[0]?.closed).toBeGreaterThan(134);
  expect(signals[0]?.closed).toBeLessThan(160);
  expect(signals[1]?.raised).toBeGreaterThanOrEqual(200);
});

test("a small growth of what comes often is found by a window, once", () => {
  const [signal, ...others] = watched(drawn(4, 150, (t) => (t < 120 ? 100 : 130)));
  expect(others).toEqual([]);
  expect(signal?.detector).toBe("window");
  expect(signal?.raised).toBeLessThan(130);
  expect(signal?.closed).toBeNull();
  expect(signal?.family).toBe(6);
});

test("stable series raise next to nothing, neither while their exposure grows nor while it falls", () => {
  for (const growth of [0, 0.01, -0.01]) {
    const exposure = Array.from({ length: 208 }, (_, t) => 1000 * (1 + growth) ** t);
    const series = Array.from({ length: 60 }, (_, i) => {
      const rate = (0.3 * 1.07 ** i) / 1000;
      return { key: `${i}`, parent: null, exposure, counts: drawn(i, 208, (t) => rate * (exposure[t] ?? 0)) };
    });
    expect(watchSeries(series, { from }).signals.length).toBeLessThanOrEqual(3);
  }
});

test("an earlier outbreak in the baseline does not hide the next one", () => {
  const mean = (t: number) => ((t >= 40 && t < 60) || t >= 130 ? 8 : 2);
  const [signal] = watched(drawn(3, 150, mean));
  expect(signal?.raised).toBeGreaterThanOrEqual(130);
  expect(signal?.raised).toBeLessThanOrEqual(133);
  expect((signal?.expected ?? 0) / ((signal?.until ?? 0) - (signal?.since ?? 0))).toBeLessThan(2.6);
});

test("of a defect never seen before three complaints in a row are a signal, and one is none", () => {
  const once = Array.from({ length: 140 }, (_, t) => (t === 120 ? 1 : 0));
  expect(watched(once)).toEqual([]);
  const thrice = once.map((count, t) => (t > 120 && t < 124 ? 1 : count));
  const [signal] = watched(thrice);
  expect(signal?.raised).toBeGreaterThanOrEqual(122);
  expect(signal?.raised).toBeLessThanOrEqual(123);
  expect(signal?.rate.high).toBe(Infinity);
});

test("half a year without a report closes the signal of a rare defect, and a new outbreak raises a new one", () => {
  const outbreaks = [120, 121, 122, 170, 171, 172];
  const rare = (length: number) => Array.from({ length }, (_, t) => (t === 30 || outbreaks.includes(t) ? 1 : 0));
  const [before] = watched(rare(148));
  expect(before?.closed).toBeNull();
  const [first, second, ...others] = watched(rare(180));
  expect(others).toEqual([]);
  expect(first?.closed).toBe(148);
  expect(first?.observed).toBe(3);
  expect(second?.raised).toBeGreaterThanOrEqual(171);
  expect(second?.raised).toBeLessThanOrEqual(172);
  expect(second?.closed).toBeNull();
});

test("the silence is counted also while nothing is in service", () => {
  const outbreak = Array.from({ length: 160 }, (_, t) => (t > 120 && t < 124 ? 1 : 0));
  const exposure = outbreak.map((_, t) => (t < 125 ? 1000 : 0));
  const [signal, ...others] = watched(outbreak, exposure);
  expect(others).toEqual([]);
  expect(signal?.closed).toBe(149);
});

test("a new product leans on its parent's rate until it has eight weeks of its own", () => {
  const exposure = Array.from({ length: 130 }, () => 1000);
  const parent = { key: "defect", parent: null, exposure, counts: drawn(5, 130, () => 5) };
  const sold = exposure.map((_, t) => (t < 102 ? 0 : 400));
  const child = (mean: number) => ({
    key: "model",
    parent: "defect",
    exposure: sold,
    counts: drawn(6, 130, (t) => (t < 102 ? 0 : mean)),
  });
  const signalled = (mean: number) =>
    watchSeries([parent, child(mean), ...beside(130)], { from }).signals.filter(({ key }) => key === "model");
  expect(signalled(2)).toEqual([]);
  expect(signalled(10)[0]?.raised).toBeLessThanOrEqual(105);
});

test("the rush after the lunar new year is no signal once the calendar is known", () => {
  const begins = mondays("2022-01-03", 180);
  const [lunar = []] = calendarCycles(begins);
  const usual = (t: number) => ({ [-1]: 0.5, [0]: 0.3, [1]: 1.8, [2]: 1.7, [3]: 1.4 })[lunar[t] ?? 9] ?? 1;
  const series = Array.from({ length: 40 }, (_, i) => ({
    key: `${i}`,
    parent: null,
    counts: drawn(i, 180, (t) => 10 * usual(t)),
  }));
  const without = watchSeries(series, { from }).signals.length;
  const withIt = watchSeries(series, { from, cycles: calendarCycles(begins) }).signals.length;
  expect(without).toBeGreaterThan(5);
  expect(withIt).toBeLessThanOrEqual(2);
});

const history = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 120, maxLength: 150 });

test("what comes later changes nothing of what was raised before", () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }), (counts, later) => {
      const moments = (all: readonly number[]) =>
        watched(all).flatMap(({ raised, since }) => (raised < counts.length ? [[raised, since]] : []));
      expect(moments([...counts, ...later])).toEqual(moments(counts));
    }),
    { numRuns: 25 },
  );
});

test("what a running week tells, its end tells too, whatever else it brings", () => {
  fc.assert(
    fc.property(history, fc.nat(60), fc.nat(20), fc.integer({ min: 1, max: 6 }), (counts, soFar, more, days) => {
      const last = counts.length;
      const raised = (count: number, running: number) => {
        const series = [{ key: "watched", parent: null, counts: [...counts, count] }, ...beside(last + 1)];
        return watchSeries(series, { from, running }).signals.filter(({ key }) => key === "watched");
      };
      const [early, whole] = [raised(soFar, days / 7), raised(soFar + more, 0)];
      expect(whole.map((signal) => signal.raised)).toEqual(
        expect.arrayContaining(early.map((signal) => signal.raised)),
      );
      expect(early.filter(({ closed }) => closed === last)).toEqual([]);
      // A week that is whole and was told as running differs in what was expected only.
      const same = raised(soFar, 0);
      expect(early.map((signal) => signal.raised)).toEqual(same.map((signal) => signal.raised));
      expect(early.at(-1)?.expected ?? 0).toBeLessThanOrEqual(same.at(-1)?.expected ?? 0);
    }),
    { numRuns: 60 },
  );
});

test("the unit of the exposure makes no difference", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 9 }), (counts, power) => {
      const told = (unit: number) =>
        watched(
          counts,
          counts.map((_, t) => unit * (1 + t / 100)),
        ).map(({ raised, since, detector, observed }) => [raised, since, detector, observed]);
      expect(told(2 ** power)).toEqual(told(1));
    }),
    { numRuns: 25 },
  );
});

function mondays(first: string, count: number): string[] {
  const at = (t: number) => new Date(Date.parse(first) + t * 7 * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, t) => at(t));
}
