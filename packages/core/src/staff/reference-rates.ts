type Counts = { n: number; hits: number };

/** Units of one owner in one stratum; `path` names the stratum from coarse to fine. */
export type OwnedCount = {
  readonly owner: string;
  readonly path: readonly (number | string | null)[];
  readonly n: number;
  readonly hits: number;
};

/** So many units of others in a stratum weigh as much as the coarser stratum around it. */
const weightOfCoarser = 20;
/** With fewer units of others there is nothing to compare with. */
const fewestOthers = 20;

/**
 * The company's rates by stratum, for indirect standardisation. The owner's own units are left out of the rate that
 * they are measured by, so that nobody is compared with themselves. A stratum that is thin without them leans on the
 * coarser one around it: rate = (hits of others + 20 × the coarser stratum's rate) ÷ (units of others + 20), from the
 * company down to the finest stratum (credibility, Bühlmann & Straub 1970).
 */
export class ReferenceRates {
  readonly #all = new Map<string, Counts>();
  readonly #own = new Map<string, Map<string, Counts>>();

  constructor(counts: Iterable<OwnedCount>) {
    for (const { owner, path, n, hits } of counts) {
      const own = this.#ofOwner(owner);
      for (const key of prefixes(path)) {
        add(this.#all, key, n, hits);
        add(own, key, n, hits);
      }
    }
  }

  /** Whether there are others enough to measure `owner` by. */
  canMeasure(owner: string): boolean {
    return (this.#others(owner, "")?.n ?? 0) >= fewestOthers;
  }

  /** Hits a unit that `owner`'s units in the stratum are expected to have; above 0, and of shares below 1. */
  rateFor(owner: string, path: OwnedCount["path"]): number {
    const company = this.#others(owner, "") ?? { n: 0, hits: 0 };
    let rate = (company.hits + 0.5) / (company.n + 1);
    for (const key of prefixes(path)) {
      const others = this.#others(owner, key);
      if (others === null) break;
      rate = (others.hits + weightOfCoarser * rate) / (others.n + weightOfCoarser);
    }
    return rate;
  }

  #others(owner: string, key: string): Counts | null {
    const all = this.#all.get(key);
    if (!all) return null;
    const own = this.#own.get(owner)?.get(key);
    const n = all.n - (own?.n ?? 0);
    return n === 0 ? null : { n, hits: all.hits - (own?.hits ?? 0) };
  }

  #ofOwner(owner: string): Map<string, Counts> {
    const known = this.#own.get(owner);
    if (known) return known;
    const made = new Map<string, Counts>();
    this.#own.set(owner, made);
    return made;
  }
}

function prefixes(path: OwnedCount["path"]): string[] {
  const keys = [""];
  let key = "";
  for (const part of path) keys.push((key += `${part ?? "–"}/`));
  return keys;
}

function add(counts: Map<string, Counts>, key: string, n: number, hits: number): void {
  const known = counts.get(key);
  if (known) {
    known.n += n;
    known.hits += hits;
  } else counts.set(key, { n, hits });
}
