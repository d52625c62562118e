import type { Format } from "../format/use-format.ts";

/** A cohort's name: of a month, whose key is it (YYYY-MM), as months are written; of a batch its own. */
export function cohortName(
  format: Format,
  { cohort, label }: { readonly cohort: string; readonly label: string },
): string {
  return /^\d{4}-\d{2}$/.test(cohort) ? format.bucket(`${cohort}-01`, "MONTH") : label;
}
