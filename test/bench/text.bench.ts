import type { Bench, Goal } from "./bench.ts";
import { emergingLines } from "./text-emerging.ts";
import { repeatLines } from "./text-repeats.ts";
import { searchLines } from "./text-search.ts";
import { typeLines } from "./text-types.ts";

/**
 * What is made of complaint texts. Suggestions are tried on real ones, which are not part of the project:
 * HUILU_REAL_DATA names their folder. `--cases` says over how many generated texts is searched.
 */
export const textBench: Bench = async (options) => {
  const folder = process.env["HUILU_REAL_DATA"] ?? "";
  const lines: Goal[] = [];
  if (folder === "")
    process.stderr.write("Not run: suggested types on car-complaints-zh and dustup, which need HUILU_REAL_DATA.\n");
  else lines.push(...(await typeLines(folder, options.seed)));
  lines.push(...repeatLines(options.seed), ...emergingLines(options.seed), ...(await searchLines(options)));
  return lines;
};
