import type { UnitQuestion } from "./compile-units.ts";
import { partsOf, type Part } from "./measures.ts";
import type { Figure } from "./metric.ts";
import type { Unit } from "./unit.ts";

/** One sum that somebody asks for. */
export type Wanted = { readonly unit: Unit; readonly param: number; readonly part: Part };

/** Where the sums of several metrics stand in a row that was read for all of them. */
export type SumLayout = {
  /** The sums in the order of their columns: each once, whoever asks for it. */
  readonly wanted: readonly Wanted[];
  /** The event types that a unit among them needs its source to know, each a bit of `lacks` where it does not. */
  readonly recorded: readonly string[];
  /** SQL over `source`: the bits of what it never tells; "0" where nobody asks. */
  readonly lacks: string;
};

/** What each figure is made of, beside n. */
const madeOf: Readonly<Record<Figure, readonly Part[]>> = {
  count: [],
  stock: [],
  share: [],
  rate: [],
  ratio: ["hits", "amount"],
  duration: ["amount", "histogram"],
  sum: ["amount"],
  average: ["amount"],
  perHundred: ["hits"],
  netScore: ["hits", "amount"],
  cumulative: [],
  perMachine: ["amount"],
};

/** Lays out what the metrics of one question need. */
export function layoutOf(questions: readonly UnitQuestion[]): SumLayout {
  const wanted = new Map<string, Wanted>();
  for (const { metric, param } of questions) {
    const needed: readonly Part[] = ["n", ...madeOf[metric.figure]];
    for (const part of partsOf(metric.of)) {
      if (needed.includes(part)) wanted.set(`${metric.of.id} ${param} ${part}`, { unit: metric.of, param, part });
    }
  }
  const recorded = [...new Set(questions.flatMap(({ metric }) => metric.of.recorded ?? []))];
  const bits = recorded.map((type, i) => `CASE WHEN '${type}' = ANY(records) THEN 0 ELSE ${2 ** i} END`);
  return { wanted: [...wanted.values()], recorded, lacks: bits.join(" + ") || "0" };
}

/** Why a unit that would count does not count now: its source never tells, or its time has not come. */
export function judgeCell(unit: Unit, { recorded }: SumLayout, outcome: string, lacks: number, waits: number): string {
  if (outcome !== "counted") return outcome;
  if (unit.recorded !== undefined && (lacks & (1 << recorded.indexOf(unit.recorded))) !== 0) return "not_recorded";
  if (unit.ripens === "due" && (waits & 1) !== 0) return "not_due";
  if (unit.ripens === "complete" && (waits & 2) !== 0) return "window_open";
  return "counted";
}
