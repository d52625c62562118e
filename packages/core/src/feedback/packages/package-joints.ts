import type { Sql } from "../../database/database.ts";
import type { PackageHandOver } from "./package-document.ts";

/** What a package tells that other features know. */
export type PackageJoints = {
  /** The hand-overs that departments have not answered in time, the longest overdue first. */
  readonly handOvers: (
    sql: Sql,
    asked: { readonly departmentIds: readonly number[]; readonly at: Date },
  ) => Promise<readonly PackageHandOver[]>;
  /** What the data last said of measures, by their id; those that were never looked at are left out. */
  readonly verdicts: (sql: Sql, actionIds: readonly number[]) => Promise<ReadonlyMap<number, string>>;
};

/** What stands in the packages of this version: nothing is handed over in it, and no measure is held against the data. */
export const packageJoints: PackageJoints = {
  handOvers: async () => [],
  verdicts: async () => new Map(),
};
