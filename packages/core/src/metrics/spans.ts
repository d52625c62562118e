import type { Grain } from "./metric-query.ts";
import type { Level } from "./rollup.ts";
import { bucketEnd, bucketStart, nextBucket, type TimeBuckets } from "./time-buckets.ts";

/** Days from (inclusive) to (exclusive) of which the cells of one level are added up. */
export type Run = { readonly from: string; readonly to: string };
export type Spans = ReadonlyMap<Level, readonly Run[]>;

const grainOf: Record<Exclude<Level, "D">, Grain> = { W: "WEEK", M: "MONTH", Y: "YEAR" };
// What is longer is tried first. A week goes over the borders of months, so it serves where months do not.
const longestFirst: readonly Level[] = ["Y", "M", "W"];

/** Covers every bucket with the longest spans that lie wholly in it, and days at its ragged edges. */
export function spansOf(buckets: TimeBuckets, levels: readonly Level[], since: string | null): Spans {
  const spans = new Map<Level, Run[]>();
  const add = (level: Level, run: Run) => {
    const runs = spans.get(level) ?? [];
    spans.set(level, runs);
    const last = runs.at(-1);
    if (last && last.to === run.from) runs[runs.length - 1] = { from: last.from, to: run.to };
    else runs.push(run);
  };
  const first = buckets.starts[0] ?? buckets.to;
  if (since !== null && since < first) cover({ from: since, to: first }, levels, add);
  for (const [i, from] of buckets.starts.entries()) cover({ from, to: bucketEnd(buckets, i) }, levels, add);
  return spans;
}

function cover(run: Run, levels: readonly Level[], add: (level: Level, run: Run) => void): void {
  if (run.from >= run.to) return;
  for (const level of longestFirst) {
    if (level === "D" || !levels.includes(level)) continue;
    const inner = wholeSpans(run, grainOf[level]);
    if (!inner) continue;
    const shorter = levels.filter((one) => longestFirst.indexOf(one) > longestFirst.indexOf(level) || one === "D");
    cover({ from: run.from, to: inner.from }, shorter, add);
    add(level, inner);
    cover({ from: inner.to, to: run.to }, shorter, add);
    return;
  }
  add("D", run);
}

/** The part of `run` that whole spans of `grain` make up; null if there is none. */
function wholeSpans({ from, to }: Run, grain: Grain): Run | null {
  const start = bucketStart(from, grain);
  const first = start === from ? from : nextBucket(start, grain);
  const last = bucketStart(to, grain);
  return first < last ? { from: first, to: last } : null;
}

/** A day before anything that could be asked for. */
export const beginning = "1900-01-01";
