import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { cache, digestOf, root, run, say } from "./checkout.mjs";

const inputs = [
  "packages/web",
  "packages/core/src/locales",
  "packages/api/schema.graphql",
  "pnpm-lock.yaml",
  "tsconfig.base.json",
];

/** Builds the pages, if anything they are made of has changed since the last time. */
export async function buildWeb({ node, env }) {
  const stamp = path.join(cache, "web-build");
  const wanted = digestOf(...inputs);
  const built = existsSync(path.join(root, "packages/web/dist/index.html"));
  if (built && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("building the pages");
  const web = path.join(root, "packages/web");
  await run(node, [path.join(web, "node_modules/vite/bin/vite.js"), "build"], {
    env: { ...env, NODE_ENV: "production" },
    cwd: web,
  });
  writeFileSync(stamp, wanted);
}
