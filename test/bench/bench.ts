/** One goal of a benchmark: our figure, the opponent's of the same run, and whether their ratio meets the goal. */
export type Goal = {
  readonly name: string;
  readonly ours: number;
  readonly opponent: number;
  readonly unit: string;
  /** opponent ÷ ours, or ours ÷ opponent where higher is better, must be at least this. */
  readonly atLeast: number;
  readonly better?: "higher";
  /** What is told beside it, such as the first run on a new connection. */
  readonly beside?: string;
};

/** `keep` is the folder in which companies stand, made once for all who ask for the same seed and size. */
export type BenchOptions = {
  readonly seed: number;
  readonly cases: number;
  readonly keep: string;
  /** How often a simulation is repeated, where it is not the benchmark's own number. */
  readonly runs?: number;
};
export type Bench = (options: BenchOptions) => Promise<Goal[]>;

/** Runs both in turns, so that a drift of the machine hits both alike, and answers the medians in milliseconds. */
export async function sideBySide(
  rounds: number,
  ours: () => Promise<unknown>,
  opponent: () => Promise<unknown>,
): Promise<{ ours: number; opponent: number }> {
  const times: { ours: number[]; opponent: number[] } = { ours: [], opponent: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(await milliseconds(ours));
    times.opponent.push(await milliseconds(opponent));
  }
  return { ours: median(times.ours), opponent: median(times.opponent) };
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function isMet(goal: Goal): boolean {
  return ratioOf(goal) >= goal.atLeast;
}

function ratioOf({ ours, opponent, better }: Goal): number {
  if (ours === opponent) return 1;
  return better === "higher" ? ours / opponent : opponent / ours;
}

/** One line a goal: ours, the opponent's, the ratio and the verdict. */
export function goalLine(goal: Goal): string {
  const ratio = ratioOf(goal);
  const figures = `${goal.ours.toFixed(2)} ${goal.unit} against ${goal.opponent.toFixed(2)} ${goal.unit}`;
  const beside = goal.beside ? `; ${goal.beside}` : "";
  return `${isMet(goal) ? "met   " : "missed"}  ${goal.name}: ${figures}, ${ratio.toFixed(2)}× (goal ≥ ${goal.atLeast}×)${beside}`;
}
