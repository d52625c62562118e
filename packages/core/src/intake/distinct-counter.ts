/**
 * Counts distinct 53-bit hashes in bounded memory. Up to `most` it is exact; beyond, it keeps those hashes that end in
 * enough zero bits (adaptive sampling, Wegman; Flajolet 1990) and answers within about 1.2 / √most of the truth.
 */
export class DistinctCounter {
  #slots = new Float64Array(1024).fill(-1);
  #size = 0;
  #level = 0;

  constructor(readonly most: number) {}

  add(hash: number): void {
    if (this.#level > 0 && hash % 2 ** this.#level !== 0) return;
    if (!insert(this.#slots, hash)) return;
    this.#size++;
    if (this.#size > this.most) this.#thin();
    else if (this.#size * 2 > this.#slots.length) this.#rebuild(this.#slots.length * 2);
  }

  get count(): number {
    return this.#size * 2 ** this.#level;
  }

  get exact(): boolean {
    return this.#level === 0;
  }

  #thin(): void {
    this.#level++;
    this.#rebuild(this.#slots.length);
  }

  #rebuild(length: number): void {
    const kept = this.#slots.filter((hash) => hash >= 0 && hash % 2 ** this.#level === 0);
    this.#slots = new Float64Array(length).fill(-1);
    for (const hash of kept) insert(this.#slots, hash);
    this.#size = kept.length;
  }
}

/** Open addressing; false when the hash is there already. The slots are a power of two and at most half full. */
function insert(slots: Float64Array, hash: number): boolean {
  const mask = slots.length - 1;
  for (let at = Math.floor(hash / 4096) & mask; ; at = (at + 1) & mask) {
    if (slots[at] === hash) return false;
    if ((slots[at] ?? 0) < 0) {
      slots[at] = hash;
      return true;
    }
  }
}
