const signatureLength = 60;

/** How many rows make a band, so that all but one pair in a hundred of this likeness (0.5 to 1) agree in one. */
export function rowsOfBandFor(likeness: number): number {
  if (likeness >= 0.8) return 5;
  return likeness >= 0.6 ? 3 : 2;
}

const multipliers = Uint32Array.from({ length: signatureLength }, (_, i) => mixed(2 * i + 1) | 1);
const summands = Uint32Array.from({ length: signatureLength }, (_, i) => mixed(2 * i + 2));

/** The numbers of all pieces of `length` characters of a text, each once, in rising order; a short text is one piece. */
export function shinglesOf(text: string, length: number): Uint32Array {
  const found = new Set<number>();
  for (let at = 0; at === 0 || at + length <= text.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let i = at; i < Math.min(text.length, at + length); i += 1)
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    found.add(mixed(hash));
  }
  return Uint32Array.from(found).toSorted();
}

/** One key for each band of the MinHash signature (Broder 1997); sets that share one are probably alike. */
export function bandKeys(shingles: Uint32Array, rowsOfBand: number): number[] {
  const least = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of shingles)
    for (let i = 0; i < signatureLength; i += 1) {
      const hash = (Math.imul(shingle, multipliers[i] ?? 1) + (summands[i] ?? 0)) >>> 0;
      const spread = (hash ^ (hash >>> 15)) >>> 0;
      if (spread < (least[i] ?? 0)) least[i] = spread;
    }
  return Array.from({ length: signatureLength / rowsOfBand }, (_, band) => {
    let key = mixed(band + 1);
    for (let row = 0; row < rowsOfBand; row += 1) key = mixed(key ^ (least[band * rowsOfBand + row] ?? 0));
    // The band stands in front, so that keys of different bands never meet.
    return band * 2 ** 32 + key;
  });
}

/** Whether of what two rising lists of numbers have together they have at least `share` in common (Jaccard). */
export function areAlike(one: Uint32Array, other: Uint32Array, share: number): boolean {
  if (Math.min(one.length, other.length) < share * Math.max(one.length, other.length)) return false;
  let [i, j, common] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common >= share * (one.length + other.length - common);
}

function mixed(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
