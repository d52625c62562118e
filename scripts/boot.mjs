// The one door to this checkout: `node scripts/boot.mjs start | test | check | huilu | bench`, for Node 20 and newer.
// It finds a Node and a pnpm that fit, installs what the lockfile says, builds the pages, each only when needed, and
// then hands over. No dependencies: it runs before anything is installed.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import process from "node:process";

import { buildWeb } from "./build-web.mjs";
import { installPackages } from "./install-packages.mjs";
import { alone, root, say } from "./checkout.mjs";
import { findToolchain } from "./toolchain.mjs";

const typescript = ["--import", "@oxc-node/core/register"];
const huilu = [...typescript, "packages/cli/src/main.ts"];

/** What each word runs, and whether it needs the built pages. */
const commands = {
  start: { program: [...huilu, "start"], web: true },
  test: { program: ["node_modules/vitest/vitest.mjs", "run"], web: true },
  check: { program: ["scripts/check.mjs"], web: false },
  huilu: { program: huilu, web: false },
  bench: { program: [...typescript, "test/bench/main.ts"], web: true },
};

async function boot([word, ...rest]) {
  const command = Object.hasOwn(commands, word ?? "") ? commands[word] : null;
  if (!command) {
    say(`say one of ${Object.keys(commands).join(", ")}: node scripts/boot.mjs start`);
    return 2;
  }
  const toolchain = await alone(async () => {
    const found = await findToolchain();
    await installPackages(found);
    if (command.web || rest[0] === "start") await buildWeb(found);
    return found;
  });
  return handOver(toolchain, [...command.program, ...rest]);
}

/** Runs the program to its end with our own input and output; passes on every signal that should end us. */
function handOver({ node, env }, args) {
  const child = spawn(node, args, { cwd: root, env, stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // An npm that was killed passes nothing on; then we are somebody else's child.
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

try {
  process.exitCode = await boot(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
