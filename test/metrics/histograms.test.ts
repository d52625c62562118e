import fc from "fast-check";
import { expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";

const test = withDatabase();

type Entry = readonly [bucket: number, n: number];
const entries = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 511 }),
    fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -90_000, max: 900_000 })),
  ),
  { maxLength: 120 },
);

it("stored histograms are added, netted and taken away as their counts are, however long they grow", async () => {
  await fc.assert(
    fc.asyncProperty(entries, entries, async (a, b) => {
      const { rows } = await test.db.pool.query<Record<"added" | "exact" | "gone", Entry[] | null>>(
        `WITH packed AS (
           SELECT (SELECT string_agg(histogram_entry((e->>0)::smallint, (e->>1)::bigint), '') FROM jsonb_array_elements($1::jsonb) e) AS a,
             (SELECT string_agg(histogram_entry((e->>0)::smallint, (e->>1)::bigint), '') FROM jsonb_array_elements($2::jsonb) e) AS b
         )
         SELECT ${cells("histogram_added(a, b)")} AS added, ${cells("histogram_exact(a || b)")} AS exact,
           ${cells("a || histogram_negated(a)")} AS gone FROM packed`,
        [JSON.stringify(a), JSON.stringify(b)],
      );
      expect(rows[0]?.added ?? []).toEqual(netted([...a, ...b]));
      if (a.length > 0 && b.length > 0) expect(rows[0]?.exact ?? []).toEqual(netted([...a, ...b]));
      expect(rows[0]?.gone ?? []).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** The counts of a stored histogram by bucket, those that are not nothing. */
function cells(histogram: string): string {
  return `(SELECT jsonb_agg(jsonb_build_array(bucket, n) ORDER BY bucket) FROM (
    SELECT bucket, sum(n) AS n FROM histogram_cells(${histogram}) GROUP BY bucket HAVING sum(n) <> 0) h)`;
}

function netted(all: readonly Entry[]): Entry[] {
  const sums = new Map<number, number>();
  for (const [bucket, n] of all) sums.set(bucket, (sums.get(bucket) ?? 0) + n);
  return [...sums].filter(([, n]) => n !== 0).toSorted(([a], [b]) => a - b);
}
