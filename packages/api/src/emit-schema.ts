import { readFileSync, writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";

import { createSchema } from "./create-schema.ts";

// Writes ../schema.graphql from the code; with `check` it compares only, and exits 1 when the file is out of date.
const file = new URL("../schema.graphql", import.meta.url);
const heading = "# Made from the code by packages/api/src/emit-schema.ts; do not edit.\n\n";
const printed = `${heading}${printSchema(lexicographicSortSchema(createSchema()))}\n`;

if (process.argv[2] !== "check") writeFileSync(file, printed);
else if (readFileSync(file, "utf8") !== printed) {
  console.error(
    "packages/api/schema.graphql is out of date: run node --import @oxc-node/core/register packages/api/src/emit-schema.ts",
  );
  process.exitCode = 1;
}
