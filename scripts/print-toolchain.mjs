// Run inside `npx -p … -c`: says where the packages that npx brought have put Node and pnpm.
import process from "node:process";

import { findOnPath } from "./toolchain.mjs";

console.log(
  JSON.stringify({ node: process.execPath, pnpm: findOnPath(process.platform === "win32" ? "pnpm.cmd" : "pnpm") }),
);
