import { fileURLToPath } from "node:url";

import { startApi } from "@huilu/api";
import { DomainError, ensureFirstAdministrator, type Environment } from "@huilu/core";
import { startJobs } from "@huilu/jobs";
import { pino } from "pino";

import { causeOf } from "../cause-of.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { loadFirstDemo } from "./load-first-demo.ts";
import { requestFirstRuns } from "./request-first-runs.ts";
import { type Progress, readiness } from "./readiness.ts";
import { untilSignal } from "./until-signal.ts";

export type StartOptions = { readonly only?: "api" | "jobs" };

const webDist = fileURLToPath(new URL("../../../web/dist/", import.meta.url));
const jobPatienceMs = 5_000;

/**
 * Runs Huilu until SIGTERM, SIGINT or SIGHUP, and ends the process. It listens early and is ready when the demo company,
 * if one is wanted, is loaded; a signal may come at any moment, also in the middle of that.
 */
export async function start({ only }: StartOptions): Promise<void> {
  const ended = untilSignal();
  const installation = await openInstallation();
  const progress: Progress = { loaded: false, jobs: null, jobsElsewhere: only === "api" };
  let closeApi = async () => {};
  try {
    if (only !== "jobs") closeApi = await openDoor(installation, progress);
    await Promise.race([ended, becomeReady(installation, progress, only)]);
    await ended;
    console.log("Stopping …");
  } finally {
    await Promise.all([closeApi(), progress.jobs?.close()]);
    await installation.close();
  }
  // A signal may have left loading half done; nothing of it may hold the process now that its database is gone.
  process.exit();
}

async function openDoor({ db, environment }: Installation, progress: Progress): Promise<() => Promise<void>> {
  const ready = () => readiness(db, progress);
  const api = await startApi({ db, env: environment, port: environment.port, webDist, ready }).catch(
    (error: unknown) => {
      throw explainListening(error, environment);
    },
  );
  console.log(`Huilu listens at ${api.address}`);
  // Only once it listens: a start that fails would take the password with it.
  const administrator = await ensureFirstAdministrator(db);
  if (administrator)
    console.log(`Sign in as ${administrator.username} with the one-time password ${administrator.oneTimePassword}`);
  return api.close;
}

async function becomeReady(
  { db, environment }: Installation,
  progress: Progress,
  only: StartOptions["only"],
): Promise<void> {
  if (only !== "jobs") {
    await loadFirstDemo(db, environment, (sentence) => console.log(sentence));
    await requestFirstRuns(db);
  }
  progress.loaded = true;
  const log = pino({ name: "huilu", level: environment.logLevel });
  if (only !== "api") progress.jobs = await startJobs({ db, env: environment, log, stopMilliseconds: jobPatienceMs });
  console.log("Ready.");
}

const cannotListen = new Set(["EACCES", "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"]);

function explainListening(error: unknown, { host, port }: Environment): unknown {
  const cause = causeOf(error);
  if (cause === "EADDRINUSE") return new DomainError("CONFLICT", "port_taken", { port });
  return cannotListen.has(cause) ? new DomainError("BAD_INPUT", "listening_failed", { host, port, cause }) : error;
}
