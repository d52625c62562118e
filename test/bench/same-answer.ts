/** One side's answer: by key the counts, which must be the same, and the figures that may differ by 2 %. */
export type Answer = ReadonlyMap<string, { readonly exact: readonly number[]; readonly near: readonly number[] }>;

const tolerance = 0.02;

/** Throws at the first difference: a race between two different answers shows nothing. */
export function assertSameAnswer(question: string, ours: Answer, opponent: Answer): void {
  if (ours.size === 0) throw new Error(`${question}: an empty answer proves nothing.`);
  const keys = new Set([...ours.keys(), ...opponent.keys()]);
  for (const key of keys) {
    const [mine, theirs] = [ours.get(key), opponent.get(key)];
    const same =
      mine !== undefined &&
      theirs !== undefined &&
      sameLists(mine.exact, theirs.exact, (a, b) => a === b) &&
      sameLists(mine.near, theirs.near, (a, b) => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)));
    if (!same) throw new Error(`${question}, ${key}: ours ${JSON.stringify(mine)}, theirs ${JSON.stringify(theirs)}`);
  }
}

function sameLists(a: readonly number[], b: readonly number[], same: (a: number, b: number) => boolean): boolean {
  return a.length === b.length && a.every((value, i) => same(value, b[i] ?? Number.NaN));
}
