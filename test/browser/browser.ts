import { accessSync, constants } from "node:fs";

import { chromium, type Browser } from "playwright-core";

import { findProgram, type Requirement } from "../support/describe-with.ts";

const installed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const program =
  findProgram("chromium", "chromium-browser", "google-chrome", "google-chrome-stable") ??
  installed.find(exists) ??
  null;

/** The machine's own Chromium or Chrome; none is ever downloaded. */
export const browser: Requirement = { name: "Chromium or Chrome", found: program !== null };

/** Opens it without a window and without a word to anybody else. */
export function openBrowser(): Promise<Browser> {
  if (program === null) throw new Error(`${browser.name} is not on this machine.`);
  return chromium.launch({
    executablePath: program,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function exists(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
