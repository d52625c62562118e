import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runStatisticsCase, type CaseResult } from "@huilu/core";
import type { Command } from "commander";

/** `huilu stats`: runs the statistics library on cases with known answers; exits 1 where one fails, or there is none. */
export function registerStats(program: Command): void {
  program
    .command("stats")
    .description("hold the statistics library against the cases of a folder: *.json with function, input, expected")
    .argument("<dir>", "folder of cases")
    .option("--json", "print the result as JSON")
    .action(async (dir: string, { json = false }: { readonly json?: boolean }) => {
      const files = (await readdir(dir)).filter((file) => file.endsWith(".json")).toSorted();
      const results: CaseResult[] = [];
      for (const file of files) results.push(runStatisticsCase(await readFile(path.join(dir, file), "utf8"), file));
      const failed = results.filter(({ passed }) => !passed).length;
      const counts = { passed: results.length - failed, failed };
      console.log(json ? JSON.stringify({ ...counts, cases: results }, null, 2) : describe(results, counts));
      if (failed > 0 || results.length === 0) process.exitCode = 1;
    });
}

const mostTold = 5;

function describe(
  results: readonly CaseResult[],
  { passed, failed }: { readonly passed: number; readonly failed: number },
): string {
  const lines = results.flatMap(({ id, function: called, name, passed: good, differences }) => [
    `${good ? "passed" : "FAILED"}  ${id}  ${called}${name === "" ? "" : `: ${name}`}`,
    ...differences.slice(0, mostTold).map((one) => `        ${one}`),
    ...(differences.length > mostTold ? [`        and ${differences.length - mostTold} more`] : []),
  ]);
  return [...lines, `${passed} passed, ${failed} failed`].join("\n");
}
