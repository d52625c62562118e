import type { Metrics } from "./check-query.ts";
import type { Numbers, Parts } from "./figure.ts";
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
  readonly readLives: ReadLives;
};

/**
 * Unit-months in service of the products of a cell, in bucket `index` of period `p`; null where they are not known, or
 * where who asks sees only a part of what was reported of them.
 */
export type Exposure = (p: number, index: number, ids: readonly DimensionId[]) => number | null;
export type ReadExposure = (sql: Sql, question: UnitQuestion, periods: readonly TimeBuckets[]) => Promise<Exposure>;

/**
 * The figure of the machines sold in bucket `index` of period `p` of which a cell tells, and whether all of them have
 * reached the age asked for; null where they are not known, or where who asks sees only a part of what was reported of them.
 */
export type Lives = (p: number, index: number, ids: readonly DimensionId[]) => LifeFigure | null;
export type LifeFigure = Pick<Numbers, "value" | "low" | "high" | "numerator" | "denominator"> & {
  readonly mature: boolean;
};
/** The lives of each of the questions, null for one whose figure is none of cohorts. */
export type ReadLives = (
  sql: Sql,
  questions: readonly UnitQuestion[],
  periods: readonly TimeBuckets[],
) => Promise<readonly (Lives | null)[]>;

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
  /** Of a figure of cohorts: what its machines lived through. */
  readonly lives: Lives | null;
};

/** Names a cell within one answer. An id is a number or a plain code, so nothing in it is mistaken for a border. */
export function cellKey(bucket: number, ids: readonly DimensionId[]): string {
  return `${bucket}:${ids.join(":")}`;
}
