import type { Metrics } from "./check-query.ts";
import type { Parts } from "./figure.ts";
import type { UnitQuestion } from "./compile-units.ts";
import type { Asker, MetricRequest } from "./metric-query.ts";
import type { Rollup } from "./rollup.ts";
import type { Sql } from "../database/database.ts";
import type { TimeBuckets } from "./time-buckets.ts";

/** What the registry knows and the engine needs: every metric and rollup, and the words of an answer. */
export type Registry = {
  readonly metrics: Metrics;
  readonly rollups: readonly Rollup[];
  readonly words: (language: Asker["language"]) => (key: string) => string;
  readonly readExposure: ReadExposure;
};

/**
 * Unit-months in service of the products of a cell, in bucket `index` of period `p`; null where they are not known, or
 * where who asks sees only a part of what was reported of them.
 */
export type Exposure = (p: number, index: number, ids: readonly DimensionId[]) => number | null;
export type ReadExposure = (sql: Sql, question: UnitQuestion, periods: readonly TimeBuckets[]) => Promise<Exposure>;

export type DimensionId = number | string | null;
export type Cell = { readonly bucket: number; readonly ids: readonly DimensionId[]; readonly parts: Parts };
/** Parts of one metric by cell; a cell is a bucket index and one id per dimension asked. */
export type Cells = Map<string, Cell>;
export type Answered = {
  readonly request: MetricRequest;
  readonly cells: Cells;
  readonly compared: readonly { readonly buckets: TimeBuckets; readonly cells: Cells }[];
  /** Of a rate: what it divides by. */
  readonly exposure: Exposure | null;
};

/** Names a cell within one answer. An id is a number or a plain code, so nothing in it is mistaken for a border. */
export function cellKey(bucket: number, ids: readonly DimensionId[]): string {
  return `${bucket}:${ids.join(":")}`;
}
