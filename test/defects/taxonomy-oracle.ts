/** A report as it was asserted: by whom, when, of which type. */
type Asserted = { readonly type: string; readonly leading: boolean; readonly at: number };

export type KnownCase = {
  readonly model: string;
  source: readonly Asserted[];
  person: readonly Asserted[] | null;
};

export type KnownReclassification = {
  readonly id: number;
  readonly at: number;
  readonly includesPast: boolean;
  readonly rules: readonly { readonly from: string; readonly to: string; readonly model?: string }[];
  undone: boolean;
};

/** Cases that a person counts as one event; none once it was taken back. */
export type KnownEvent = { readonly id: number; numbers: readonly number[] };

/** What a source says now: a row that it repeats word for word stays the one that it was. */
export function asserted(before: readonly Asserted[], types: readonly string[], at: number): Asserted[] {
  return types.map((type, i) => {
    const leading = i === 0;
    return before.find((row) => row.type === type && row.leading === leading) ?? { type, leading, at };
  });
}

/** The types that a case counts under, by the definition and without a table. */
export function countedTypes(one: KnownCase, reclassifications: readonly KnownReclassification[]): string[] {
  const byPerson = one.person !== null;
  const types = (one.person ?? one.source).map(({ type, at }) => {
    let now = type;
    for (const { undone, includesPast, rules, at: since } of reclassifications) {
      if (undone || (!includesPast && at < since) || (byPerson && at >= since)) continue;
      now = rules.find(({ from, model }) => from === now && (model === undefined || model === one.model))?.to ?? now;
    }
    return now;
  });
  return [...new Set(types)];
}

/** How many cases count under each type; those of one event together, and as without a type only where none has one. */
export function countsByType(
  cases: ReadonlyMap<number, KnownCase>,
  reclassifications: readonly KnownReclassification[],
  events: readonly KnownEvent[],
): Record<string, number> {
  const together = events.filter(({ numbers }) => numbers.length > 0).map(({ numbers }) => numbers);
  const alone = [...cases.keys()].filter((number) => !together.some((numbers) => numbers.includes(number)));
  const counts = new Map<string, number>();
  for (const numbers of [...together, ...alone.map((number) => [number])]) {
    const types = new Set(
      numbers.flatMap((number) => {
        const known = cases.get(number);
        return known ? countedTypes(known, reclassifications) : [];
      }),
    );
    for (const type of types.size === 0 ? ["unclassified"] : types) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
