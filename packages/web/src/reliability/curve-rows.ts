/** A value at an age, solid where it is final. */
export type AgePoint = {
  readonly age: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly mature: boolean;
};

/** A line of a chart by months of service. */
export type AgeLine = {
  readonly key: string;
  readonly label: string;
  readonly points: readonly AgePoint[];
  /** Its colour where that says something; else the place among the lines tells it. */
  readonly tone?: "muted" | "accent" | "better" | "worse";
};

export type AgeRow = { age: number } & Record<string, number | [number, number] | null>;

/**
 * One row an age with, for each line, its value where it is final (`<i>`) and where it is not (`<i>-open`), both at the
 * last final one so that they meet, and its interval (`<i>-band`).
 */
export function ageRows(lines: readonly AgeLine[]): AgeRow[] {
  const last = Math.max(0, ...lines.map(({ points }) => points.at(-1)?.age ?? 0));
  return Array.from({ length: last + 1 }, (_, age) => {
    const row: AgeRow = { age };
    for (const [i, { points }] of lines.entries()) {
      const at = points.findIndex((point) => point.age === age);
      const point = points[at];
      if (!point) continue;
      row[String(i)] = point.mature ? point.value : null;
      row[`${i}-open`] = !point.mature || points[at + 1]?.mature === false ? point.value : null;
      row[`${i}-band`] = [point.low, point.high];
    }
    return row;
  });
}

/** The first line only as far as the others go, and at least a year: what they are held against need not outrun them. */
export function withinReach(lines: readonly AgeLine[]): AgeLine[] {
  const reach = Math.max(12, ...lines.slice(1).map(({ points }) => points.at(-1)?.age ?? 0));
  return lines.map((line, i) =>
    i === 0 && lines.length > 1 ? { ...line, points: line.points.filter(({ age }) => age <= reach) } : line,
  );
}

const lineOfWords = 15;

/** By how many pixels each line's words move, so that none lies on another; `at` are their heights in pixels. */
export function apart(at: readonly number[]): number[] {
  const order = at.map((y, i) => ({ y, i })).toSorted((a, b) => a.y - b.y);
  const moved = at.map(() => 0);
  let lowest = -Infinity;
  for (const { y, i } of order) {
    const place = Math.max(y, lowest + lineOfWords);
    moved[i] = place - y;
    lowest = place;
  }
  return moved;
}
