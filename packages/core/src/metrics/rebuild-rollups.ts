import type { PoolClient } from "pg";
import { measureColumns, measuresOf, summed } from "./measures.ts";
import { dropIndexStatements, indexStatements } from "./rollup-tables.ts";
import { cellColumns, finestLevel, sliceColumns, spanStart, withBranches, type Level, type Rollup } from "./rollup.ts";
import { stagedName, stageUnits } from "./stage-units.ts";

/** Empties every rollup and fills it from the cases, in the caller's transaction; whoever reads or writes waits meanwhile. */
export async function rebuildRollups(client: PoolClient, rollups: readonly Rollup[]): Promise<void> {
  // Everything is added up once: in memory, not on disk.
  await client.query("SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'");
  // Whoever moves a department from now on waits, and moves it after.
  if (rollups.some(({ byBranch }) => byBranch)) await client.query("UPDATE department_tree SET moved = false");
  for (const rollup of rollups) {
    // Whoever changes a case waits here with its deltas, so that none is counted twice or lost.
    await client.query(`TRUNCATE delta_${rollup.key}, rollup_${rollup.key}`);
    for (const statement of dropIndexStatements(rollup)) await client.query(statement);
  }
  await stageUnits(
    client,
    rollups.filter((rollup) => !finerThan(rollup, rollups)),
  );
  // The larger ones first, for the smaller ones are their sums.
  for (const rollup of rollups.toReversed()) {
    const finer = finerThan(rollup, rollups);
    await client.query(finestStatement(rollup, finer));
    if (!finer) await client.query(`DROP TABLE ${stagedName(rollup)}`);
    for (const level of rollup.levels.slice(1)) await client.query(levelStatement(rollup, level));
    for (const statement of indexStatements(rollup)) await client.query(statement);
  }
}

/** The next larger rollup of which the sums over a slice are the cells of `rollup`, if there is one. */
function finerThan(rollup: Rollup, rollups: readonly Rollup[]): Rollup | null {
  const slices = sliceColumns(rollup);
  const finer = rollups
    .slice(rollups.indexOf(rollup) + 1)
    .find(
      (other) =>
        finestLevel(other) === finestLevel(rollup) &&
        rollup.units.every((unit) => other.units.includes(unit)) &&
        !other.byBranch &&
        slices.every((slice) => sliceColumns(other).includes(slice === "branch_id" ? "department_id" : slice)),
    );
  return finer ?? null;
}

function finestStatement(rollup: Rollup, finer: Rollup | null): string {
  const source = finer ? withBranches(rollup, `rollup_${finer.key} f`, "f") : `${stagedName(rollup)} f`;
  const cell = cellColumns(rollup).join(", ");
  return `INSERT INTO rollup_${rollup.key} (${cell}, ${measureColumns(rollup).join(", ")})
    SELECT ${cell}, ${summed(measuresOf(rollup.units), "f").join(", ")} FROM ${source}
    WHERE level IN ('${finestLevel(rollup)}', 'P') GROUP BY ${cell} ORDER BY ${inOrder(rollup)}`;
}

/** Cells are laid down as they are read: those of a day beside each other. */
function inOrder(rollup: Rollup): string {
  return ["level", "waits_for", "day", ...sliceColumns(rollup)].join(", ");
}

/** The levels whose spans lie wholly in those of a level, the longest first. */
const shorterThan: Readonly<Record<Level, readonly Level[]>> = {
  D: [],
  W: ["D"],
  T: ["D"],
  M: ["T", "D"],
  Q: ["M", "T", "D"],
  Y: ["Q", "M", "T", "D"],
};

/** Adds the cells of `level` up from the longest spans that lie wholly in it. */
export function levelStatement(rollup: Rollup, level: Level): string {
  const rest = ["outcome", "source_id", ...sliceColumns(rollup)].join(", ");
  const from = shorterThan[level].find((one) => rollup.levels.includes(one)) ?? finestLevel(rollup);
  return `INSERT INTO rollup_${rollup.key} (level, waits_for, day, ${rest}, ${measureColumns(rollup).join(", ")})
    SELECT '${level}', 0, ${spanStart(level, "f.day")}, ${rest}, ${summed(measuresOf(rollup.units), "f").join(", ")}
    FROM rollup_${rollup.key} f WHERE f.level = '${from}'
    GROUP BY ${spanStart(level, "f.day")}, ${rest} ORDER BY ${["3", ...sliceColumns(rollup)].join(", ")}`;
}
