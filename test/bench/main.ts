import { parseArgs } from "node:util";
import { goalLine, isMet, type Bench, type Goal } from "./bench.ts";
import { exportBench } from "./export.bench.ts";
import { foldBench } from "./fold.bench.ts";
import { httpBench } from "./http.bench.ts";
import { questionsBench } from "./questions.bench.ts";

const benches: Readonly<Record<string, Bench>> = {
  questions: questionsBench,
  fold: foldBench,
  http: httpBench,
  export: exportBench,
};

/** How many cases a benchmark is about, where --cases does not say. */
const usualCases: Readonly<Record<string, number>> = {
  questions: 5_000_000,
  http: 200_000,
  fold: 1_000_000,
  export: 1_000_000,
};
const fewCases = 200_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    cases: { type: "string" },
    keep: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.\n`);
  process.exit(2);
}

const wanted = Object.entries(benches).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const results: Record<string, Goal[]> = {};
for (const [name, bench] of wanted) {
  const cases = values.cases === undefined ? usualCases[name] : Number(values.cases);
  const goals = await bench({ seed: Number(values.seed), cases: cases ?? fewCases, keep: values.keep });
  results[name] = goals;
  if (!values.json) process.stdout.write(`${name}\n${goals.map((goal) => `  ${goalLine(goal)}\n`).join("")}`);
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
if (
  Object.values(results)
    .flat()
    .some((goal) => !isMet(goal))
)
  process.exitCode = 1;
