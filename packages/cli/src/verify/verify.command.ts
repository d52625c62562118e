import { type VerifiedRollup, verifyRollups } from "@huilu/core";
import type { Command } from "commander";

import { withInstallation } from "../installation.ts";

type VerifyOptions = { readonly mend?: boolean; readonly json?: boolean };

/** `huilu verify`: exits 1 while a rollup differs from its cases and was not mended. */
export function registerVerify(program: Command): void {
  program
    .command("verify")
    .description("recompute every rolled-up figure from the cases and report each cell that differs")
    .option("--mend", "mend the cells that differ")
    .option("--json", "print the report as JSON")
    .action(async ({ mend = false, json = false }: VerifyOptions) => {
      const report = await withInstallation((db) => verifyRollups(db, { mend }));
      console.log(json ? JSON.stringify(report, null, 2) : describe(report));
      if (report.some(({ differing, mended }) => differing > mended)) process.exitCode = 1;
    });
}

function describe(report: readonly VerifiedRollup[]): string {
  const lines = report.map(
    ({ rollup, cells, differing, mended }) =>
      `${rollup}: ${cells} cells, ${differing} differ${mended > 0 ? `, ${mended} mended` : ""}`,
  );
  const differing = report.reduce((sum, each) => sum + each.differing, 0);
  return [...lines, `${differing} differing cells`].join("\n");
}
