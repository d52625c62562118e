import { areAlike, bandKeys, rowsOfBandFor, shinglesOf } from "./minhash.ts";
import { normaliseText } from "./normalise-text.ts";

export type RepeatedText = {
  /** In their order by code units. */
  readonly ids: readonly string[];
  /** All are the same text but for marks and white space. */
  readonly exact: boolean;
};

export type NamedText = { readonly id: string; readonly text: string };

const alike = 0.7;
const pieceLength = 3;
/** Shorter texts say little, and many say the same: they repeat each other only to the letter, if they say enough at all. */
const shortestNear = 12;
const shortestExact = 6;
const comparedCharacters = 5000;
/** What so many groups have in common is a way of speaking. */
const mostInBucket = 200;

/**
 * Groups of two or more texts that repeat each other: the same after normalisation, or near to the first of their group
 * by alphabet (Jaccard's similarity of their pieces of three characters ≥ `likeness`, from 0.5; looked for by MinHash).
 * Texts of a few characters repeat nothing. The order of the texts and doubled ids make no difference.
 */
export function groupRepeats(texts: Iterable<NamedText>, likeness = alike): RepeatedText[] {
  const byKey = idsByKey(texts);
  const keys = [...byKey.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const leaders = leadersOf(keys, likeness);
  const groups = new Map<number, number[]>();
  leaders.forEach((leader, i) => {
    const group = groups.get(leader);
    if (group) group.push(i);
    else groups.set(leader, [i]);
  });
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
  return normaliseText(text.slice(0, 2 * comparedCharacters))
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

/** The first of each text's group, by place: of those before it that lead a group, the first that it is near to. */
function leadersOf(keys: readonly string[], likeness: number): number[] {
  const rowsOfBand = rowsOfBandFor(likeness);
  const buckets = new Map<number, number[]>();
  const pieces = new Map<number, Uint32Array>();
  return keys.map((key, i) => {
    if (key.length < shortestNear) return i;
    const own = shinglesOf(key, pieceLength);
    const bands = bandKeys(own, rowsOfBand);
    const leaders = new Set(bands.flatMap((band) => buckets.get(band) ?? []));
    for (const leader of [...leaders].toSorted((a, b) => a - b))
      if (areAlike(own, pieces.get(leader) ?? noPieces, likeness)) return leader;
    pieces.set(i, own);
    for (const band of bands) {
      const bucket = buckets.get(band);
      if (!bucket) buckets.set(band, [i]);
      else if (bucket.length < mostInBucket) bucket.push(i);
    }
    return i;
  });
}

const noPieces = new Uint32Array();
