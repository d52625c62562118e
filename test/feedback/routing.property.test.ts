import {
  caseFlags,
  caseMarks,
  delayShares,
  duties,
  readRules,
  routeOf,
  type Held,
  type RoutingFacts,
} from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const few = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const causes = ["DESIGN", "PROCESS", "MATERIAL", "PACKAGING"] as const;

const condition = fc.record({
  kinds: few(["repair", "complaint"]),
  causeClasses: few(causes),
  words: few(["leak", "rude"]),
  marks: few(caseMarks),
  flags: few(caseFlags),
  unsettledAtLeast: fc.option(fc.integer({ min: 1, max: 4 })),
});
const drawn = fc.record({
  when: condition,
  steps: fc.array(fc.array(fc.constantFrom(...duties), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  also: fc.boolean(),
});
const rules = fc.array(drawn, { maxLength: 8 }).map((list) =>
  readRules(
    list.map(({ when, steps, also }, place) => ({
      key: `r${place}`,
      name: `rule ${place}`,
      nameEn: null,
      when,
      route: {
        steps: steps.map((step) => step.map((duty) => ({ duty }))),
        marks: [],
        also,
        acceptHours: 1,
        answerHours: 8,
      },
    })),
  ),
);
const facts: fc.Arbitrary<RoutingFacts> = fc.record({
  kind: fc.constantFrom("repair", "complaint", null),
  priority: fc.constant(null),
  region: fc.constant(null),
  departments: fc.constant([]),
  productFamily: fc.constant(null),
  productModel: fc.constant(null),
  defectFamilies: fc.constant([]),
  defectTypes: fc.constant([]),
  causeClass: fc.constantFrom(...causes, null),
  flags: few(caseFlags),
  marks: few(caseMarks),
  unsettled: fc.integer({ min: 0, max: 5 }),
  text: fc.constantFrom("", "a leak", "rude and a leak"),
});

/** Whether a rule holds, said in another way than the product does. */
function holds(when: ReturnType<typeof readRules>[number]["when"], of: RoutingFacts): boolean {
  const any = (wanted: readonly string[], had: readonly (string | null)[]) =>
    wanted.length === 0 || had.some((one) => one !== null && wanted.includes(one));
  return (
    any(when.kinds, [of.kind]) &&
    any(when.causeClasses, [of.causeClass]) &&
    any(when.marks, of.marks) &&
    when.flags.filter((flag) => !of.flags.includes(flag)).length === 0 &&
    (when.words.length === 0 || when.words.filter((word) => of.text.includes(word)).length > 0) &&
    !(when.unsettledAtLeast !== null && of.unsettled < when.unsettledAtLeast)
  );
}

describe("the route of a case", () => {
  it("is taken by the rules that hold down to the first that ends it, and names all others that hold", () => {
    fc.assert(
      fc.property(rules, facts, (list, of) => {
        const holding = list.filter(({ when }) => holds(when, of));
        const end = holding.findIndex(({ route }) => !route.also);
        const { taken, passedOver } = routeOf(list, of);
        expect([...taken, ...passedOver]).toEqual(holding.map(({ key }) => key));
        expect(taken).toHaveLength(end === -1 ? holding.length : end + 1);
      }),
    );
  });

  it("does not depend on rules below the one that ends it, nor on rules that do not hold", () => {
    fc.assert(
      fc.property(rules, facts, (list, of) => {
        const route = routeOf(list, of);
        const needed = list.filter(({ key }) => route.taken.includes(key));
        expect(routeOf(needed, of)).toEqual({ ...route, passedOver: [] });
      }),
    );
  });

  it("begins with each receiver once, whichever rules name them, and with all that they name", () => {
    fc.assert(
      fc.property(rules, facts, (list, of) => {
        const { chains, taken } = routeOf(list, of);
        const first = chains.flatMap(({ steps }) => steps[0] ?? []).map((target) => JSON.stringify(target));
        const named = list.filter(({ key }) => taken.includes(key)).flatMap(({ route }) => route.steps[0] ?? []);
        expect(new Set(first)).toEqual(new Set(named.map((target) => JSON.stringify(target))));
        for (const { steps } of chains) expect(steps.flat().length).toBeGreaterThan(0);
      }),
    );
  });
});

// Working hours of whoever it is: the first eight of every day of 24 hours, in milliseconds.
const hour = 3_600_000;
const worked = (instant: number) =>
  Math.floor(instant / (24 * hour)) * 8 * hour + Math.min(instant % (24 * hour), 8 * hour);
const calendar = { workingSeconds: (from: number, to: number) => (worked(to) - worked(from)) / 1000 };
const held: fc.Arbitrary<Held[]> = fc.array(
  fc
    .record({
      who: fc.constantFrom("d1", "d2", "d3", "pX", "qSALES"),
      from: fc.integer({ min: 0, max: 500 * hour }),
      lasts: fc.integer({ min: 1, max: 200 * hour }),
    })
    .map(({ who, from, lasts }) => ({ holder: who, calendarOf: null, from, to: from + lasts })),
  { minLength: 1, maxLength: 12 },
);

describe("the shares of a delay", () => {
  const sharesOf = (list: readonly Held[]) =>
    delayShares(list, { clocks: { calendarOf: () => calendar }, dayOf: () => "2026-01-01" });

  it("sum exactly to the whole, by both clocks", () => {
    fc.assert(
      fc.property(held, (list) => {
        const shares = sharesOf(list);
        const [from, to] = [Math.min(...list.map((one) => one.from)), Math.max(...list.map((one) => one.to))];
        const sum = (field: "elapsed" | "business") => shares.reduce((total, one) => total + one[field], 0);
        expect(sum("elapsed")).toBe(to - from);
        expect(sum("business")).toBe(worked(to) - worked(from));
      }),
    );
  });

  it("give nobody more than they had it, and somebody who had it alone all of that", () => {
    fc.assert(
      fc.property(held, (list) => {
        for (const { holder, elapsed } of sharesOf(list)) {
          const own = list.filter((one) => one.holder === holder);
          const longest = own.reduce((total, one) => total + one.to - one.from, 0);
          if (holder !== "n") expect(elapsed).toBeLessThanOrEqual(longest);
        }
        const [alone] = list;
        if (alone) expect(sharesOf([alone])).toMatchObject([{ holder: alone.holder, elapsed: alone.to - alone.from }]);
      }),
    );
  });
});
