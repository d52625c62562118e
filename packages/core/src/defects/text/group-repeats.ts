import { areAlike, bandKeys, rowsOfBandFor, shinglesOf } from "./minhash.ts";
import { normaliseText } from "./normalise-text.ts";

export type RepeatedText = {
  /** In their order by code units. */
  readonly ids: readonly string[];
  /** All are the same text but for marks and white space. */
  readonly exact: boolean;
};

export type NamedText = { readonly id: string; readonly text: string };

const alike = 0.6;
const pieceLength = 3;
/** Shorter texts say little, and many say the same: they repeat each other only to the letter, if they say enough at all. */
const shortestNear = 12;
const shortestExact = 6;
const comparedCharacters = 5000;
const mostCompared = 40;

/**
 * Groups of two or more texts that repeat each other: the same after normalisation, or near (Jaccard's similarity of
 * their pieces of three characters ≥ `likeness`, at least 0.5, looked for by MinHash), and whatever is near to one of a group belongs to it.
 * Texts of a few characters repeat nothing. The order of the texts and doubled ids make no difference.
 */
export function groupRepeats(texts: Iterable<NamedText>, likeness = alike): RepeatedText[] {
  const byKey = idsByKey(texts);
  const keys = [...byKey.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const roots = linkNear(keys, likeness);
  const groups = new Map<number, number[]>();
  roots.forEach((root, i) => groups.set(root, [...(groups.get(root) ?? []), i]));
  return [...groups.values()]
    .map((members) => ({
      ids: [...new Set(members.flatMap((i) => byKey.get(keys[i] ?? "") ?? []))].toSorted((a, b) => (a < b ? -1 : 1)),
      exact: members.length === 1,
    }))
    .filter(({ ids }) => ids.length > 1)
    .toSorted((a, b) => b.ids.length - a.ids.length || ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1));
}

/** What of a text counts when it is compared: its letters and digits. */
export function repeatKey(text: string): string {
  return normaliseText(text)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, "")
    .slice(0, comparedCharacters);
}

function idsByKey(texts: Iterable<NamedText>): Map<string, string[]> {
  const byKey = new Map<string, string[]>();
  for (const { id, text } of texts) {
    const key = repeatKey(text);
    if (key.length < shortestExact) continue;
    const ids = byKey.get(key);
    if (ids) ids.push(id);
    else byKey.set(key, [id]);
  }
  return byKey;
}

/** The first of each text's group, by place. */
function linkNear(keys: readonly string[], likeness: number): number[] {
  const parents = keys.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[i] = root;
    return root;
  };
  const pieces = keys.map((key) => (key.length < shortestNear ? null : shinglesOf(key, pieceLength)));
  for (const [one, other] of candidatePairs(pieces, rowsOfBandFor(likeness))) {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a === b || !areAlike(pieces[one] ?? noPieces, pieces[other] ?? noPieces, likeness)) continue;
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  return keys.map((_, i) => rootOf(i));
}

const noPieces = new Uint32Array();

/** In a crowd each text is compared with the next ones by alphabet only; keys are sorted, so nothing depends on input. */
function* candidatePairs(pieces: readonly (Uint32Array | null)[], rowsOfBand: number): Generator<[number, number]> {
  const buckets = new Map<number, number[]>();
  pieces.forEach((shingles, i) => {
    for (const key of shingles ? bandKeys(shingles, rowsOfBand) : []) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(i);
      else buckets.set(key, [i]);
    }
  });
  for (const bucket of buckets.values())
    for (let i = 0; i < bucket.length; i += 1)
      for (let j = i + 1; j < Math.min(bucket.length, i + 1 + mostCompared); j += 1)
        yield [bucket[i] ?? 0, bucket[j] ?? 0];
}
