import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { runCommand } from "../support/run-command.ts";
import type { Bench } from "./bench.ts";
import { withCompany } from "./bench-company.ts";

const rowsPerSecond = 10_000;
const megabytes = 400;
const everything = ["--from", "2000-01-01", "--to", "2100-01-01", "--json"];

/**
 * One row a case with every metric, of all cases, by `huilu export` as a process of its own: how long it took against
 * what 10,000 rows a second would take, and the most memory that it ever held against 400 MB.
 */
export const exportBench: Bench = (options) =>
  withCompany(options, async ({ url }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "huilu-bench-export-"));
    try {
      const words = ["export", "case-metrics", path.join(folder, "cases.csv"), ...everything];
      const { code, out, err } = await runCommand(url, words);
      if (code !== 0) throw new Error(err);
      const { rows, bytes, seconds, peakMegabytes } = JSON.parse(out);
      const size = `${rows} rows, ${Math.round(rows / seconds)} rows/s, ${(bytes / 1_048_576).toFixed(0)} MB of csv`;
      const time = { ours: seconds, opponent: rows / rowsPerSecond, unit: "s", atLeast: 1, beside: size };
      const memory = { ours: peakMegabytes, opponent: megabytes, unit: "MB", atLeast: 1 };
      return [
        { name: `one row a case with all metrics, against ${rowsPerSecond} rows/s`, ...time },
        { name: `its peak memory, against ${megabytes} MB`, ...memory },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
