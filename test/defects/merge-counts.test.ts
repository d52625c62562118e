import { mergeCounts, type UnitCell } from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const part = fc.option(fc.integer({ min: 1, max: 3 }));
const told = fc.integer({ min: 1, max: 3 });
const cells = (parts: fc.Arbitrary<number | null>) =>
  fc.uniqueArray(fc.record({ parts: fc.tuple(parts, parts), units: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 9,
    selector: ({ parts: own }) => own.join(),
  });

const total = (found: readonly UnitCell[]) => found.reduce((sum, { units }) => sum + units, 0);
const at = (found: readonly UnitCell[], { parts }: UnitCell) =>
  total(found.filter((cell) => cell.parts.join() === parts.join()));
/** Units in cells that tell no less than this one, and nothing else. */
const within = (found: readonly UnitCell[], { parts }: UnitCell) =>
  total(found.filter((cell) => parts.every((one, i) => one === null || cell.parts[i] === one)));

describe("counts and serials of the same units", () => {
  it("are never fewer than either tells of any part, nor more than both together", () => {
    fc.assert(
      fc.property(cells(part), cells(part), (counts, serials) => {
        const merged = mergeCounts(counts, serials);
        expect(merged.every(({ units }) => Number.isInteger(units) && units >= 0)).toBe(true);
        expect(total(merged)).toBeLessThanOrEqual(total(counts) + total(serials));
        for (const one of [counts, serials]) {
          for (const cell of one) expect(within(merged, cell)).toBeGreaterThanOrEqual(within(one, cell));
        }
        expect(total(mergeCounts(counts, []))).toBe(total(counts));
        expect(total(mergeCounts([], serials))).toBe(total(serials));
      }),
    );
  });

  it("are the larger of both in every cell where both tell every part", () => {
    fc.assert(
      fc.property(cells(told), cells(told), (counts, serials) => {
        const merged = mergeCounts(counts, serials);
        for (const cell of [...counts, ...serials]) {
          expect(at(merged, cell)).toBe(Math.max(at(counts, cell), at(serials, cell)));
        }
        expect(merged.length).toBeLessThanOrEqual(
          new Set([...counts, ...serials].map(({ parts }) => parts.join())).size,
        );
      }),
    );
  });

  it("are the larger of both sums where counts tell no part, and stand where serials are known to be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), cells(part), (units, serials) => {
        const merged = mergeCounts([{ parts: [null, null], units }], serials);
        expect(total(merged)).toBe(Math.max(units, total(serials)));
        for (const cell of serials.filter(({ parts }) => !parts.includes(null))) {
          expect(at(merged, cell)).toBe(cell.units);
        }
      }),
    );
  });

  it("go together as often as each occurs, where each tells what the other leaves out", () => {
    const regions = [
      { parts: [null, 1], units: 60 },
      { parts: [null, 2], units: 30 },
    ];
    const batches = [
      { parts: [7, null], units: 20 },
      { parts: [8, null], units: 40 },
    ];
    const merged = mergeCounts(regions, batches);
    expect(total(merged)).toBe(90);
    expect(merged.map((cell) => [...cell.parts, cell.units])).toEqual([
      [7, 1, 13],
      [7, 2, 7],
      [8, 1, 26],
      [8, 2, 14],
      [null, 1, 21],
      [null, 2, 9],
    ]);
  });
});
