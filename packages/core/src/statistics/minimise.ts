type Point = { readonly at: readonly number[]; readonly value: number };

/** A minimum of `f` near `start` by the simplex of Nelder and Mead (1965), started again from where it stopped. */
export function minimise(f: (at: readonly number[]) => number, start: readonly number[]): Point {
  let best = descend(f, start, 0.5);
  for (let round = 0; round < 5; round += 1) {
    const next = descend(f, best.at, 0.1);
    if (best.value - next.value < 1e-12 * Math.abs(best.value)) return next;
    best = next;
  }
  return best;
}

const mostSteps = 600;

function descend(f: (at: readonly number[]) => number, start: readonly number[], size: number): Point {
  const point = (at: readonly number[]): Point => ({ at, value: f(at) });
  const corner = (axis: number) => point(start.map((x, i) => (i === axis ? x + size : x)));
  let simplex = [point(start), ...start.map((_, axis) => corner(axis))];
  for (let step = 0; step < mostSteps; step += 1) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)];
    if (!best || !worst || !second) break;
    if (worst.value - best.value <= 1e-14 * (Math.abs(best.value) + 1e-14)) break;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length);
    const along = (factor: number) => point(centre.map((c, i) => c + factor * ((worst.at[i] ?? 0) - c)));
    const reflected = along(-1);
    const tried = reflected.value < best.value ? along(-2) : reflected.value < second.value ? reflected : along(0.5);
    const better = tried.value < reflected.value ? tried : reflected;
    if (better.value < worst.value) simplex = [...others, better];
    else simplex = simplex.map(({ at }) => point(at.map((x, i) => ((best.at[i] ?? 0) + x) / 2)));
  }
  return simplex.reduce((low, one) => (one.value < low.value ? one : low));
}
