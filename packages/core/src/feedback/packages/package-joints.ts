import type { Sql } from "../../database/database.ts";
import { latestVerdictsOf } from "../issues/latest-verdicts.ts";
import { overdueHandOvers } from "../routing/overdue-hand-overs.ts";
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

export const packageJoints: PackageJoints = {
  handOvers: overdueHandOvers,
  verdicts: latestVerdictsOf,
};
