// `npm run check`: everything that can be said of the code without running it, one line a step. Ends with 1 if any fails.
// `npm run check -- --write` first formats, and makes the generated files anew.
import path from "node:path";
import process from "node:process";

import { root, run } from "./checkout.mjs";

const program = (file, ...args) => [process.execPath, [path.join(root, "node_modules", file), ...args]];
const typescript = (file, ...args) => [process.execPath, ["--import", "@oxc-node/core/register", file, ...args]];
const types = (folder) => program("typescript/bin/tsc", "--noEmit", "--project", folder);

const steps = [
  ["format", program("oxfmt/bin/oxfmt", "--check", ".")],
  ["lint", program("oxlint/bin/oxlint", "--deny-warnings")],
  [
    "arrows",
    program("dependency-cruiser/bin/dependency-cruiser.mjs", "packages", "test", "--config", ".dependency-cruiser.mjs"),
  ],
  ["unused code", program("knip/bin/knip.js", "--no-progress")],
  ...["core", "api", "jobs", "cli", "web"].map((name) => [`types of ${name}`, types(`packages/${name}`)]),
  ["types of test", types("test")],
  ["types of scripts", types(".")],
  ["schema.graphql is current", typescript("packages/api/src/emit-schema.ts", "check")],
  ["types of the pages' queries are current", graphqlCodegen("--check")],
  ["docs/metrics.md is current", typescript("scripts/write-metrics-page.ts", "check")],
];
const writers = [
  ["schema.graphql written", typescript("packages/api/src/emit-schema.ts")],
  ["types of the pages' queries written", graphqlCodegen()],
  ["docs/metrics.md written", typescript("scripts/write-metrics-page.ts")],
  ["formatted", program("oxfmt/bin/oxfmt", ".")],
];

function graphqlCodegen(...args) {
  const web = path.join(root, "packages/web");
  return [
    process.execPath,
    [path.join(web, "node_modules/@graphql-codegen/cli/esm/bin.js"), "--config", "codegen.ts", ...args],
    { cwd: web },
  ];
}

let failed = 0;
const all = process.argv.includes("--write") ? [...writers, ...steps] : steps;
for (const [name, [file, args, options]] of all) {
  const started = performance.now();
  const failure = await run(file, args, options).then(
    () => null,
    (error) => String(error.message),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(failure === null ? "ok    " : "FAILED", name, `(${seconds} s)`);
  if (failure === null) continue;
  failed += 1;
  console.log(failure);
}
console.log(failed === 0 ? "Everything is as it should be." : `${failed} of ${all.length} failed.`);
process.exitCode = failed === 0 ? 0 : 1;
