import type { Sql } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { caseWords } from "../locales/words.ts";
import { loadLabels } from "../metrics/dimension.ts";
import type { Dimension } from "../metrics/metric-query.ts";

export type DimensionIds = ReadonlyMap<Dimension, ReadonlySet<number>>;

/** The labels of dimensions in one language; each is read once, when a page names it for the first time. */
export class DimensionLabels {
  readonly #known = new Map<Dimension, Map<number, string>>();

  constructor(
    readonly sql: Sql,
    readonly language: Language,
  ) {}

  /** Reads the labels of `ids` that are not known yet. */
  async learn(ids: DimensionIds): Promise<void> {
    for (const [dimension, wanted] of ids) {
      const known = this.#known.get(dimension) ?? new Map<number, string>();
      this.#known.set(dimension, known);
      const missing = new Set([...wanted].filter((id) => !known.has(id)));
      if (missing.size === 0) continue;
      const labelOf = await loadLabels(
        this.sql,
        new Map([[dimension, missing]]),
        this.language,
        caseWords(this.language),
      );
      for (const id of missing) known.set(id, labelOf(dimension, id).label);
    }
  }

  /** Null where the row has nothing in the dimension. */
  of(dimension: Dimension, id: number | string | null): string | null {
    if (id === null) return null;
    if (typeof id === "string") return caseWords(this.language)(`status.${id}`);
    return this.#known.get(dimension)?.get(id) ?? String(id);
  }
}
