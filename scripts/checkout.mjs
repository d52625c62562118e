import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What tells runs of this checkout apart from work done before; safe to delete. */
export const cache = path.join(root, ".cache");

/** One line to whoever started us; the standard output belongs to the program that follows. */
export function say(text) {
  process.stderr.write(`huilu: ${text}\n`);
}

/** Does `work` while no other boot of this checkout installs or builds. A lock that a killed boot left is taken over. */
export async function alone(work) {
  const lock = path.join(cache, "boot.lock");
  mkdirSync(cache, { recursive: true });
  for (let told = false; !take(lock); told = true) {
    if (!told) say("waiting for another start of this checkout to finish installing");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A digest of the contents of these files and folders, `node_modules` and `dist` left out. */
export function digestOf(...paths) {
  const hash = createHash("sha256");
  for (const each of paths) addTo(hash, path.join(root, each));
  return hash.digest("hex");
}

function addTo(hash, file) {
  if (!existsSync(file)) return;
  const entries = readEntries(file);
  if (!entries) return void hash.update(path.relative(root, file)).update("\0").update(readFileSync(file));
  for (const name of entries) if (name !== "node_modules" && name !== "dist") addTo(hash, path.join(file, name));
}

function readEntries(folder) {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

/** Runs a program quietly; its output appears only in the Error it is rejected with. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  let everything = "";
  child.stdout.on("data", (chunk) => void ((output += chunk), (everything += chunk)));
  child.stderr.on("data", (chunk) => void (everything += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[path.basename(program), ...args].join(" ")} failed:\n${everything.trim()}`));
    });
  });
}
