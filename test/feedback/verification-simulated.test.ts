import { expect, test } from "vitest";
import { drawing } from "../bench/draw-series.ts";
import { looks, runTrial, type KnownLevels, type Trial } from "../bench/verification-trials.ts";

const runs = 400;

/** How often a measure of this trial is ever called a help. */
function helps(trial: Trial): number {
  const draw = drawing(11);
  const known: KnownLevels = new Map();
  const found = Array.from({ length: runs }, () => runTrial(trial, draw, known));
  return found.filter(({ first }) => Math.min(first.EFFECTIVE, first.PARTLY) <= looks).length / runs;
}

// 0.025 and three standard errors of so many runs; the benchmark has ten thousand.
const most = 0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs);

test("a useless measure after an alarm looks like a help only while the alarm's months are its baseline", () => {
  const useless = { before: 60, ratio: 1, dispersion: 1 };
  expect(helps({ ...useless, alarm: "left out" })).toBeLessThan(most);
  expect(helps({ ...useless, alarm: "alone" })).toBeGreaterThan(2 * most);
});

test("a fall of everything by half looks like a help only to who does not look at the other defects", () => {
  const useless = { before: 60, ratio: 0.5, dispersion: 1 };
  expect(helps({ ...useless, others: { before: 600, ratio: 0.5 } })).toBeLessThan(most);
  expect(helps(useless)).toBeGreaterThan(0.8);
});

test("a measure that halves the rate is seen, and one that does nothing is not, also where counts cluster", () => {
  expect(helps({ before: 60, ratio: 0.5, dispersion: 1, others: { before: 600, ratio: 1 } })).toBeGreaterThan(0.8);
  expect(helps({ before: 60, ratio: 1, dispersion: 1.5 })).toBeLessThan(most);
});
