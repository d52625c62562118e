import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

import { digestOf, root, run, say } from "./checkout.mjs";

/** Installs exactly what the lockfile says, if it has changed since the last time. */
export async function installPackages({ pnpm, env }) {
  // The stamp goes with the folder it speaks of.
  const stamp = path.join(root, "node_modules/.huilu-installed");
  const wanted = digestOf(
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    "test/package.json",
    ...packageFiles(),
  );
  const mark = `${wanted} ${process.platform} ${process.arch}\n`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === mark) return;
  say("installing packages");
  await run(pnpm, ["install", "--frozen-lockfile", "--config.confirm-modules-purge=false"], { env });
  writeFileSync(stamp, mark);
}

function packageFiles() {
  return readdirSync(path.join(root, "packages"))
    .toSorted()
    .map((name) => `packages/${name}/package.json`);
}
