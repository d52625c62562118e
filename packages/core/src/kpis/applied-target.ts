import type { BusinessDay } from "../time/business-day.ts";
import type { Target, TargetVersion } from "./target.ts";

/** A department with all above it, nearest first, and the company (null) at the end. */
export type Lineage = readonly (number | null)[];

/**
 * Of the versions of one measure, the one that applies in the period that begins on `bucket` to the department whose
 * lineage is given: its own, else the nearest above it that has one; null where nobody has. An ended target is none,
 * so that what stands above applies again.
 */
export function appliedTarget(
  versions: readonly TargetVersion[],
  lineage: Lineage,
  bucket: BusinessDay,
): Target | null {
  for (const departmentId of lineage) {
    const version = versionIn(
      versions.filter((one) => one.departmentId === departmentId),
      bucket,
    );
    if (version && isTarget(version)) return version;
  }
  return null;
}

/** The version in force on the first day of a period: the latest valid by then, of several of one day the last set. */
export function versionIn(versions: readonly TargetVersion[], bucket: BusinessDay): TargetVersion | null {
  return versions
    .filter(({ validFrom }) => validFrom <= bucket)
    .reduce<TargetVersion | null>(
      (latest, one) =>
        latest === null ||
        one.validFrom > latest.validFrom ||
        (one.validFrom === latest.validFrom && one.id > latest.id)
          ? one
          : latest,
      null,
    );
}

function isTarget(version: TargetVersion): version is Target {
  return version.value !== null;
}
