import { evaluateTarget, type Aim, type Judged, type TargetState } from "@huilu/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const worse: readonly TargetState[] = ["MET", "AT_RISK", "MISSED"];
const atLeast = (value: number, margin = 0): Aim => ({ better: "HIGHER", value, margin });
const atMost = (value: number, margin = 0): Aim => ({ better: "LOWER", value, margin });
const final = (value: number | null, low: number | null = null, high: number | null = null): Judged => ({
  value,
  low,
  high,
  provisional: false,
});

describe("a period against its target", () => {
  test.each<[string, Judged, Aim, TargetState]>([
    ["on the right side, clear of it", final(0.9, 0.87, 0.93), atLeast(0.85), "MET"],
    ["exactly the target", final(0.85), atLeast(0.85), "MET"],
    ["on the wrong side", final(0.84), atLeast(0.85), "MISSED"],
    ["on the wrong side, although the interval reaches across", final(0.84, 0.8, 0.88), atLeast(0.85), "MISSED"],
    ["on the right side, but the interval reaches across", final(0.87, 0.83, 0.91), atLeast(0.85), "AT_RISK"],
    ["on the right side, nearer than the margin", final(0.86), atLeast(0.85, 0.02), "AT_RISK"],
    ["on the wrong side while the period runs", { ...final(0.84), provisional: true }, atLeast(0.85), "AT_RISK"],
    ["on the right side while the period runs", { ...final(0.9), provisional: true }, atLeast(0.85), "MET"],
    ["lower is better, below", final(5, 4, 6), atMost(7), "MET"],
    ["lower is better, above", final(8, 7.5, 8.5), atMost(7), "MISSED"],
    ["lower is better, the upper limit above", final(6, 4, 7.5), atMost(7), "AT_RISK"],
    ["lower is better, nearer than the margin", final(6.9), atMost(7, 0.5), "AT_RISK"],
    ["below the metric's minimum, so without a value", final(null), atLeast(0.85), "NOT_ENOUGH_DATA"],
  ])("%s", (_, figure, aim, state) => {
    expect(evaluateTarget(figure, aim)).toBe(state);
  });

  const amount = fc.double({ min: 0, max: 1000, noNaN: true });
  const question = fc.record({
    value: amount,
    target: amount,
    better: fc.constantFrom<Aim["better"][]>("HIGHER", "LOWER"),
    margin: fc.double({ min: 0, max: 100, noNaN: true }),
    below: fc.option(amount),
    above: fc.option(amount),
    improvement: amount,
    provisional: fc.boolean(),
  });

  test("a better value, its interval moving with it, is never in a worse state", () => {
    fc.assert(
      fc.property(question, ({ value, target, better, margin, below, above, improvement, provisional }) => {
        const aim: Aim = { better, value: target, margin };
        const stateOf = (at: number) =>
          worse.indexOf(
            evaluateTarget(
              {
                value: at,
                low: below === null ? null : at - below,
                high: above === null ? null : at + above,
                provisional,
              },
              aim,
            ),
          );
        expect(stateOf(better === "HIGHER" ? value + improvement : value - improvement)).toBeLessThanOrEqual(
          stateOf(value),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("an easier target is never harder to meet, and becoming final never mends a miss", () => {
    fc.assert(
      fc.property(question, ({ value, target, better, margin, below, above, improvement }) => {
        const figure = {
          value,
          low: below === null ? null : value - below,
          high: above === null ? null : value + above,
        };
        const easier = better === "HIGHER" ? target - improvement : target + improvement;
        const stateOf = (aim: number, provisional: boolean) =>
          worse.indexOf(evaluateTarget({ ...figure, provisional }, { better, value: aim, margin }));
        expect(stateOf(easier, false)).toBeLessThanOrEqual(stateOf(target, false));
        expect(stateOf(target, true)).toBeLessThanOrEqual(stateOf(target, false));
      }),
      { numRuns: 2000 },
    );
  });
});
