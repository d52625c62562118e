/**
 * So many units in these parts (of sales a batch and a region, of production a line); null where a part is not told. All
 * cells of one month and one thing have as many parts, in the same order.
 */
export type UnitCell = { readonly parts: readonly (number | null)[]; readonly units: number };

/**
 * The units of one month of which a count and single serials tell. A count is whole and often coarse, a register is fine
 * and often partial, so both tell of the same units as far as they can: a serial fills the count of its own cell, then
 * one that leaves out some of its parts, then one that tells what the serial leaves out. What is filled stands where both
 * together say; what no serial fills stays as counted, and a serial that no count covers is added. So a cell that both
 * tell of has the larger of the two. Where each tells a part that the other leaves out, parts are taken to go together
 * as often as each occurs.
 */
export function mergeCounts(counted: readonly UnitCell[], serials: readonly UnitCell[]): UnitCell[] {
  const counts = counted.map(openCell);
  const known = serials.map(openCell);
  const filled = passesOf(counted[0]?.parts.length ?? 0).flatMap((pass) => fillCounts(counts, known, pass));
  const rest = [...counts.filter(({ left, told }) => left > 0 || told === 0), ...known.filter(({ left }) => left > 0)];
  return addedUp([...filled, ...rest.map(({ parts, left }) => ({ parts, units: left }))]);
}

type OpenCell = { readonly parts: UnitCell["parts"]; readonly told: number; left: number };
const openCell = ({ parts, units }: UnitCell): OpenCell => ({ parts, told: units, left: units });

/** How a part of a serial goes with a count's: it is the same, or one of both leaves it out. The closer, the earlier. */
const distances = { same: 0, countLeavesOut: 2, serialLeavesOut: 3 } as const;
type Fit = keyof typeof distances;
const fits: readonly Fit[] = ["same", "countLeavesOut", "serialLeavesOut"];

/** Every way in which cells of so many parts go together, the closest first. */
function passesOf(parts: number): (readonly Fit[])[] {
  const distance = (pass: readonly Fit[]) => pass.reduce((sum, fit) => sum + distances[fit], 0);
  return Array.from({ length: parts })
    .reduce<(readonly Fit[])[]>((begun) => begun.flatMap((pass) => fits.map((fit) => [...pass, fit])), [[]])
    .toSorted((one, other) => distance(one) - distance(other));
}

/** Fills counts by serials that go with them in this way, as far as both last; what was filled. */
function fillCounts(counts: readonly OpenCell[], serials: readonly OpenCell[], pass: readonly Fit[]): UnitCell[] {
  const open = (cells: readonly OpenCell[], leftOut: Fit) =>
    cells.filter(({ left, parts }) => left > 0 && pass.every((fit, i) => fit !== leftOut || parts[i] === null));
  const shared = ({ parts }: OpenCell) => pass.map((fit, i) => (fit === "same" ? parts[i] : "")).join(":");
  const countsOf = Map.groupBy(open(counts, "countLeavesOut"), shared);
  return [...Map.groupBy(open(serials, "serialLeavesOut"), shared)].flatMap(([key, known]) =>
    fillGroup(countsOf.get(key) ?? [], known),
  );
}

function fillGroup(counts: readonly OpenCell[], serials: readonly OpenCell[]): UnitCell[] {
  const wanted = spread(Math.min(leftOf(counts), leftOf(serials)), serials);
  return serials.flatMap((serial, i) => {
    const taken = spread(wanted[i] ?? 0, counts);
    return counts.flatMap((count, j) => {
      const units = taken[j] ?? 0;
      if (units === 0) return [];
      serial.left -= units;
      count.left -= units;
      return [{ parts: serial.parts.map((part, k) => part ?? count.parts[k] ?? null), units }];
    });
  });
}

const leftOf = (cells: readonly OpenCell[]) => cells.reduce((sum, { left }) => sum + left, 0);

/** Whole `units` shared out in proportion to what is left of each cell, never more of any than that. */
function spread(units: number, cells: readonly OpenCell[]): number[] {
  const all = leftOf(cells);
  let [passed, given] = [0, 0];
  return cells.map(({ left }) => {
    passed += left;
    const before = given;
    given = all === 0 ? 0 : Math.floor((units * passed) / all);
    return given - before;
  });
}

function addedUp(cells: readonly UnitCell[]): UnitCell[] {
  return [...Map.groupBy(cells, ({ parts }) => parts.join(":")).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ parts: first.parts, units: same.reduce((sum, { units }) => sum + units, 0) }] : [];
  });
}
