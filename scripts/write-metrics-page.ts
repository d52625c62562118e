// Writes docs/metrics.md from the registry; with `check` it compares only, and exits 1 when the page is out of date.
import { readFileSync, writeFileSync } from "node:fs";

import { metricsDocument } from "../packages/core/src/index.ts";

const page = new URL("../docs/metrics.md", import.meta.url);
const text = metricsDocument();

if (process.argv[2] !== "check") writeFileSync(page, text);
else if (readFileSync(page, "utf8") !== text) {
  console.error(
    "docs/metrics.md is out of date: run node --import @oxc-node/core/register scripts/write-metrics-page.ts",
  );
  process.exitCode = 1;
}
