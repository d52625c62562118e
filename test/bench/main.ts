import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { goalLine, isMet, type Bench, type Goal } from "./bench.ts";
import { detectorsBench } from "./detectors.bench.ts";
import { exportBench } from "./export.bench.ts";
import { foldBench } from "./fold.bench.ts";
import { httpBench } from "./http.bench.ts";
import { messagesBench } from "./messages.bench.ts";
import { packagesBench } from "./packages.bench.ts";
import { questionsBench } from "./questions.bench.ts";
import { signalsBench } from "./signals.bench.ts";
import { taxonomyBench } from "./taxonomy.bench.ts";
import { textBench } from "./text.bench.ts";
import { verificationBench } from "./verification.bench.ts";

const benches: Readonly<Record<string, Bench>> = {
  questions: async (options) => [...(await questionsBench(options)), ...(await foldBench(options))],
  fold: foldBench,
  http: httpBench,
  export: exportBench,
  packages: packagesBench,
  detectors: detectorsBench,
  signals: signalsBench,
  taxonomy: taxonomyBench,
  text: textBench,
  verification: verificationBench,
  messages: messagesBench,
};

/** How many cases a benchmark is about, where --cases does not say. */
const manyCases = 5_000_000;
const usualCases: Readonly<Record<string, number>> = {
  export: 1_000_000,
  packages: 1_000_000,
  signals: 60_000,
  // Twenty types, as many as a merge takes, are reported 100,000 times together.
  taxonomy: 300_000,
  text: 1_000_000,
  messages: 100_000,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    cases: { type: "string" },
    runs: { type: "string" },
    keep: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.\n`);
  process.exit(2);
}

// What is asked for by name, else all; `fold` is a part of `questions`.
const wanted = Object.entries(benches).filter(([name]) =>
  positionals.length === 0 ? name !== "fold" : positionals.includes(name),
);
const keep = values.keep ?? (await mkdtemp(path.join(tmpdir(), "huilu-bench-")));
const results: Record<string, Goal[]> = {};
try {
  for (const [name, bench] of wanted) {
    const cases = values.cases === undefined ? (usualCases[name] ?? manyCases) : Number(values.cases);
    const goals = await bench({
      seed: Number(values.seed),
      cases,
      keep,
      ...(values.runs === undefined ? {} : { runs: Number(values.runs) }),
    });
    results[name] = goals;
    if (!values.json) process.stdout.write(`${name}\n${goals.map((goal) => `  ${goalLine(goal)}\n`).join("")}`);
  }
} finally {
  if (values.keep === undefined) await rm(keep, { recursive: true, force: true });
}
const told = Object.entries(results).map(([name, goals]): [string, unknown] => [
  name,
  goals.map((goal) => ({ ...goal, met: isMet(goal) })),
]);
if (values.json) process.stdout.write(`${JSON.stringify(Object.fromEntries(told), null, 2)}\n`);
if (!Object.values(results).flat().every(isMet)) process.exitCode = 1;
